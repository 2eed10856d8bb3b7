using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Segments;

/// <summary>How long segments are, in frames.</summary>
/// <param name="Shortest">Nothing is cut off that is shorter, unless the film demands it.</param>
/// <param name="First">The film's first segment, so that playing can begin.</param>
/// <param name="Usual">Length of the pieces of a long stretch.</param>
/// <param name="Longest">A rest up to this long stays whole.</param>
internal readonly record struct SegmentPace(long Shortest, long First, long Usual, long Longest)
{
    public static SegmentPace Of(FrameRate rate) => new(Round(rate, 0.5), Round(rate, 1), Round(rate, 4), Round(rate, 6));

    private static long Round(FrameRate rate, double seconds) => Math.Max(1, (long)Math.Round(rate.PerSecond * seconds));
}
