namespace VideoGen.Core.Providers;

/// <summary>One thing that was asked of a provider, for the books.</summary>
public sealed record ProviderUse
{
    /// <summary>Name of the provider.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>What for: "plan", "enhance", "visual", …</summary>
    public required string Purpose { get; init; }

    /// <summary>Why it failed, as a word; null when it did not.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it may have been paid for although the answer was lost.</summary>
    public bool MaybePaid { get; init; }

    /// <summary>What it cost by the configured prices and the provider's own count, in whole units of the currency; null when that is not known.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217; null together with <see cref="Amount"/>.</summary>
    public string? Currency { get; init; }
}
