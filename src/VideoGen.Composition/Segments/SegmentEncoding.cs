using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Segments;

/// <summary>The half of a command that decides how a segment is coded and stored; the same for every segment of a film.</summary>
internal static class SegmentEncoding
{
    private const double SecondsPerGroup = 6;

    /// <summary>From a picture to a segment's file.</summary>
    public static string[] Encode(EncoderSettings encoder, FrameRate rate, string output) =>
    [
        // Said outright: a filter chain that begins with a still passes on that still's rate of 25, and frames would be dropped.
        "-r", rate.ToString(), "-c:v", "libx264", "-preset", encoder.Preset, "-crf", I(encoder.Crf), "-threads", "1", "-pix_fmt", "yuv420p", "-profile:v", "high",
        "-aq-mode", I(encoder.AqMode), "-g", I((int)Math.Ceiling(rate.PerSecond * SecondsPerGroup)), "-flags", "+cgop", "-bf", "3",
        "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv", "-flags:v", "+bitexact",
        // Parameter sets stand before each keyframe, so that a segment from another encoder may stand before this one.
        "-bsf:v", "dump_extra=freq=keyframe",
        .. Store(rate, output),
    ];

    /// <summary>
    /// One fragment whose picture starts at 0 without an edit list: players take its bytes as they are, and joining needs nothing but them.
    /// </summary>
    public static string[] Store(FrameRate rate, string output) =>
    [
        "-map_metadata", "-1", "-fflags", "+bitexact", "-video_track_timescale", I(rate.Timescale),
        "-movflags", "+frag_custom+empty_moov+default_base_moof+negative_cts_offsets+skip_trailer", "-f", "mp4", $"file:{output}",
    ];

    public static string I(long value) => value.ToString(CultureInfo.InvariantCulture);
}
