namespace VideoGen.Data.Dispatch;

/// <summary>A film's plan as the job keeps it.</summary>
public sealed record FilmPlanned
{
    /// <summary>Object key of the stored plan.</summary>
    public required string ObjectKey { get; init; }

    /// <summary>Ticks per second on which segments lie.</summary>
    public required int Timescale { get; init; }

    /// <summary>Upper part of the exact frame rate.</summary>
    public required int RateNumerator { get; init; }

    /// <summary>Lower part of the exact frame rate.</summary>
    public required int RateDenominator { get; init; }

    /// <summary>Object key of the captions as WebVTT; null when nothing is said.</summary>
    public string? CaptionsKey { get; init; }

    /// <summary>In the order of playback, indexes from 0 without gaps.</summary>
    public required IReadOnlyList<PlannedSegment> Segments { get; init; }
}

/// <summary>A segment of a plan.</summary>
/// <param name="StartFrame">Its first frame in the film.</param>
/// <param name="Frames">Its length.</param>
/// <param name="DurationTicks">Its length in ticks of the plan's timescale.</param>
/// <param name="ContentKey">SHA-256 in hex.</param>
/// <param name="ObjectKey">Where it is or will be.</param>
/// <param name="Bytes">Size of the object when it exists already; null when it must be rendered.</param>
public sealed record PlannedSegment(
    long StartFrame, long Frames, long DurationTicks, string ContentKey, string ObjectKey, long? Bytes);

/// <summary>A segment that can be watched from now on.</summary>
/// <param name="Index">Its place in the film.</param>
/// <param name="Bytes">Size of the object.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record SegmentDone(int Index, long Bytes, StepOrigin Origin)
{
    /// <summary>Seconds of processors that it took.</summary>
    public double CpuSeconds { get; init; }
}

/// <summary>The film's sound, which can be heard from now on.</summary>
/// <param name="ObjectKey">Fragmented MP4 for streaming; null when only the mix exists.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record SoundDone(string? ObjectKey, StepOrigin Origin)
{
    /// <summary>Seconds of processors that it took.</summary>
    public double CpuSeconds { get; init; }
}
