using System.Globalization;

namespace VideoGen.Composition.Captions;

/// <summary>Times as subtitle files write them.</summary>
internal static class SubtitleClock
{
    /// <summary>"1:02:03.45", "01:02:03,456" or "02:03.456".</summary>
    public static TimeSpan? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var mark = text.LastIndexOfAny('.', ',');
        if (mark < 0 || text.Length - mark - 1 is < 1 or > 3 || !Number(text[(mark + 1)..], out var fraction)) return null;
        var milliseconds = fraction * (text.Length - mark - 1) switch { 1 => 100, 2 => 10, _ => 1 };
        var parts = text[..mark];
        Span<Range> ranges = stackalloc Range[4];
        var count = parts.Split(ranges, ':');
        if (count is not (2 or 3) || !Number(parts[ranges[count - 1]], out var seconds) || !Number(parts[ranges[count - 2]], out var minutes)) return null;
        var hours = 0;
        if ((count == 3 && !Number(parts[ranges[0]], out hours)) || seconds > 59 || minutes > 59 || hours > 9999) return null;
        return new TimeSpan(0, hours, minutes, seconds, milliseconds);
    }

    /// <summary>"01:02:03.456" with a mark before the milliseconds.</summary>
    public static string Write(TimeSpan time, char mark)
    {
        var all = (long)Math.Round(time.TotalMilliseconds, MidpointRounding.AwayFromZero);
        return string.Create(CultureInfo.InvariantCulture, $"{all / 3_600_000:00}:{all / 60_000 % 60:00}:{all / 1000 % 60:00}{mark}{all % 1000:000}");
    }

    private static bool Number(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && text.Length is > 0 and < 5;
}
