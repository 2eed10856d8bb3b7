using System.Globalization;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Sources;
using static VideoGen.Composition.Segments.SegmentEncoding;

namespace VideoGen.Composition.Segments;

/// <summary>Builds what takes a segment's coded frames from a source as they are.</summary>
public static class CopyArguments
{
    /// <summary>Name of the report on which packet came first.</summary>
    public const string FirstPacketFile = "first.txt";

    // More than any stream's frames are reordered by.
    private const int MostDelay = 16;

    private const string FilmColours = "colour_primaries=1:transfer_characteristics=1:matrix_coefficients=1:video_full_range_flag=0";

    /// <summary>The arguments.</summary>
    /// <param name="plan">The film.</param>
    /// <param name="segment">A segment with <see cref="TimelineSegment.Copy"/>; its source stands in the folder as input 0.</param>
    /// <param name="sources">The timeline's sources.</param>
    /// <param name="output">File name.</param>
    public static IReadOnlyList<string> Of(TimelinePlan plan, TimelineSegment segment, IReadOnlyDictionary<string, SourceMedia> sources, string output)
    {
        var copy = segment.Copy ?? throw new ArgumentException("The segment is not one to copy.", nameof(segment));
        var rate = plan.Rate;
        // A little early: the demuxer goes to the keyframe before, and copying begins with the first keyframe that is not too early.
        string[] seek = copy.FirstFrame == 0 ? [] : ["-ss", Seconds(rate.SecondsAt(copy.FirstFrame - 0.25))];
        return
        [
            "-copyts", .. seek, .. SourceRules.InputOptions(sources[copy.Source].Demuxer), "-i", $"file:{TimelineArguments.InputName(0)}",
            "-map", "0:v:0", "-c:v", "copy", "-copypriorss:v", "0", "-frames:v", I(segment.Frames),
            // Parameter sets in band, colours said as all segments say them, and decoding times that are even.
            "-bsf:v", $"h264_mp4toannexb,h264_metadata={FilmColours}:aud=remove,"
                + $"setts=pts=PTS-STARTPTS:dts=round((N-{I(MostDelay)})*{I(rate.Denominator)}/({I(rate.Numerator)}*TB))",
            .. Store(rate, output),
            "-map", "0:v:0", "-c:v", "copy", "-copypriorss:v", "0", "-frames:v", "1", "-f", "framecrc", $"file:{FirstPacketFile}",
        ];
    }

    /// <summary>Whether copying began with the frame that was meant.</summary>
    /// <param name="report">Content of <see cref="FirstPacketFile"/>.</param>
    /// <param name="rate">The film's rate.</param>
    /// <param name="firstFrame">Number of the source's frame that was meant.</param>
    public static bool BeganAt(string report, FrameRate rate, long firstFrame)
    {
        var lines = report.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var clock = lines.FirstOrDefault(l => l.StartsWith("#tb 0: 1/", StringComparison.Ordinal));
        var packet = lines.FirstOrDefault(l => !l.StartsWith('#'))?.Split(',', StringSplitOptions.TrimEntries);
        return clock is not null && packet is { Length: > 3 }
            && long.TryParse(clock.AsSpan("#tb 0: 1/".Length), NumberStyles.Integer, CultureInfo.InvariantCulture, out var ticks)
            && long.TryParse(packet[2], NumberStyles.Integer, CultureInfo.InvariantCulture, out var shown)
            && ticks > 0 && Math.Abs(((double)shown / ticks) - rate.SecondsAt(firstFrame)) < rate.SecondsAt(0.25);
    }

    private static string Seconds(double seconds) => seconds.ToString("0.0#####", CultureInfo.InvariantCulture);
}
