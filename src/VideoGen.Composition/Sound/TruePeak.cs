namespace VideoGen.Composition.Sound;

/// <summary>Peaks between samples, found at four times the sample rate.</summary>
internal static class TruePeak
{
    private const int Phases = 4;
    private const int Taps = 12;
    private static readonly float[][] Kernel = Build();

    /// <summary>For each sample the highest absolute value at it or in the gap that follows, over both channels.</summary>
    public static float[] Envelope(ReadOnlySpan<float> stereo)
    {
        var peaks = new float[stereo.Length / 2];
        for (var i = 0; i < peaks.Length; i++)
        {
            var peak = Math.Max(Math.Abs(stereo[i * 2]), Math.Abs(stereo[(i * 2) + 1]));

            // Interpolated values rise over their neighbours by a little only: quiet places need no look.
            if (peak > 0.2f)
            {
                for (var phase = 1; phase < Phases; phase++)
                    peak = Math.Max(peak, Between(stereo, i, Kernel[phase]));
            }

            peaks[i] = peak;
        }

        return peaks;
    }

    private static float Between(ReadOnlySpan<float> stereo, int at, float[] kernel)
    {
        var (left, right) = (0f, 0f);
        for (var t = 0; t < Taps; t++)
        {
            var from = at + t - (Taps / 2) + 1;
            if (from < 0 || from * 2 >= stereo.Length)
                continue;
            left += stereo[from * 2] * kernel[t];
            right += stereo[(from * 2) + 1] * kernel[t];
        }

        return Math.Max(Math.Abs(left), Math.Abs(right));
    }

    private static float[][] Build()
    {
        var kernel = new float[Phases][];
        for (var phase = 0; phase < Phases; phase++)
        {
            kernel[phase] = new float[Taps];
            for (var t = 0; t < Taps; t++)
            {
                var x = t - (Taps / 2) + 1 - ((double)phase / Phases);
                var sinc = x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
                kernel[phase][t] = (float)(sinc * Math.Pow(Math.Cos(Math.PI * x / (Taps + 1)), 2));
            }
        }

        return kernel;
    }
}
