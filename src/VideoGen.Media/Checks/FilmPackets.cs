using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Media.Checks;

/// <summary>What the packets of a film say, without decoding any.</summary>
/// <param name="Frames">Pictures that are shown.</param>
/// <param name="OutOfTime">Pictures missing between others, or at the time of another.</param>
/// <param name="Duration">Length of the picture in seconds.</param>
/// <param name="AudioDuration">Length of the sound in seconds; null without sound.</param>
internal sealed record FilmPackets(long Frames, long OutOfTime, double Duration, double? AudioDuration)
{
    /// <summary>Reads lines of "codec_type,pts_time,duration_time,flags".</summary>
    public static FilmPackets Read(string answer, FrameRate rate)
    {
        var times = new List<double>();
        var (end, soundEnd, sound) = (0.0, 0.0, false);
        Span<Range> cells = stackalloc Range[5];
        foreach (var line in answer.AsSpan().EnumerateLines())
        {
            if (line.Split(cells, ',') < 4 || !double.TryParse(line[cells[1]], NumberStyles.Float, CultureInfo.InvariantCulture, out var time))
                continue;
            _ = double.TryParse(line[cells[2]], NumberStyles.Float, CultureInfo.InvariantCulture, out var length);
            if (line[cells[0]].SequenceEqual("video") && !line[cells[3]].Contains('D'))
            {
                times.Add(time);
                end = Math.Max(end, time + length);
            }
            else if (line[cells[0]].SequenceEqual("audio"))
            {
                (sound, soundEnd) = (true, Math.Max(soundEnd, time + length));
            }
        }

        times.Sort();
        var wrong = 0L;
        for (var i = 1; i < times.Count; i++)
            wrong += Math.Abs((long)Math.Round((times[i] - times[i - 1]) * rate.PerSecond) - 1);
        return new FilmPackets(times.Count, wrong, end - times.FirstOrDefault(), sound ? soundEnd : null);
    }
}
