namespace VideoGen.Data.Jobs;

/// <summary>What streaming needs to know of a job's film while it is made and after.</summary>
public sealed record JobPlan
{
    /// <summary>Object key of the stored plan.</summary>
    public required string ObjectKey { get; init; }

    /// <summary>Ticks per second on which segments lie.</summary>
    public required int Timescale { get; init; }

    /// <summary>Upper part of the exact frame rate.</summary>
    public required int RateNumerator { get; init; }

    /// <summary>Lower part of the exact frame rate.</summary>
    public required int RateDenominator { get; init; }

    /// <summary>Object key of the whole film's sound as fragmented MP4; null until it is mixed.</summary>
    public string? SoundKey { get; init; }

    /// <summary>Object key of the captions as WebVTT; null when there are none, or not yet.</summary>
    public string? CaptionsKey { get; init; }

    /// <summary>From this frame on, segments are rendered first; null while nobody asked.</summary>
    public long? WantedFrame { get; init; }
}
