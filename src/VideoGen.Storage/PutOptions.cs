namespace VideoGen.Storage;

/// <summary>How to write an object.</summary>
public sealed record PutOptions
{
    /// <summary>Media type that readers are told.</summary>
    public required string ContentType { get; init; }

    /// <summary>When set, a body of any other length is refused (invalid_request) and nothing is stored.</summary>
    public long? ExactBytes { get; init; }
}
