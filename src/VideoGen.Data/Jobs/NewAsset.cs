namespace VideoGen.Data.Jobs;

/// <summary>An output to be recorded with the completion of its job.</summary>
public record NewAsset
{
    public required AssetKind Kind { get; init; }

    public required string ObjectKey { get; init; }

    public required string ContentType { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Pixels; null for what has no picture.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels; null for what has no picture.</summary>
    public int? Height { get; init; }

    /// <summary>Null for what has no length.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Null for all but video.</summary>
    public long? Frames { get; init; }
}
