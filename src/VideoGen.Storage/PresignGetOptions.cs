namespace VideoGen.Storage;

/// <summary>Response headers that a presigned GET carries; the holder of the URL cannot change them.</summary>
public sealed record PresignGetOptions
{
    /// <summary>When set, browsers save the object under this name instead of showing it.</summary>
    public string? DownloadName { get; init; }

    /// <summary>When set, replaces the stored content type.</summary>
    public string? ContentType { get; init; }
}
