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

    /// <summary>Arguments that turn frames on stdin and the titles into one segment, and tiny pictures of it for <see cref="Quality.PictureLook"/>.</summary>
    public static IReadOnlyList<string> Render(SegmentPlan segment, string output) =>
    [
        "-protocol_whitelist", "file,pipe",
        "-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", $"{I(segment.Frame.Width)}x{I(segment.Frame.Height)}", "-framerate", I(segment.Fps),
        "-thread_queue_size", "4", "-i", "pipe:0",
        "-filter_threads", "1", "-filter_complex_threads", "1",
        "-filter_complex", $"[0:v]ass=filename={TitlesFile}:fontsdir={FontsFolder},split[film][looked];[looked]{TimelineArguments.Look}[look]",
        "-map", "[film]", "-frames:v", I(segment.Frames), .. Encode(segment.Encoder, new FrameRate(segment.Fps, 1), output),
        "-map", "[look]", "-frames:v", I(segment.Frames), "-c:v", "rawvideo", "-f", "rawvideo", $"file:{TimelineArguments.LookFile}",
    ];

    /// <summary>Arguments that draw one frame with its titles as a JPEG.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="frame">Number of the frame within the scene; the one frame on stdin stands at its time.</param>
    /// <param name="width">Width of the picture in pixels; its height follows.</param>
    /// <param name="output">File name.</param>
    public static IReadOnlyList<string> Still(SegmentPlan segment, int frame, int width, string output) =>
    [
        "-protocol_whitelist", "file,pipe",
        "-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", $"{I(segment.Frame.Width)}x{I(segment.Frame.Height)}", "-framerate", I(segment.Fps), "-i", "pipe:0",
        "-filter_threads", "1",
        "-vf", $"setpts=PTS+{I(frame)}/{I(segment.Fps)}/TB,ass=filename={TitlesFile}:fontsdir={FontsFolder},scale={I(width)}:-2:in_color_matrix=bt709:out_color_matrix=bt601:out_range=pc:flags=bicubic,format=yuvj420p",
        "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "3", "-update", "1", "-f", "image2", $"file:{output}",
    ];
}
