using VideoGen.Composition.Layers;
using VideoGen.Composition.Music;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Narration.Markup;
using VideoGen.Composition.Sound.Effects;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Makes sounds of clips.</summary>
internal static class SoundReader
{
    /// <summary>What a clip lets be heard: nothing, a sound, or all sounds of a composition.</summary>
    public static IReadOnlyList<SoundClip> Read(Scope scope, ClipSlot slot, long filmFrames) => slot.Type switch
    {
        "video" or "audio" => One(scope, slot) is { } sound ? [sound] : [],
        "speech" => Speech(scope, slot) is { } speech ? [speech] : [],
        "music" => Music(scope, slot) is { } music ? [music] : [],
        "sfx" => Effect(scope, slot) is { } effect ? [effect] : [],
        "composition" => Lifted(scope, slot, filmFrames),
        _ => [],
    };

    public static SoundSettings Settings(Fields document)
    {
        if (document.Object("sound", "sound") is not { } sound) return new SoundSettings();
        return new SoundSettings
        {
            Loudness = sound.IsNull("loudness") ? null : sound.Number("loudness"),
            TruePeak = sound.Number("true_peak"),
            DuckDecibels = sound.Number("duck"),
        };
    }

    private static SoundClip? One(Scope scope, ClipSlot slot)
    {
        var (fields, rate) = (slot.Fields, scope.Rate);
        var tempos = Tempos.Read(fields, rate, slot.Frames);
        if (Plain(scope, slot, slot.Source?.Name ?? "", fields.Word("role", SoundRole.Effect)) is not { } plain) return null;
        var sound = plain with { Trim = fields.Span("trim", rate), Speed = fields.Number("speed"), Reverse = fields.Flag("reverse"), Loop = fields.Flag("loop"), Ducks = fields.Flag("duck"), Tempos = tempos };
        return slot.Source?.Media.Audio is null || IsSilent(sound.Volume) ? null : sound;
    }

    /// <summary>A text that is spoken. What is said does not last as long as the clip: silence follows.</summary>
    private static SoundClip? Speech(Scope scope, ClipSlot slot)
    {
        var fields = slot.Fields;
        var (text, voice, language) = (fields.Text("text"), fields.Text("voice"), fields.Text("language") ?? scope.Language);
        var say = fields.Items("say").Select(item => Fields.Open(fields.Context, item.Element, "pronunciation", item.Path)).OfType<Fields>()
            .Select(word => KeyValuePair.Create(word.Text("word"), word.Text("as"))).Where(w => w.Key is not null && w.Value is not null).ToArray();
        var spoken = new SpokenText(text ?? "", language, voice, fields.Number("pace")) { Say = Pronunciations.Of(say!) };
        if (Plain(scope, slot, spoken.Name, SoundRole.Narration) is not { } plain || text is null) return null;
        if (SpeechMarkup.Read(text).Fault is { } fault) fields.Context.Wrong(fields.PathOf("text"), TimelineCodes.BadText, $"The markup {fault}", "Mend it, or write plain text.");
        scope.Context.Speeches.Add(spoken);
        return IsSilent(plain.Volume) ? null : plain with { Speed = fields.Number("speed") };
    }

    /// <summary>Music that is composed to fit the clip.</summary>
    private static SoundClip? Music(Scope scope, ClipSlot slot)
    {
        var fields = slot.Fields;
        var (mood, seed) = (fields.Word("mood", Mood.Calm), (long)fields.Number("seed"));
        var tempo = fields.Has("tempo") ? fields.Number("tempo") : MusicTempo.BeatsPerMinute(mood, seed);
        List<TimeSpan> sections = [TimeSpan.Zero, .. fields.NumberItems("sections").Where(s => s > 0).Order().Select(TimeSpan.FromSeconds)];
        if (Plain(scope, slot, "", SoundRole.Music) is not { } plain) return null;
        if (plain.Samples > (long)TimelineLimits.MusicSeconds * Tempos.SampleRate)
        {
            scope.Context.Wrong(slot.Fields.PathOf("length"), TimelineCodes.TooLarge, $"The music would last {Numbers.Text(Math.Round(plain.Samples / (double)Tempos.SampleRate, 1))} seconds.", $"Keep one piece within {TimelineLimits.MusicSeconds} seconds; several can follow each other.");
            return null;
        }

        var brief = new MusicBrief { Mood = mood, Seed = seed, BeatsPerMinute = tempo, Samples = (int)plain.Samples, SceneStarts = sections };
        return IsSilent(plain.Volume) || plain.Samples == 0 ? null : plain with { Music = brief, Ducks = fields.Flag("duck") };
    }

    /// <summary>A short sound that is made for the clip.</summary>
    private static SoundClip? Effect(Scope scope, ClipSlot slot)
    {
        var fields = slot.Fields;
        var (kind, seed) = (fields.Word("sound", SoundEffectKind.Whoosh), (long)fields.Number("seed"));
        if (Plain(scope, slot, "", SoundRole.Effect) is not { } plain) return null;
        if (plain.Samples > (long)TimelineLimits.EffectSeconds * Tempos.SampleRate)
        {
            scope.Context.Wrong(fields.PathOf("length"), TimelineCodes.TooLarge, $"The effect would last {Numbers.Text(Math.Round(plain.Samples / (double)Tempos.SampleRate, 1))} seconds.", $"Keep it within {TimelineLimits.EffectSeconds} seconds.");
            return null;
        }

        return IsSilent(plain.Volume) || plain.Samples == 0 ? null : plain with { Effect = new SoundEffect(kind, (int)plain.Samples, seed) };
    }

    private static bool IsSilent(Curve volume) => volume.Keys.All(key => key.Value == 0);

    /// <summary>What all sounds have: place, volume and fades; null when the fades are too long, which has been said.</summary>
    private static SoundClip? Plain(Scope scope, ClipSlot slot, string source, SoundRole role)
    {
        var fields = slot.Fields;
        var volume = fields.Curve("volume", scope.Scene(slot));
        var (first, last) = slot.Type == "video" ? ("audio_fade_in", "audio_fade_out") : ("fade_in", "fade_out");
        var start = Samples(scope, slot.Start);
        var samples = Samples(scope, slot.End) - start;
        // Where two clips overlap in a transition, their sounds change over too.
        var fadeIn = Fade(scope, fields, first, slot.In is { Paired: true } incoming ? incoming.Frames : 0);
        var fadeOut = Fade(scope, fields, last, slot.Out is { Paired: true } leaving ? leaving.Frames : 0);
        if (fadeIn + fadeOut > samples)
        {
            scope.Context.Wrong(fields.PathOf(fields.Has(last) ? last : first), TimelineCodes.TransitionTooLong, "The fades are longer than the clip.", "Make the fades shorter or the clip longer.");
            return null;
        }

        return new SoundClip { Path = slot.Path.ToString(), Source = source, StartSample = start, Samples = samples, Volume = volume, FadeIn = fadeIn, FadeOut = fadeOut, Role = role };
    }

    private static long Fade(Scope scope, Fields fields, string name, long usual) => Samples(scope, fields.Has(name) ? fields.Frames(name, scope.Rate) : usual);

    /// <summary>The sounds of a composition as sounds of the timeline that shows it.</summary>
    private static IReadOnlyList<SoundClip> Lifted(Scope scope, ClipSlot slot, long filmFrames)
    {
        var volume = slot.Fields.Curve("volume", scope.Scene(slot));
        if (slot.Inner is not { } inner || volume.Keys.All(key => key.Value == 0)) return [];
        var (trim, start) = (Samples(scope, slot.Fields.Frames("trim", scope.Rate)), Samples(scope, slot.Start));
        var samples = Samples(scope, Math.Min(slot.End, filmFrames)) - start;
        scope.Context.Sounds += inner.Sounds.Count;
        if (scope.Context.Sounds > TimelineLimits.Sounds)
        {
            scope.Context.Wrong(JsonPath.Root.Member("tracks"), TimelineCodes.TooLarge, $"The compositions come to more than {TimelineLimits.Sounds} sounds.", "Use fewer compositions with sound.");
            return [];
        }

        return [.. inner.Sounds
            .SelectMany(sound => SoundCut.ToLength(sound, trim + samples))
            .SelectMany(sound => SoundCut.From(sound, trim, scope.Rate, scope.Context.Sources))
            .Select(sound => sound with
            {
                Path = $"{slot.Path} › {sound.Path}",
                StartSample = sound.StartSample - trim + start,
                Volume = SoundCut.Product(sound.Volume, volume, FramesOf(scope, sound.StartSample - trim), scope.Rate, sound.Samples),
            })];
    }

    private static double FramesOf(Scope scope, long samples) => (double)samples * scope.Rate.Numerator / scope.Rate.Denominator / Tempos.SampleRate;

    private static long Samples(Scope scope, long frames) => scope.Rate.SamplesBefore(frames, Tempos.SampleRate);
}
