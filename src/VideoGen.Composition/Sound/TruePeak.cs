using System.Runtime.InteropServices;

namespace VideoGen.Composition.Sound;

/// <summary>Peaks between samples, found at four times the sample rate.</summary>
internal static class TruePeak
{
    /// <summary>Samples before and after a place that its peak depends on.</summary>
    public const int Margin = 6;

    private const int Phases = 4;
    private const int Taps = 12;

    // Each tap twice, for left and right: six vectors of two stereo samples.
    private static readonly System.Numerics.Vector4[][] Kernel = Build();

    /// <summary>For each sample the highest absolute value at it or in the gap that follows, over both channels.</summary>
    /// <param name="stereo">Interleaved, with <see cref="Margin"/> samples more at both ends.</param>
    /// <param name="peaks">One entry per sample between the margins.</param>
    public static void Envelope(ReadOnlySpan<float> stereo, Span<float> peaks)
    {
        for (var i = 0; i < peaks.Length; i++)
        {
            var at = (i + Margin) * 2;
            var peak = Math.Max(Math.Abs(stereo[at]), Math.Abs(stereo[at + 1]));

            // Interpolated values rise over their neighbours by a little only: quiet places need no look.
            if (peak > 0.2f)
            {
                var around = MemoryMarshal.Cast<float, System.Numerics.Vector4>(stereo.Slice(at - ((Margin - 1) * 2), Taps * 2));
                for (var phase = 1; phase < Phases; phase++)
                    peak = Math.Max(peak, Between(around, Kernel[phase]));
            }

            peaks[i] = peak;
        }
    }

    private static float Between(ReadOnlySpan<System.Numerics.Vector4> around, System.Numerics.Vector4[] kernel)
    {
        var sum = around[0] * kernel[0];
        for (var t = 1; t < kernel.Length; t++)
            sum += around[t] * kernel[t];
        return Math.Max(Math.Abs(sum.X + sum.Z), Math.Abs(sum.Y + sum.W));
    }

    private static System.Numerics.Vector4[][] Build()
    {
        var kernel = new System.Numerics.Vector4[Phases][];
        for (var phase = 0; phase < Phases; phase++)
        {
            kernel[phase] = new System.Numerics.Vector4[Taps / 2];
            for (var t = 0; t < Taps / 2; t++)
            {
                var (first, second) = (Tap(t * 2, phase), Tap((t * 2) + 1, phase));
                kernel[phase][t] = new System.Numerics.Vector4(first, first, second, second);
            }
        }

        return kernel;
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
    private readonly float[] _peaks = new float[4096];
    private readonly float[] _window = new float[(4096 + (2 * TruePeak.Margin)) * 2];

    /// <summary>dBTP; negative infinity for silence.</summary>
    public double Decibels => 20 * Math.Log10(Linear);

    /// <summary>As a factor of full scale.</summary>
    public double Linear { get; private set; }

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
            foreach (var peak in peaks)
                Linear = Math.Max(Linear, peak);
            _window.AsSpan(count * 2, kept).CopyTo(_window);
            stereo = stereo[(count * 2)..];
        }
    }

    /// <summary>Closes the sound: its last samples have a silence after them.</summary>
    public void Finish() => Add(new float[TruePeak.Margin * 2]);
}
