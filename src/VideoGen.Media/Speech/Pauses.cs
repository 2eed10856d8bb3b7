namespace VideoGen.Media.Speech;

/// <summary>The engine reports the end of a clause after the rest that follows it; captions want the moment before.</summary>
internal static class Pauses
{
    private const double WindowSeconds = 0.01;
    private const double QuietShare = 0.02; // of the loudest sample

    /// <summary>Moves a clause's end back to where its sound ends.</summary>
    public static TimeSpan EndOfSound(ReadOnlySpan<short> samples, int sampleRate, TimeSpan clauseEnd)
    {
        var window = (int)(sampleRate * WindowSeconds);
        var loudest = 1;
        foreach (var sample in samples)
            loudest = Math.Max(loudest, Math.Abs((int)sample));
        var end = Math.Min(samples.Length, (int)(clauseEnd.TotalSeconds * sampleRate));
        while (end > window && IsQuiet(samples[(end - window)..end], loudest * QuietShare))
            end -= window;
        return TimeSpan.FromSeconds((double)end / sampleRate);
    }

    private static bool IsQuiet(ReadOnlySpan<short> window, double level)
    {
        foreach (var sample in window)
        {
            if (Math.Abs((int)sample) > level)
                return false;
        }

        return true;
    }
}
