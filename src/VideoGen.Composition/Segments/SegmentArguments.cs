using VideoGen.Composition.Layers;
using static VideoGen.Composition.Segments.SegmentEncoding;

namespace VideoGen.Composition.Segments;

/// <summary>Builds ffmpeg's arguments for scenes. Only numbers and names of ours; text comes in files.</summary>
public static class SegmentArguments
{
    /// <summary>Name of the titles' file in the segment's folder.</summary>
    public const string TitlesFile = "titles.ass";

    /// <summary>Name of the folder with the typefaces.</summary>
    public const string FontsFolder = "fonts";

    /// <summary>Arguments that turn frames on stdin and the titles into one segment and what is drawn beside it.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="output">File name.</param>
    public static IReadOnlyList<string> Render(SegmentPlan segment, string output) =>
    [
        "-protocol_whitelist", "file,pipe",
        "-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", $"{I(segment.Frame.Width)}x{I(segment.Frame.Height)}", "-framerate", I(segment.Fps),
        "-thread_queue_size", "4", "-i", "pipe:0",
        "-filter_threads", "1", "-filter_complex_threads", "1",
        "-filter_complex", $"[0:v]ass=filename={TitlesFile}:fontsdir={FontsFolder},{segment.View.Beside("", "[film]")}",
        "-map", "[film]", "-frames:v", I(segment.Frames), .. Encode(segment.Encoder, new FrameRate(segment.Fps, 1), output), .. segment.View.Outputs(),
    ];
}
