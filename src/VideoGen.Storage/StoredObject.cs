namespace VideoGen.Storage;

/// <summary>What is known of an object.</summary>
public sealed record StoredObject
{
    /// <summary>Its name.</summary>
    public required string Key { get; init; }

    /// <summary>Its size.</summary>
    public required long Bytes { get; init; }

    /// <summary>As given when it was written; null in listings.</summary>
    public string? ContentType { get; init; }

    /// <summary>Changes whenever the bytes change; a strong HTTP entity tag with its quotes.</summary>
    public required string ETag { get; init; }

    /// <summary>When it was written, to the second at best.</summary>
    public required DateTimeOffset LastModified { get; init; }
}
