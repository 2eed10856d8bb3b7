using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Audiograms;

/// <summary>Tells which part of its source a clip plays when.</summary>
/// <param name="clip">The clip.</param>
/// <param name="source">Length of its source in seconds; 0 when unknown.</param>
internal sealed class ClipClock(SoundClip clip, double source)
{
    private const double Rate = PaintingMaterial.Sound.Rate;

    /// <summary>Seconds of the source, not wrapped, at a sample of the film.</summary>
    public double SecondsAt(long sample)
    {
        var played = Played(sample - clip.StartSample);
        if (clip.Reverse) played = Played(clip.Samples) - played;
        var loop = source - clip.Trim.TotalSeconds;
        if (clip.Loop && loop > 0.01) played -= Math.Floor(played / loop) * loop;
        return clip.Trim.TotalSeconds + played;
    }

    /// <summary>Linear gain at a sample of the film: volume and fades; 0 outside of the clip.</summary>
    /// <param name="sample">Sample of the film.</param>
    /// <param name="rate">The film's frames: volume goes by them.</param>
    public double GainAt(long sample, FrameRate rate)
    {
        var at = sample - clip.StartSample;
        if (at < 0 || at >= clip.Samples) return 0;
        var gain = clip.Volume.At(at / Rate * rate.PerSecond);
        if (at < clip.FadeIn) gain *= Math.Sin(Math.PI / 2 * at / clip.FadeIn);
        if (clip.Samples - at < clip.FadeOut) gain *= Math.Sin(Math.PI / 2 * (clip.Samples - at) / clip.FadeOut);
        return gain;
    }

    private double Played(long at)
    {
        var extra = clip.Tempos.Sum(t => (t.Tempo - 1) * Math.Clamp(at - t.FromSample, 0, t.Samples));
        return (at + extra) * clip.Speed / Rate;
    }
}
