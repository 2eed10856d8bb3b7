namespace VideoGen.Composition.Sound;

/// <summary>Turns loud moments down before they come, so that no peak passes a ceiling and nothing is clipped.</summary>
public static class PeakLimiter
{
    private const int LookAhead = 240; // 5 ms
    private const double ReleaseSeconds = 0.12;

    /// <summary>Amplifies and limits stereo sound.</summary>
    /// <param name="stereo">Interleaved at 48 kHz; left as it is.</param>
    /// <param name="gain">Amplification before the limit, linear.</param>
    /// <param name="ceiling">Highest peak, also between samples, linear, above 0.</param>
    /// <param name="loud">Takes the limited sound; as long as <paramref name="stereo"/>.</param>
    public static void Apply(ReadOnlySpan<float> stereo, float gain, float ceiling, Span<float> loud)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ceiling);
        for (var i = 0; i < loud.Length; i++)
            loud[i] = stereo[i] * gain;
        var gains = TruePeak.Envelope(loud);
        for (var i = 0; i < gains.Length; i++)
            gains[i] = gains[i] > ceiling ? ceiling / gains[i] : 1;
        Smooth(gains);
        for (var i = 0; i < gains.Length; i++)
        {
            loud[i * 2] *= gains[i];
            loud[(i * 2) + 1] *= gains[i];
        }
    }

    /// <summary>The lowest gain of the next 5 ms, let go slowly, then averaged over those 5 ms: it arrives in time and never jumps.</summary>
    private static void Smooth(float[] gains)
    {
        var release = (float)Math.Exp(-1 / (ReleaseSeconds * 48_000));
        var candidates = new LinkedList<(int At, float Gain)>();
        var held = new float[gains.Length];
        var current = 1f;
        var ahead = 0;
        for (var i = 0; i < gains.Length; i++)
        {
            for (; ahead < gains.Length && ahead <= i + LookAhead; ahead++)
            {
                while (candidates.Last is { } last && last.Value.Gain >= gains[ahead])
                    candidates.RemoveLast();
                candidates.AddLast((ahead, gains[ahead]));
            }

            while (candidates.First is { } first && first.Value.At < i)
                candidates.RemoveFirst();
            var least = candidates.First?.Value.Gain ?? 1;
            current = least < current ? least : least + ((current - least) * release);
            held[i] = current;
        }

        var sum = 0.0;
        for (var i = 0; i < gains.Length; i++)
        {
            sum += held[i];
            if (i >= LookAhead)
                sum -= held[i - LookAhead];
            gains[i] = (float)(sum / Math.Min(i + 1, LookAhead));
        }
    }
}
