namespace VideoGen.Data.Jobs;

/// <summary>Whether a segment can be watched.</summary>
public enum SegmentState
{
    Pending,
    Ready,
}

/// <summary>A stretch of a job's film that is rendered by itself and streamed as it is.</summary>
public sealed record JobSegment
{
    /// <summary>Its place in the film, from 0, without gaps.</summary>
    public required int Index { get; init; }

    /// <summary>Its first frame in the film.</summary>
    public required long StartFrame { get; init; }

    /// <summary>Its length.</summary>
    public required long Frames { get; init; }

    /// <summary>Its length in ticks of <see cref="JobPlan.Timescale"/>.</summary>
    public required long DurationTicks { get; init; }

    /// <summary>SHA-256 of all that its pixels depend on, lower-case hex.</summary>
    public required string ContentKey { get; init; }

    /// <summary>Key of the fragmented MP4 in the object store; there once the segment is ready.</summary>
    public required string ObjectKey { get; init; }

    /// <summary>Size of the object; null until it is ready.</summary>
    public long? Bytes { get; init; }

    public required SegmentState State { get; init; }

    /// <summary>Whether it was found and not rendered for this job.</summary>
    public required bool Reused { get; init; }
}
