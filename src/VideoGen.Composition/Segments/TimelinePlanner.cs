using VideoGen.Composition.Design;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Segments;

/// <summary>Draws up the picture of one stretch of a timeline.</summary>
/// <param name="timeline">The film.</param>
/// <param name="start">First frame of the stretch.</param>
/// <param name="frames">Its length.</param>
public delegate SegmentGraph ComposeSegment(ResolvedTimeline timeline, long start, long frames);

/// <summary>Turns a timeline into segments. The same timeline gives the same plan, byte for byte.</summary>
public static class TimelinePlanner
{
    /// <summary>Plans the picture of a film.</summary>
    /// <param name="timeline">The film.</param>
    /// <param name="compose">Draws up stretches.</param>
    /// <param name="find">Finds typefaces.</param>
    /// <param name="ffmpegVersion">Version of the ffmpeg that will render: another one may give other bytes.</param>
    public static TimelinePlan Plan(ResolvedTimeline timeline, ComposeSegment compose, Func<FontName, FontFace> find, string ffmpegVersion)
    {
        var plan = new TimelinePlan
        {
            Width = timeline.Width,
            Height = timeline.Height,
            Rate = timeline.Rate,
            Frames = timeline.Frames,
            Encoder = timeline.Encoder,
            Segments = [],
        };
        return plan with { Segments = [.. SegmentCuts.Of(timeline).Select((span, index) => Segment(plan, timeline, span, index, compose, find, ffmpegVersion))] };
    }

    private static TimelineSegment Segment(
        TimelinePlan plan, ResolvedTimeline timeline, SegmentSpan span, int index, ComposeSegment compose, Func<FontName, FontFace> find, string ffmpegVersion)
    {
        var segment = new TimelineSegment
        {
            Index = index,
            StartFrame = span.Frames.Start,
            Frames = span.Frames.Length,
            Key = "",
            Graph = compose(timeline, span.Frames.Start, span.Frames.Length),
            Copy = span.Copy,
        };
        return segment with { Key = TimelineKey.Of(plan, segment, timeline.Sources, find, ffmpegVersion) };
    }
}
