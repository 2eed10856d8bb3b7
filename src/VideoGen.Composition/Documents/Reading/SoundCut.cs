using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Cuts sounds to what is heard of them.</summary>
internal static class SoundCut
{
    private const int MostSamples = 300;

    /// <summary>A sound up to the end of its timeline; nothing when it starts after that.</summary>
    public static IEnumerable<SoundClip> ToLength(SoundClip sound, long end)
    {
        var excess = sound.StartSample + sound.Samples - end;
        if (excess <= 0) return [sound];
        if (sound.StartSample >= end) return [];
        var samples = sound.Samples - excess;
        return [sound with
        {
            Samples = samples,
            FadeOut = Math.Max(0, sound.FadeOut - excess),
            FadeIn = Math.Min(sound.FadeIn, samples),
            // Backwards, the end that is cut off is the beginning of the source.
            Trim = sound is { Reverse: true, Loop: false } ? sound.Trim + Consumed(sound, samples, sound.Samples) : sound.Trim,
            Tempos = [.. Within(sound.Tempos, 0, samples)],
        }];
    }

    /// <summary>A sound from a sample of its timeline on.</summary>
    public static IEnumerable<SoundClip> From(SoundClip sound, long first, FrameRate rate, IReadOnlyDictionary<string, SourceMedia> sources)
    {
        var skipped = first - sound.StartSample;
        if (skipped <= 0) return [sound];
        if (skipped >= sound.Samples) return [];
        var frames = (double)skipped * rate.Numerator / rate.Denominator / Tempos.SampleRate;
        var rest = sound with
        {
            StartSample = first, Samples = sound.Samples - skipped, FadeIn = Math.Max(0, sound.FadeIn - skipped), FadeOut = Math.Min(sound.FadeOut, sound.Samples - skipped),
            Volume = Shifted(sound.Volume, frames), Tempos = [.. Within(sound.Tempos, skipped, sound.Samples)],
        };
        var consumed = Consumed(sound, 0, skipped);
        if (!sound.Loop) return [rest with { Trim = sound.Reverse ? sound.Trim : sound.Trim + consumed }];
        return Looped(sound, rest, consumed, sources[sound.Source].Duration - sound.Trim, rate);
    }

    /// <summary>Two volumes at once.</summary>
    /// <param name="inner">Of the sound, from its start.</param>
    /// <param name="outer">Of the composition, from its start.</param>
    /// <param name="offset">Frames of the composition before the sound starts.</param>
    /// <param name="rate">Frame rate.</param>
    /// <param name="samples">Length of the sound.</param>
    public static Curve Product(Curve inner, Curve outer, double offset, FrameRate rate, long samples)
    {
        if (outer.IsConstant) return inner.Map(value => Math.Min(4, value * outer.Keys[0].Value));
        var shifted = Shifted(outer, offset);
        if (inner.IsConstant) return shifted.Map(value => Math.Min(4, value * inner.Keys[0].Value));
        var frames = (double)samples * rate.Numerator / rate.Denominator / Tempos.SampleRate;
        var step = Math.Max(1, frames / MostSamples);
        return Curve.Of(Enumerable.Range(0, (int)Math.Ceiling(frames / step) + 1).Select(i => new Keyframe(i * step, Math.Min(4, inner.At(i * step) * shifted.At(i * step)), Easing.Linear)));
    }

    /// <summary>A looping sound that begins in the middle of a round: the rest of that round, then whole rounds.</summary>
    private static IEnumerable<SoundClip> Looped(SoundClip sound, SoundClip rest, TimeSpan consumed, TimeSpan round, FrameRate rate)
    {
        if (round <= TimeSpan.Zero) return [rest];
        var into = TimeSpan.FromTicks(consumed.Ticks % round.Ticks);
        if (into == TimeSpan.Zero) return [rest];
        var left = (long)((round - into).TotalSeconds / sound.Speed * Tempos.SampleRate);
        if (left <= 0) return [rest];
        if (sound.Reverse) return [rest with { Loop = false }];
        var head = rest with { Loop = false, Trim = sound.Trim + into };
        if (left >= rest.Samples) return [head];
        var frames = (double)left * rate.Numerator / rate.Denominator / Tempos.SampleRate;
        return
        [
            head with { Samples = left, FadeOut = 0, FadeIn = Math.Min(head.FadeIn, left), Tempos = [.. Within(rest.Tempos, 0, left)] },
            rest with { StartSample = rest.StartSample + left, Samples = rest.Samples - left, FadeIn = 0, FadeOut = Math.Min(rest.FadeOut, rest.Samples - left), Volume = Shifted(rest.Volume, frames), Tempos = [.. Within(rest.Tempos, left, rest.Samples)] },
        ];
    }

    /// <summary>Time of the source between two samples of the clip.</summary>
    private static TimeSpan Consumed(SoundClip sound, long from, long to) =>
        TimeSpan.FromSeconds(Tempos.Consumed([.. Within(sound.Tempos, from, to)], to - from, sound.Speed));

    private static IEnumerable<TempoSpan> Within(IReadOnlyList<TempoSpan> spans, long from, long to)
    {
        foreach (var span in spans)
        {
            var (start, end) = (Math.Max(span.FromSample, from), Math.Min(span.FromSample + span.Samples, to));
            if (end > start) yield return new TempoSpan(start - from, end - start, span.Tempo);
        }
    }

    private static Curve Shifted(Curve curve, double frames) => Curve.Of(curve.Keys.Select(key => key with { Frame = key.Frame - frames }));
}
