using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Makes sounds of clips.</summary>
internal static class SoundReader
{
    /// <summary>What a clip lets be heard: nothing, a sound, or all sounds of a composition.</summary>
    public static IReadOnlyList<SoundClip> Read(Scope scope, ClipSlot slot, long filmFrames) => slot.Type switch
    {
        "video" or "audio" => One(scope, slot) is { } sound ? [sound] : [],
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
        var volume = fields.Curve("volume", scope.Scene(slot));
        var tempos = Tempos.Read(fields, rate, slot.Frames);
        var (first, last) = slot.Type == "audio" ? ("fade_in", "fade_out") : ("audio_fade_in", "audio_fade_out");
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

        var sound = new SoundClip
        {
            Path = slot.Path.ToString(), Source = slot.Source?.Name ?? "", StartSample = start, Samples = samples, Trim = fields.Span("trim", rate), Speed = fields.Number("speed"),
            Reverse = fields.Flag("reverse"), Loop = fields.Flag("loop"), Volume = volume, FadeIn = fadeIn, FadeOut = fadeOut, Role = fields.Word("role", SoundRole.Effect), Ducks = fields.Flag("duck"), Tempos = tempos,
        };
        var silent = volume.Keys.All(key => key.Value == 0);
        return slot.Source?.Media.Audio is null || silent ? null : sound;
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
