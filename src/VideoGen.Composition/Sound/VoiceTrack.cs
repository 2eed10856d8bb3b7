namespace VideoGen.Composition.Sound;

/// <summary>Puts the scenes' speech into one track.</summary>
public static class VoiceTrack
{
    private const int FadeMilliseconds = 4;

    /// <summary>Places clips in time; where two meet, both are heard.</summary>
    /// <param name="length">Samples of the track.</param>
    /// <param name="sampleRate">Samples per second of clips and track.</param>
    /// <param name="clips">Start and samples of each clip. What reaches past the end is cut off softly.</param>
    /// <returns>One channel of 16-bit samples.</returns>
    public static short[] Place(int length, int sampleRate, IEnumerable<(TimeSpan Start, ReadOnlyMemory<short> Samples)> clips)
    {
        ArgumentNullException.ThrowIfNull(clips);
        var track = new short[length];
        var fade = sampleRate * FadeMilliseconds / 1000;
        foreach (var (start, samples) in clips)
        {
            var from = (int)Math.Round(start.TotalSeconds * sampleRate);
            var count = Math.Min(samples.Length, length - from);
            for (var i = Math.Max(0, -from); i < count; i++)
            {
                var edge = Math.Min(i, count - 1 - i);
                var gain = edge < fade ? (double)edge / fade : 1;
                var sum = track[from + i] + (samples.Span[i] * gain);
                track[from + i] = (short)Math.Clamp(sum, short.MinValue, short.MaxValue);
            }
        }

        return track;
    }
}
