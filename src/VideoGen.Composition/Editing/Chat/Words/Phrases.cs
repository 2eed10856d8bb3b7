using VideoGen.Composition.Design;
using VideoGen.Composition.Editing.Commands;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Storyboards;
using Transition = VideoGen.Composition.Design.Transition;

namespace VideoGen.Composition.Editing.Chat.Words;

/// <summary>Words for values: moods, colours, layouts and so on. The names of the values themselves are always among them.</summary>
internal static class Phrases
{
    public static PhraseBook<object> Mood { get; } = Named<Mood>(
        (Storyboards.Mood.Calm, "calm, calmer, relaxed, relaxing, peaceful, chill, gentle, ruhig, ruhiger, ruhige"), (Storyboards.Mood.Uplifting, "uplifting, happy, happier, cheerful, friendly, inspiring, fröhlich, fröhlicher, fröhliche"),
        (Storyboards.Mood.Energetic, "energetic, upbeat, exciting, powerful, dynamic, energisch, energischer, energische"), (Storyboards.Mood.Mysterious, "mysterious, spooky, eerie, geheimnisvoll, geheimnisvolle"),
        (Storyboards.Mood.Confident, "confident, corporate, professional, business like, serious, seriös, professionell"), (Storyboards.Mood.Playful, "playful, fun, funny, funnier, cute, verspielt, lustig, lustiger"));

    public static PhraseBook<object> Background { get; } = Named<Motif>(
        (Motif.Waves, "waves, wave, water, ocean, sea, wellen"), (Motif.Stars, "stars, space, starry sky, sterne"), (Motif.Bokeh, "bokeh, soft lights, lights"), (Motif.Skyline, "skyline, city, stadt"),
        (Motif.Hills, "hills, mountains, hügel, berge"), (Motif.Rings, "rings, ripples, ringe"), (Motif.Grid, "grid, gitter"), (Motif.Ribbons, "ribbons, bänder"), (Motif.Orbs, "orbs, circles, balls, kreise"));

    public static PhraseBook<object> Transition { get; } = Named<Transition>((Design.Transition.Dip, "dip, dip to black"), (Design.Transition.Bands, "bands, stripes"), (Design.Transition.Iris, "iris, round"), (Design.Transition.Fade, "fade, fades, dissolve, crossfade"), (Design.Transition.None, "none, hard cut, hard cuts, plain cuts"));

    public static PhraseBook<object> Look { get; } = Named<CaptionLook>(
        (CaptionLook.Plain, "plain, simple, outlined"), (CaptionLook.Box, "box, boxed, in a box, with a box"), (CaptionLook.Karaoke, "karaoke"), (CaptionLook.Pop, "pop, popping"), (CaptionLook.OneWord, "one word, one word at a time, word by word, single word"));

    public static PhraseBook<object> Kind { get; } = Named<SceneKind>(
        (SceneKind.Title, "title, title card"), (SceneKind.Statement, "statement, plain scene, aussage"), (SceneKind.List, "list, bullet list, bullets, liste"), (SceneKind.Number, "number, big number, figure, statistic, stat, zahl"),
        (SceneKind.Definition, "definition, glossary card, begriff"), (SceneKind.Code, "code, code card, terminal"), (SceneKind.Location, "location, location card, place, ort"), (SceneKind.LowerThird, "lower third, name bar, bauchbinde"),
        (SceneKind.Logo, "logo, logo sting, brand card"), (SceneKind.FinePrint, "fine print, small print, disclaimer, kleingedrucktes"),
        (SceneKind.Quote, "quote, quotation, saying, zitat"), (SceneKind.End, "end, end card, closing card, call to action"));

    public static PhraseBook<object> Shape { get; } = Named<FrameShape>(
        (FrameShape.Vertical, "vertical, portrait, upright, tall, tiktok, reel, reels, shorts, story, stories, hochkant, hochformat, vertikal"), (FrameShape.Square, "square, quadratic, quadratisch"),
        (FrameShape.Portrait, "instagram portrait, instagram feed, feed"), (FrameShape.Landscape, "landscape, horizontal, wide, widescreen, youtube, querformat, quer, breitbild"));

    public static PhraseBook<object> Palette { get; } = Design.Palettes.All.Aggregate(new PhraseBook<object>(), (book, p) => book.Add(p.Name, p.Name));

    public static PhraseBook<object> Fonts { get; } = FontPairs.All.Aggregate(new PhraseBook<object>(), (book, f) => book.Add(f.Name, f.Name)).Add("technical", "monospace", "mono").Add("quiet", "thin", "light");

    public static PhraseBook<object> Language { get; } = Table("en=english,englisch|de=german,deutsch|fr=french,französisch|es=spanish,spanisch|it=italian,italienisch|pt=portuguese|nl=dutch|pl=polish|sv=swedish|tr=turkish|ru=russian|uk=ukrainian|zh=chinese|ja=japanese|ko=korean|ar=arabic|hi=hindi");

    public static PhraseBook<object> Speaker { get; } = Table("male=male,man,mans,masculine,männliche,männlichen|female=female,woman,womans,feminine,weibliche,weiblichen|en-gb=british,english|en-us=american|en-gb-scotland=scottish|whisper=whispering,whisper");

    public static PhraseBook<object> Member { get; } = Table("headline=headline,heading,header,big text,main text,on screen text,text,wording,title,überschrift,schlagzeile|kicker=kicker,eyebrow,overline,small line,line above|subline=subline,subtitle,subheading,subhead,tagline,line below,unterzeile|narration=narration,script,spoken text,spoken words,voiceover,voice over,sprechertext,erzählung|notes=notes,note,remarks,remark,comment,notizen,notiz|emphasis=emphasis,highlight,accent word,betonung");

    public static PhraseBook<object> Colour { get; } = Colours();

    /// <summary>Every book, for the spelling.</summary>
    public static IEnumerable<PhraseBook<object>> All => [Mood, Background, Transition, Look, Kind, Shape, Palette, Fonts, Language, Speaker, Member, Colour];

    private static PhraseBook<object> Named<T>(params (T Value, string Phrases)[] more)
        where T : struct, Enum
    {
        var book = new PhraseBook<object>();
        foreach (var (value, phrases) in more) book.Add(value, phrases.Split(", "));
        foreach (var value in Enum.GetValues<T>().Except(more.Select(m => m.Value))) book.Add(value, value.ToString().ToLowerInvariant());
        return book;
    }

    private static PhraseBook<object> Table(string text)
    {
        var book = new PhraseBook<object>();
        foreach (var entry in text.Split('|')) book.Add(entry.Split('=')[0], entry.Split('=')[1].Split(','));
        return book;
    }

    private static PhraseBook<object> Colours()
    {
        var book = new PhraseBook<object>();
        foreach (var (name, hex) in CssColours.All)
        {
            book.Add(hex, name);
            foreach (var shade in (string[])["light", "dark", "medium", "deep", "hot", "sky", "royal", "forest", "steel", "sea", "slate", "pale"])
            {
                // "light blue" as people write it.
                if (name.StartsWith(shade, StringComparison.Ordinal) && name.Length > shade.Length) book.Add(hex, $"{shade} {name[shade.Length..]}");
            }
        }

        foreach (var (word, name) in CssColours.German) book.Add(CssColours.All[name], word, word + "e", word + "er", word + "en", word + "es");
        return book;
    }
}
