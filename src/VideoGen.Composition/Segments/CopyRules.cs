using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Segments;

/// <summary>Which sources are coded as the film is, so that their frames may stand in it.</summary>
internal static class CopyRules
{
    private const int HighDefinition = 720;
    private static readonly string[] Profiles = ["Baseline", "Constrained Baseline", "Main", "High"];

    public static bool Fits(SourceMedia source, ResolvedTimeline timeline) =>
        source is { Demuxer: "mov", Video: { Codec: "h264", PixelFormat: "yuv420p", HasAlpha: false, Rotation: 0, IsVariable: false } video }
        && video.CodedWidth == timeline.Width && video.CodedHeight == timeline.Height
        && video.SarNumerator == video.SarDenominator
        && video.Rate == timeline.Rate
        && Profiles.Contains(video.Profile)
        && HasFilmColours(video);

    // An untagged picture is taken for BT.709 by everyone only when it is large.
    private static bool HasFilmColours(VideoFacts video) =>
        Is(video.Matrix, "bt709", video.CodedHeight) && Is(video.Primaries, "bt709", video.CodedHeight)
        && Is(video.Transfer, "bt709", video.CodedHeight) && (video.Range is "" or "unknown" or "tv");

    private static bool Is(string tag, string wanted, int height) =>
        tag == wanted || (tag is "" or "unknown" && height >= HighDefinition);
}
