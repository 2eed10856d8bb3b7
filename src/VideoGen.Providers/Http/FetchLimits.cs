using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Http;

/// <summary>What may be copied.</summary>
/// <param name="MaxBytes">More than this ends the copy.</param>
public sealed record FetchLimits(long MaxBytes)
{
    /// <summary>Longest time that a copy may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What it must be; null for what the result claims.</summary>
    public MediaKind? Kind { get; init; }
}

/// <summary>What came of a copy.</summary>
/// <param name="Bytes">How many were written, also when it failed.</param>
/// <param name="MediaType">What the bytes are, by looking at them; null when it failed.</param>
/// <param name="Error">Null when all of it was copied.</param>
public sealed record FetchOutcome(long Bytes, string? MediaType, ProviderError? Error);
