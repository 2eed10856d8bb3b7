using System.Globalization;
using VideoGen.Composition.Design;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Segments;

/// <summary>Turns a timeline into segments. The same timeline gives the same plan, byte for byte.</summary>
public static class TimelinePlanner
{
    /// <summary>Plans the picture of a film.</summary>
    /// <param name="timeline">The film.</param>
    /// <param name="find">Finds typefaces.</param>
    /// <param name="ffmpegVersion">Version of the ffmpeg that will render, as it prints it: another one may give other bytes.</param>
    /// <exception cref="KeyNotFoundException">A layer names a source that the timeline lacks.</exception>
    public static TimelinePlan Plan(ResolvedTimeline timeline, Func<FontName, FontFace> find, string ffmpegVersion)
    {
        var context = Context(find, ffmpegVersion);
        var plan = new TimelinePlan
        {
            Width = timeline.Width,
            Height = timeline.Height,
            Rate = timeline.Rate,
            Frames = timeline.Frames,
            Encoder = timeline.Encoder,
            Segments = [],
        };
        var stills = Stills(timeline, context);
        TimelineSegment[] segments = [.. SegmentCuts.Of(timeline).Select((span, index) => Segment(plan, timeline, span, index, stills, context, ffmpegVersion))];
        return plan with { Segments = segments, Poster = Math.Max(0, Array.FindIndex(segments, s => s.StillFrame is not null)) };
    }

    /// <summary>The picture of one frame, for a still.</summary>
    /// <param name="timeline">The film.</param>
    /// <param name="frame">Number of the frame, from 0.</param>
    /// <param name="find">Finds typefaces.</param>
    /// <param name="ffmpegVersion">Version of the ffmpeg that will draw, as it prints it.</param>
    public static SegmentGraph Frame(ResolvedTimeline timeline, long frame, Func<FontName, FontFace> find, string ffmpegVersion)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, timeline.Frames);
        return SegmentComposer.Compose(timeline, frame, 1, Context(find, ffmpegVersion));
    }

    private static TimelineSegment Segment(TimelinePlan plan, ResolvedTimeline timeline, SegmentSpan span, int index, long[] stills, GraphContext context, string ffmpegVersion)
    {
        var (start, frames) = (span.Frames.Start, span.Frames.Length);
        var segment = new TimelineSegment
        {
            Index = index,
            StartFrame = start,
            Frames = frames,
            Key = "",
            Graph = SegmentComposer.Compose(timeline, start, frames, context),
            StillFrame = stills.Where(s => s >= start && s < start + frames).Select(s => (long?)(s - start)).FirstOrDefault(),
            Copy = span.Copy,
        };
        return segment with { Key = TimelineKey.Of(plan, segment, timeline.Sources, context.Fonts, ffmpegVersion) };
    }

    /// <summary>Frames of the film on which the text of a scene stands, in order.</summary>
    private static long[] Stills(ResolvedTimeline timeline, GraphContext context) =>
    [
        .. timeline.Layers.OfType<SceneLayer>().Select(scene => scene.Start + SceneDrawing.Of(
            scene.Card, new FrameSize(Math.Max(2, (int)scene.Width.At(0)), Math.Max(2, (int)scene.Height.At(0))), timeline.Rate, scene.Frames, context.Fonts, context.FFmpegMajor).ReadyFrame).Order(),
    ];

    private static GraphContext Context(Func<FontName, FontFace> find, string ffmpegVersion)
    {
        // Builds from a repository have names like "N-12345-gabcdef": those are newer than any release that needs care.
        var major = new string([.. ffmpegVersion.TakeWhile(char.IsAsciiDigit)]);
        return new GraphContext(find, int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue);
    }
}
