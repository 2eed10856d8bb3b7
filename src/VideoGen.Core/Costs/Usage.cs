namespace VideoGen.Core.Costs;

/// <summary>What somebody has used in a calendar month (UTC).</summary>
public sealed record Usage
{
    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Seconds of processors that rendering took.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Money by currency, in whole units.</summary>
    public required IReadOnlyDictionary<string, decimal> Spent { get; init; }

    /// <summary>What may be used.</summary>
    public required Budget Budget { get; init; }
}
