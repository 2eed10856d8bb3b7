namespace VideoGen.Core.Costs;

/// <summary>What somebody may use in a calendar month (UTC).</summary>
public sealed record Budget
{
    /// <summary>Nothing is limited.</summary>
    public static Budget None { get; } = new();

    /// <summary>Most money for providers that are paid, in whole units of <see cref="Currency"/>, 0 or more; null for no limit.</summary>
    public decimal? Money { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Most seconds of processors for rendering, 0 or more; null for no limit.</summary>
    public double? CpuSeconds { get; init; }
}
