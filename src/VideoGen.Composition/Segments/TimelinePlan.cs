using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Segments;

/// <summary>The picture of a timeline as work: segments that are rendered apart and joined by copying.</summary>
public sealed record TimelinePlan
{
    /// <summary>Width in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Frame rate of every segment.</summary>
    public required FrameRate Rate { get; init; }

    /// <summary>Frames in all: those of the segments together.</summary>
    public required long Frames { get; init; }

    /// <summary>Encoding of every segment.</summary>
    public required EncoderSettings Encoder { get; init; }

    /// <summary>In order, without gaps; at least one.</summary>
    public required IReadOnlyList<TimelineSegment> Segments { get; init; }

    /// <summary>Ticks per second of every segment's track.</summary>
    public int Timescale => Rate.Timescale;

    /// <summary>Number of the segment whose still stands for the film.</summary>
    public int Poster { get; init; }

    /// <summary>What is drawn beside a segment.</summary>
    /// <param name="segment">One of its segments.</param>
    public ViewArguments View(TimelineSegment segment) => ViewArguments.Of(Width, Height, segment.Frames, Rate, segment.StillFrame);
}

/// <summary>One stretch of a film, a file of its own.</summary>
public sealed record TimelineSegment
{
    /// <summary>Number in the film, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>First frame on the film.</summary>
    public required long StartFrame { get; init; }

    /// <summary>Length in frames.</summary>
    public required long Frames { get; init; }

    /// <summary>SHA-256, lower-case hexadecimal, of everything that decides its bytes; not of its place in the film.</summary>
    public required string Key { get; init; }

    /// <summary>How it is drawn.</summary>
    public required SegmentGraph Graph { get; init; }

    /// <summary>The frame that shows it best, from its start; null when none is better than its middle. Follows from what its key stands for.</summary>
    public long? StillFrame { get; init; }

    /// <summary>Where its coded frames can be taken from as they are; null when they must be drawn. Should they turn out not to fit, the graph stands in.</summary>
    public SourceCopy? Copy { get; init; }
}

/// <summary>Coded frames of a source that need no change.</summary>
/// <param name="Source">Key in the timeline's sources.</param>
/// <param name="FirstFrame">Number of the source's frame that comes first; a keyframe.</param>
public sealed record SourceCopy(string Source, long FirstFrame);
