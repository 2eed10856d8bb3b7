using VideoGen.Composition.Layers;
using VideoGen.Composition.Sound;

namespace VideoGen.Composition.Painting.Audiograms;

/// <summary>
/// How loud each band of frequencies is on a frame, 0 to 1. Rises and falls are slowed by looking at the frames around rather than by
/// remembering the ones before, so that any frame can be asked for first.
/// </summary>
internal sealed class SoundLevels
{
    /// <summary>Seconds around a frame's time that are looked at.</summary>
    public const double Reach = Window / 2.0 / PaintingMaterial.Sound.Rate;

    private const int Window = 4096;
    private const double Lowest = 50, Highest = 11_000, QuietDecibels = -54, LoudDecibels = -12, DecibelsPerOctave = 3;
    private const double FallSeconds = 0.45, RiseSeconds = 0.07;
    private static readonly Fft Transform = new(Window);
    private static readonly float[] Hann = [.. Enumerable.Range(0, Window).Select(i => (float)(0.5 - (0.5 * Math.Cos(Math.Tau * (i + 0.5) / Window))))];
    private readonly IReadOnlyList<Voice> _voices;
    private readonly FrameRate _rate;
    private readonly Func<long, long> _sample;
    private readonly double[] _edges;
    private readonly Dictionary<long, float[]> _seen = [];

    /// <param name="voices">What sounds.</param>
    /// <param name="rate">Frame rate.</param>
    /// <param name="bands">How many bands.</param>
    /// <param name="sample">Sample of the film at a frame's start.</param>
    public SoundLevels(IReadOnlyList<Voice> voices, FrameRate rate, int bands, Func<long, long> sample)
    {
        (_voices, _rate, _sample) = (voices, rate, sample);
        _edges = [.. Enumerable.Range(0, bands + 1).Select(i => Lowest * Math.Pow(Highest / Lowest, (double)i / bands))];
    }

    /// <summary>Frames before a frame that it depends on.</summary>
    public static int FramesBefore(FrameRate rate) => (int)Math.Ceiling(FallSeconds * rate.PerSecond);

    /// <summary>Frames behind a frame that it depends on.</summary>
    public static int FramesAfter(FrameRate rate) => (int)Math.Ceiling(RiseSeconds * rate.PerSecond);

    /// <summary>Levels of all bands on a frame.</summary>
    public float[] At(long frame)
    {
        var (before, after) = (FramesBefore(_rate), FramesAfter(_rate));
        var levels = new float[_edges.Length - 1];
        for (var other = frame - before; other <= frame + after; other++)
        {
            var distance = other <= frame ? (frame - other) / (double)before : (other - frame) / (double)after;
            var raw = Raw(other);
            for (var i = 0; i < levels.Length; i++) levels[i] = Math.Max(levels[i], raw[i] - (float)distance);
        }

        foreach (var old in _seen.Keys.Where(k => k < frame - before || k > frame + (2 * before)).ToArray()) _seen.Remove(old);
        return levels;
    }

    /// <summary>The wave around the middle of a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="wave">At most <see cref="Window"/> samples.</param>
    public void Wave(long frame, Span<float> wave)
    {
        wave.Clear();
        var at = (_sample(frame) + _sample(frame + 1)) / 2;
        foreach (var voice in _voices)
        {
            var gain = (float)voice.Clock.GainAt(at, _rate);
            if (gain == 0) continue;
            var from = (long)Math.Round(voice.Clock.SecondsAt(at) * PaintingMaterial.Sound.Rate) - (wave.Length / 2) - voice.Head;
            var (skip, end) = ((int)Math.Max(0, -from), (int)Math.Min(wave.Length, voice.Samples.Length - from));
            var samples = voice.Samples.Span;
            for (var i = skip; i < end; i++) wave[i] += samples[(int)(from + i)] * gain;
        }
    }

    private float[] Raw(long frame)
    {
        if (_seen.TryGetValue(frame, out var levels)) return levels;
        var (wave, spectrum) = (new float[Window], new float[Window / 2]);
        Wave(frame, wave);
        for (var i = 0; i < Window; i++) wave[i] *= Hann[i];
        Transform.Magnitudes(wave, spectrum);
        levels = new float[_edges.Length - 1];
        for (var i = 0; i < levels.Length; i++) levels[i] = Level(spectrum, _edges[i], _edges[i + 1]);
        return _seen[frame] = levels;
    }

    private static float Level(float[] spectrum, double low, double high)
    {
        const double PerBin = (double)PaintingMaterial.Sound.Rate / Window;
        var (from, to) = (low / PerBin, high / PerBin);
        // Low bands are narrower than a bin: between two bins they take a share of both.
        var peak = Between(spectrum, (from + to) / 2);
        for (var bin = (int)Math.Ceiling(from); bin <= to; bin++) peak = Math.Max(peak, spectrum[bin]);
        // A full-scale sine under this window has a magnitude of a quarter of the length. Music falls with frequency; the eye wants it level.
        var decibels = (20 * Math.Log10((peak / (Window / 4.0)) + 1e-9)) + (DecibelsPerOctave * Math.Log2(Math.Sqrt(low * high) / 1000));
        return (float)Math.Clamp((decibels - QuietDecibels) / (LoudDecibels - QuietDecibels), 0, 1);
    }

    private static float Between(float[] spectrum, double place)
    {
        var bin = (int)place;
        return spectrum[bin] + ((spectrum[bin + 1] - spectrum[bin]) * (float)(place - bin));
    }
}
