namespace VideoGen.Composition.Editing.Chat.Words;

/// <summary>The words that patterns are made of, each with the ways of saying it. One way may mean several of them; the pattern decides.</summary>
internal static partial class Vocabulary
{
    /// <summary>Name of what may stand anywhere and says nothing.</summary>
    public const string Filler = "~";

    public static PhraseBook<string> Book { get; } = Build();

    /// <summary>Names of meanings, which patterns may use.</summary>
    public static IReadOnlySet<string> Names { get; } = Lines.Select(l => l.Name).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Name, string[] Phrases)> Lines =>
        from line in (English + "\n" + German).Split('\n')
        where line.Contains(": ", StringComparison.Ordinal)
        let parts = line.Split(": ", 2)
        select (parts[0].Trim(), parts[1].Split(',').Select(p => p.Trim()).ToArray());

    private static PhraseBook<string> Build()
    {
        var book = new PhraseBook<string>();
        foreach (var (name, phrases) in Lines) book.Add(name, phrases);
        return book;
    }

    private const string English = """
        ~: please, pls, plz, kindly, could, can, would, will, you, u, just, the, a, an, my, our, your, i, we, i'd, we'd, you'd, i'll, i'm, want, wanna, want to, would like, like, like to, would like to, love, love to, need, need to, needs, have to, let, lets, me, us, let us, hey, hi, hello, ok, okay, alright, right, now, maybe, perhaps, actually, too, so, oh, well, thanks, thank you, thx, there, be, to be, is, are, should, shall, must, has, have, of, with, as well, for me, if possible, simply, think, that
        make: make, set, turn, change, put, give, use, get, switch, let, adjust, pick, choose, try, go with, take, render, convert, bring, edit, update, apply, have
        remove: remove, delete, drop, erase, cut, cut out, kill, discard, lose, take out, get rid of, throw out, throw away, leave out, take away, strip, clear, without, no, scrap, skip, omit
        add: add, insert, append, create, include, attach, put in, write
        duplicate: duplicate, copy, clone, repeat, double
        move: move, shift, place, put, bring, drag
        swap: swap, switch, exchange, interchange, trade, swap around
        reverse: reverse, invert, flip, turn around
        split: split, split up, divide, break, break up, cut
        merge: merge, combine, join, fuse, unite, glue
        replace: replace, substitute, exchange, swap, swap out
        reset: reset, restore, clear, default, automatic, back to normal, back to default
        normal: normal, default, usual, standard, original, automatic
        rename: rename, retitle
        call: call, name
        keep: keep, leave, keep only, only keep, leave only
        undo: undo, revert, take back, take that back, roll back, go back, step back, back, never mind, cancel that
        redo: redo, do it again, put it back, undo the undo
        version: version, versions, revision, draft
        start_over: start over, start again, begin again, from scratch, reset everything, undo everything, undo all
        change_word: change, changes, edit, edits, step, steps, thing, things, action, actions
        scene: scene, scenes, clip, clips, part, parts, slide, slides, section, sections, shot, shots, card, cards, segment, segments, screen, screens, frame
        film: film, movie, video, it, whole film, whole video, whole movie, whole thing, entire film, entire video, everything, clip, film length
        this: this, current, selected, active
        one: one, ones
        all: all, all of, every, each, all the
        first: first, opening, intro
        last: last, final, closing, ending, outro
        next: next, following
        previous: previous, preceding, one before
        title_scene: title scene, title card, title slide, intro, opening, opening scene, opener, first scene
        end_scene: end card, end scene, outro, ending, closing card, last card, end slide, finale
        call_to_action: call to action, cta, call for action, end card, closing card, final card
        title: title, film title, video title, name
        headline: headline, headlines, heading, headings, header, big text, main text, on screen text, text, wording
        kicker: kicker, eyebrow, overline, small line, line above, small text, pre title
        subline: subline, subtitle, subheading, subhead, tagline, line below, sub title
        narration: narration, script, spoken text, spoken words, speech, voiceover, voice over, voiceover text, what is said, narrator text
        captions: captions, caption, subtitles, subtitle, closed captions, burned in captions, subs
        notes: notes, note, remarks, remark, comment, comments
        emphasis: emphasis, highlight, highlighted word, accent word, emphasised word, emphasized word
        emphasise: emphasise, emphasize, highlight, stress, accentuate, underline
        item: item, items, point, points, bullet, bullets, bullet point, bullet points, list item, list items, entry, entries
        list: list, bullet list
        number_word: number, figure, value, count, statistic, stat
        place: place, position, spot, slot, number
        music: music, soundtrack, background music, song, tune, score, track, backing track
        effects: sound effects, sound effect, effect sounds, sfx, whooshes, effects
        voice: voice, speaker, narrator, voiceover, voice over, speech, speaking, narration
        speak: speak, talk, narrate, read, say it
        speech_subject: narrator, speaker, voice, they, he, she, it
        volume: volume, loudness, level, gain, sound level
        louder: louder, too quiet, up, higher, turn up, raise, boost, increase, crank up, more volume, too soft, stronger
        quieter: quieter, softer, lower, too loud, down, turn down, reduce, decrease, less loud, tone down, less volume, lower down
        faster: faster, quicker, speed up, too slow, more quickly, increase, up, higher, hurry up
        slower: slower, slow down, too fast, more slowly, decrease, down, lower
        shorter: shorter, shorten, too long, trim, trim down, cut down, briefer, reduce, cut
        longer: longer, too short, lengthen, extend, stretch, prolong, expand
        long: long, in length, in total, length, duration, runtime, overall
        fast: fast, quick, quickly
        slow: slow, slowly
        loud: loud
        length: length, duration, runtime, running time, time
        speed: speed, pace, rate, speaking rate, tempo
        tempo: tempo, beat, pace, speed
        bpm: bpm, beats per minute, beats
        mute: mute, silence
        on: on, enable, enabled, show, activate, add, switch on, turn on, bring back, unmute, with
        off: off, disable, disabled, hide, deactivate, remove, no, without, mute, turn off, switch off, silence, stop, kill, get rid of, drop, delete, lose
        double: double, twice the
        halve: halve, cut in half, half the
        mood: mood, feeling, vibe, tone, atmosphere
        more: more
        look: look, design, variant, variation, style, take
        another: another, different, new, other, fresh, alternative, next, change
        surprise: surprise me, shuffle, mix it up, something else, something different
        palette: palette, colours, colors, colour scheme, color scheme, colour palette, color palette, theme
        light: light, lighter, bright, brighter, too dark
        dark: dark, darker, too bright, too light
        accent: accent, accent colour, accent color, highlight colour, highlight color
        colour: colour, color, coloured, colored
        fonts: font, fonts, typeface, typefaces, lettering, type
        background: background, backdrop, behind the text
        transition: transition, transitions, scene change, scene changes
        format: format, aspect ratio, shape, ratio, size, resolution, dimensions, quality, orientation
        fps: fps, frames per second, frames a second
        frame_rate: frame rate, framerate
        language: language
        pronounce: pronounce, say, speak, read
        pronunciation: pronunciation, how to say, how to pronounce, way to say
        forget: forget, remove, delete, drop, reset
        everywhere: everywhere, in all scenes, in every scene, throughout, in the whole film, in the whole video, all over, all scenes, in the film, in the video, across all scenes
        say: say, says, read, reads, be, show, display
        to: to, into, in, as, become, like, becomes, at
        become: into, become, be, as, to
        by: by
        with: with, by, and, for, against
        from: from, off, off of, out of, in, of, on
        in: in, on, of, for, at, from, to, into, inside
        as: as, like
        after: after, behind, following
        before: before, in front of, ahead of
        at: at, to, in, as
        start: start, beginning, front, top, very start, very beginning, first
        end: end, back, bottom, very end, finish, last
        up: up, earlier, forward, forwards, left, sooner
        down: down, later, back, backward, backwards, right
        order: order, sequence, scenes, scene order, order of the scenes, order of scenes
        half: half, halves, two, two parts, two scenes, two halves, pieces
        together: together, into one, to one
        share: share, share again
        bit: bit, little, little bit, slightly, somewhat, touch, tad, small bit
        lot: lot, much, way, far, really, significantly, considerably, very, a lot, even
        second: s, sec, secs, second, seconds
        minute: min, mins, minute, minutes, m
        percent: %, percent, per cent, pct
        decibel: db, decibel, decibels
        times: x, times, fold
        word: word, words, phrase
        help: help, what can you do, what can i do, what can i say, commands, options, how does this work
        """;

    private const string German = """
        ~: bitte, mal, doch, kannst, könntest, könnte, würdest, du, ich, wir, möchte, hätte, gern, gerne, der, die, das, den, dem, des, ein, eine, einen, einem, einer, mir, uns, noch, jetzt, soll, sollte, sein, ist, hinzu, machen, stellen, setzen, werden, etwas mehr
        make: mach, mache, setze, setz, stelle, stell, ändere, änder, nimm, verwende, benutze, nutze, gib, wähle, schalte, schalt
        remove: entferne, entfernen, lösche, lösch, löschen, streiche, nimm raus, ohne, kein, keine, weg
        add: füge, ergänze, hänge, füg, hinzufügen
        duplicate: dupliziere, duplizieren, kopiere, kopieren, verdopple
        move: verschiebe, verschieben, bewege, schiebe
        swap: tausche, tauschen, vertausche, vertauschen
        reverse: kehre, umkehren, drehe
        split: teile, teilen
        merge: verbinde, verbinden, vereine, verschmelze, füge zusammen
        replace: ersetze, ersetzen
        undo: rückgängig, zurück, nimm zurück
        redo: wiederherstellen, wiederhole
        version: fassung
        scene: szene, szenen, teil, folie, abschnitt
        film: es, ihn, ganzen film, ganzes video, ganze
        this: diese, dieser, dieses, aktuelle
        all: alle, allen, jede
        first: erste, ersten, erster
        last: letzte, letzten, letzter
        title: titel
        headline: überschrift, schlagzeile
        subline: unterzeile
        narration: sprechertext, erzählung
        captions: untertitel
        notes: notizen, notiz, anmerkung
        emphasise: betone, hebe
        item: punkt, punkte
        call_to_action: handlungsaufruf, aufruf
        music: musik, hintergrundmusik, melodie
        voice: stimme, sprecher, sprecherin
        speak: sprich, rede
        volume: lautstärke
        louder: lauter, zu leise, erhöhe
        quieter: leiser, zu laut, verringere, senke
        faster: schneller, zu langsam
        slower: langsamer, zu schnell
        shorter: kürzer, zu lang, kürze, verkürze
        longer: länger, zu kurz, verlängere
        long: lang
        length: länge, dauer
        mute: stumm
        on: an, ein, einschalten, zeige, mit
        off: aus, ausschalten, verstecke, stumm, ohne, keine, kein
        another: andere, anderes, anderen
        palette: farben, farbpalette, palette
        light: hell, heller
        dark: dunkel, dunkler
        accent: akzentfarbe
        colour: farbe
        fonts: schrift, schriftart, schriften
        background: hintergrund
        transition: übergang, übergänge
        language: sprache
        mood: stimmung
        more: mehr
        everywhere: überall, in allen szenen
        to: zu, auf, in, nach
        become: zu, in, als
        by: um
        with: mit, durch, und
        from: von, aus
        in: in, von, zu, bei
        as: so, wie
        after: nach, hinter
        before: vor
        at: an, bei, auf
        start: anfang, beginn
        end: ende, schluss
        order: reihenfolge
        bit: bisschen, etwas, wenig
        lot: viel, deutlich
        second: sekunde, sekunden, sek
        minute: minute, minuten
        percent: prozent
        help: hilfe, was kannst du
        """;
}
