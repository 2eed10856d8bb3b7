using VideoGen.Core.Providers;

namespace VideoGen.Data.Providers;

/// <summary>A provider as administrators have stored it.</summary>
public sealed record StoredProvider
{
    public required ProviderEntry Entry { get; init; }

    /// <summary>Which wire it speaks.</summary>
    public required string Kind { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Lower ones are preferred.</summary>
    public required int Position { get; init; }

    /// <summary>+1 at each change.</summary>
    public long Revision { get; init; } = 1;

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What the last test of the connection found; null before the first.</summary>
    public ProviderTest? Test { get; init; }
}

/// <summary>What a test of the connection found.</summary>
/// <param name="At">When.</param>
/// <param name="LatencyMs">From question to answer.</param>
/// <param name="Fault">Kind of the failure; null when all was well.</param>
/// <param name="Detail">What the provider says of itself, or what is wrong; no secret.</param>
public sealed record ProviderTest(DateTimeOffset At, int LatencyMs, string? Fault, string? Detail);
