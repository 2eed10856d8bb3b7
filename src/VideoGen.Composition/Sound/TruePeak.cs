using System.Numerics;

namespace VideoGen.Composition.Sound;

/// <summary>Peaks between samples, found at four times the sample rate.</summary>
internal static class TruePeak
{
    /// <summary>Samples before and after a place that its peak depends on.</summary>
    public const int Margin = 6;

    private const int Phases = 4;
    private const int Taps = 12;
    private const int Chunk = 240;

    /// <summary>Between samples that stay below this no value reaches twice as much: quiet places need no look.</summary>
    private const float Quiet = 0.1f;

    // First the taps of the first phase between samples, then those of the second…
    private static readonly float[] Kernel = [.. Enumerable.Range(1, Phases - 1).SelectMany(phase => Enumerable.Range(0, Taps).Select(t => Tap(t, phase)))];

    /// <summary>For each sample the highest absolute value at it or in the gap that follows, over both channels.</summary>
    /// <param name="stereo">Interleaved, with <see cref="Margin"/> samples more at both ends.</param>
    /// <param name="peaks">One entry per sample between the margins.</param>
    public static void Envelope(ReadOnlySpan<float> stereo, Span<float> peaks)
    {
        Span<float> both = stackalloc float[Chunk * 2];
        for (var at = 0; at < peaks.Length; at += Chunk)
        {
            var count = Math.Min(Chunk, peaks.Length - at);
            var around = stereo.Slice(at * 2, (count + (2 * Margin)) * 2);
            var values = both[..(count * 2)];
            if (SampleMath.Peak(around) > Quiet)
                Between(around, values);
            else
                around.Slice(Margin * 2, count * 2).CopyTo(values);
            for (var i = 0; i < count; i++)
                peaks[at + i] = Math.Max(Math.Abs(values[i * 2]), Math.Abs(values[(i * 2) + 1]));
        }
    }

    private static void Between(ReadOnlySpan<float> around, Span<float> peaks)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= peaks.Length; i += Vector<float>.Count)
        {
            var (a, b, c) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            for (var t = 0; t < Taps; t++)
            {
                var sound = new Vector<float>(around[(i + 2 + (t * 2))..]);
                a += sound * Kernel[t];
                b += sound * Kernel[Taps + t];
                c += sound * Kernel[(2 * Taps) + t];
            }

            var peak = Vector.Max(Vector.Max(Vector.Abs(a), Vector.Abs(b)), Vector.Abs(c));
            Vector.Max(peak, Vector.Abs(new Vector<float>(around[(i + (Margin * 2))..]))).CopyTo(peaks[i..]);
        }

        for (; i < peaks.Length; i++)
        {
            var (a, b, c) = (0f, 0f, 0f);
            for (var t = 0; t < Taps; t++)
            {
                var sound = around[i + 2 + (t * 2)];
                a += sound * Kernel[t];
                b += sound * Kernel[Taps + t];
                c += sound * Kernel[(2 * Taps) + t];
            }

            peaks[i] = Math.Max(Math.Max(Math.Max(Math.Abs(a), Math.Abs(b)), Math.Abs(c)), Math.Abs(around[i + (Margin * 2)]));
        }
    }

    private static float Tap(int t, int phase)
    {
        var x = t - (Taps / 2) + 1 - ((double)phase / Phases);
        var sinc = x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
        return (float)(sinc * Math.Pow(Math.Cos(Math.PI * x / (Taps + 1)), 2));
    }
}

/// <summary>The highest peak of a sound, also between its samples.</summary>
public sealed class TruePeakMeter
{
    private readonly List<float> _steps = [];
    private readonly float[] _peaks = new float[4096];
    private readonly float[] _window = new float[(4096 + (2 * TruePeak.Margin)) * 2];
    private long _at = -TruePeak.Margin;

    /// <summary>dBTP; negative infinity for silence.</summary>
    public double Decibels => 20 * Math.Log10(Linear);

    /// <summary>As a factor of full scale.</summary>
    public double Linear { get; private set; }

    /// <summary>The highest of each <see cref="PeakCeiling.Step"/>, linear.</summary>
    public IReadOnlyList<float> Steps => _steps;

    /// <summary>Takes the next stretch.</summary>
    /// <param name="stereo">Interleaved at 48 kHz.</param>
    public void Add(ReadOnlySpan<float> stereo)
    {
        const int kept = 2 * TruePeak.Margin * 2;
        while (stereo.Length > 0)
        {
            var count = Math.Min(stereo.Length / 2, _peaks.Length);
            stereo[..(count * 2)].CopyTo(_window.AsSpan(kept));
            var peaks = _peaks.AsSpan(0, count);
            TruePeak.Envelope(_window.AsSpan(0, (count * 2) + kept), peaks);
            Note(peaks);
            _window.AsSpan(count * 2, kept).CopyTo(_window);
            stereo = stereo[(count * 2)..];
        }
    }

    /// <summary>Closes the sound: its last samples have a silence after them.</summary>
    public void Finish() => Add(new float[TruePeak.Margin * 2]);

    private void Note(ReadOnlySpan<float> peaks)
    {
        while (peaks.Length > 0)
        {
            var step = (int)(Math.Max(0, _at) / PeakCeiling.Step);
            var count = (int)Math.Min(peaks.Length, ((step + 1L) * PeakCeiling.Step) - _at);
            var peak = SampleMath.Peak(peaks[..count]);
            if (step == _steps.Count)
                _steps.Add(0);
            _steps[step] = Math.Max(_steps[step], peak);
            Linear = Math.Max(Linear, peak);
            peaks = peaks[count..];
            _at += count;
        }
    }
}
