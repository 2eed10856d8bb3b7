using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Media.Probing;

/// <summary>Turns ffprobe's words into facts.</summary>
internal static class StreamFacts
{
    public static VideoFacts Video(StreamAnswer stream, FormatAnswer format)
    {
        var (sarNumerator, sarDenominator) = Ratio(stream.SampleAspectRatio, ':') is { Numerator: > 0, Denominator: > 0 } sar ? sar : (1, 1);
        var rate = Ratio(stream.AvgFrameRate, '/');
        var turned = stream.SideDataList.FirstOrDefault(s => s.Rotation is not null)?.Rotation ?? 0;
        return new VideoFacts
        {
            Codec = stream.CodecName,
            Profile = stream.Profile == "unknown" ? "" : stream.Profile,
            CodedWidth = stream.Width,
            CodedHeight = stream.Height,
            SarNumerator = sarNumerator,
            SarDenominator = sarDenominator,
            Rotation = (((-(int)Math.Round(turned / 90) * 90) % 360) + 360) % 360,
            PixelFormat = stream.PixFmt,
            HasAlpha = Alpha(stream),
            Matrix = Known(stream.ColorSpace),
            Primaries = Known(stream.ColorPrimaries),
            Transfer = Known(stream.ColorTransfer),
            Range = Known(stream.ColorRange),
            Rate = rate is { Numerator: > 0, Denominator: > 0 } ? new FrameRate(rate.Numerator, rate.Denominator) : null,
            StartTime = Offset(stream, format),
        };
    }

    public static AudioFacts Audio(StreamAnswer stream, FormatAnswer format) => new(
        stream.CodecName,
        int.TryParse(stream.SampleRate, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) ? rate : 0,
        stream.Channels,
        Offset(stream, format));

    public static double Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) ? seconds : 0;

    /// <summary>"1001/30000", "16:9".</summary>
    public static (int Numerator, int Denominator) Ratio(string? text, char separator)
    {
        var cut = text?.IndexOf(separator, StringComparison.Ordinal) ?? -1;
        return cut > 0 && int.TryParse(text.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            && int.TryParse(text.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            ? (numerator, denominator)
            : (0, 0);
    }

    // ffmpeg's own zero is the container's start, so that a file which begins at 1.4 s begins at 0 in a film.
    private static TimeSpan Offset(StreamAnswer stream, FormatAnswer format) => stream.StartTime is null or "N/A"
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Max(0, Seconds(stream.StartTime) - Seconds(format.StartTime)));

    // WebM keeps alpha beside the picture, and says so in a tag only.
    private static bool Alpha(StreamAnswer stream) =>
        stream.PixFmt.StartsWith("yuva", StringComparison.Ordinal) || stream.PixFmt.StartsWith("gbrap", StringComparison.Ordinal)
        || stream.PixFmt.StartsWith("ya", StringComparison.Ordinal) || stream.PixFmt.StartsWith("rgba", StringComparison.Ordinal)
        || stream.PixFmt is "argb" or "bgra" or "abgr" or "pal8"
        || (stream.Tags.TryGetValue("alpha_mode", out var mode) && mode == "1");

    private static string Known(string word) => word is "unknown" or "reserved" ? "" : word;
}
