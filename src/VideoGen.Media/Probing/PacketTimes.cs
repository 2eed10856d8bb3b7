using System.Globalization;

namespace VideoGen.Media.Probing;

/// <summary>What the packets of a video stream say: how many pictures there are, when, and which stand alone.</summary>
/// <param name="Frames">Pictures that are shown.</param>
/// <param name="Keyframes">Numbers of those that can be decoded by themselves, in order of display.</param>
/// <param name="IsVariable">Whether the distances differ by more than rounding.</param>
/// <param name="LongestTicks">Longest time that one picture is shown, in ticks of the stream.</param>
internal sealed record PacketTimes(long Frames, IReadOnlyList<long> Keyframes, bool IsVariable, long LongestTicks)
{
    /// <summary>Reads lines of "pts,duration,flags".</summary>
    public static PacketTimes Read(string answer)
    {
        var packets = new List<(long Time, long Duration, bool Key)>();
        Span<Range> cells = stackalloc Range[4];
        foreach (var line in answer.AsSpan().EnumerateLines())
        {
            if (line.Split(cells, ',') < 3)
                continue;
            var flags = line[cells[2]];

            // D: cut off by the file's edit list, decoded but not shown.
            if (flags.Contains('D') || !long.TryParse(line[cells[0]], NumberStyles.Integer, CultureInfo.InvariantCulture, out var time))
                continue;
            _ = long.TryParse(line[cells[1]], NumberStyles.Integer, CultureInfo.InvariantCulture, out var duration);
            packets.Add((time, duration, flags.Contains('K')));
        }

        packets.Sort((a, b) => a.Time.CompareTo(b.Time));
        var keys = new List<long>();
        var (shortest, longest) = (long.MaxValue, 0L);
        for (var i = 0; i < packets.Count; i++)
        {
            if (packets[i].Key) keys.Add(i);
            if (i == 0) continue;
            var step = packets[i].Time - packets[i - 1].Time;
            (shortest, longest) = (Math.Min(shortest, step), Math.Max(longest, step));
        }

        // Clocks in milliseconds round each picture's time by one.
        return new PacketTimes(packets.Count, keys, longest - Math.Min(shortest, longest) > 1, Math.Max(longest, packets.Count > 0 ? packets[^1].Duration : 0));
    }
}
