namespace VideoGen.Providers.Capabilities;

/// <summary>Which pictures or films a model can be shown.</summary>
public sealed record ReferenceRule
{
    /// <summary>No references at all.</summary>
    public static ReferenceRule None { get; } = new();

    /// <summary>Most pictures in one request.</summary>
    public int Images { get; init; }

    /// <summary>Most films in one request.</summary>
    public int Videos { get; init; }

    /// <summary>Whether the request may say how closely the reference is followed, 0 to 1.</summary>
    public bool Strength { get; init; }

    /// <summary>Most bytes of one reference.</summary>
    public long MaxBytes { get; init; } = 20 * 1024 * 1024;
}
