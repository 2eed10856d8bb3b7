namespace VideoGen.Composition.Sound;

/// <summary>Makes room for a voice: how loud music may be at each moment.</summary>
public static class Ducking
{
    private const int Hop = 480; // 10 ms
    private const int Before = 15; // hops by which the music is down before a word
    private const int After = 45; // hops for which it stays down after one, which bridges the pauses in a sentence
    private const double FallSeconds = 0.09;
    private const double RiseSeconds = 0.45;

    /// <summary>Finds where there is speech, with the time before and after it in which music stays back.</summary>
    /// <param name="voice">One channel at 48 kHz.</param>
    /// <returns>One entry per 10 ms, whether music must be down.</returns>
    public static bool[] Speech(ReadOnlySpan<float> voice)
    {
        var levels = new double[(voice.Length + Hop - 1) / Hop];
        for (var h = 0; h < levels.Length; h++)
        {
            foreach (var sample in voice[(h * Hop)..Math.Min(voice.Length, (h + 1) * Hop)])
                levels[h] += sample * sample;
        }

        // 35 dB below its loudest moment a voice is breath and room.
        var threshold = Math.Max(levels.DefaultIfEmpty().Max() * Math.Pow(10, -3.5), 1e-9);
        var speech = new bool[levels.Length];
        for (var h = 0; h < levels.Length; h++)
        {
            if (levels[h] > threshold)
                Array.Fill(speech, true, Math.Max(0, h - Before), Math.Min(speech.Length, h + After) - Math.Max(0, h - Before));
        }

        return speech;
    }

    /// <summary>Turns music down where there is speech, without a jump.</summary>
    /// <param name="stereo">Interleaved at 48 kHz; changed in place.</param>
    /// <param name="speech">From <see cref="Speech"/>.</param>
    /// <param name="depth">Gain under speech, linear, 0 to 1.</param>
    public static void Apply(Span<float> stereo, ReadOnlySpan<bool> speech, float depth)
    {
        var fall = (float)(1 - Math.Exp(-1 / (FallSeconds * 48_000)));
        var rise = (float)(1 - Math.Exp(-1 / (RiseSeconds * 48_000)));
        var gain = speech.Length > 0 && speech[0] ? depth : 1f;
        for (var i = 0; i < stereo.Length / 2; i++)
        {
            var hop = i / Hop;
            var aim = hop < speech.Length && speech[hop] ? depth : 1f;
            gain += (aim - gain) * (aim < gain ? fall : rise);
            stereo[i * 2] *= gain;
            stereo[(i * 2) + 1] *= gain;
        }
    }
}
