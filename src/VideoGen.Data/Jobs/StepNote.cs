namespace VideoGen.Data.Jobs;

/// <summary>What happened to a part of a step.</summary>
public sealed record StepNote
{
    /// <summary>Name of the part, such as "visual/s2".</summary>
    public required string Step { get; init; }

    /// <summary>"asking", "taken", "lowered", "skipped", "failed", "done" or "built_in".</summary>
    public required string Action { get; init; }

    /// <summary>Name of the provider; null for the built-in engine.</summary>
    public string? Provider { get; init; }

    /// <summary>Why, for people; null where the action says all.</summary>
    public string? Reason { get; init; }

    /// <summary>What it cost, as far as prices are known.</summary>
    public IReadOnlyList<NoteCost> Costs { get; init; } = [];
}

/// <summary>An amount of money.</summary>
/// <param name="Amount">In whole units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record NoteCost(decimal Amount, string Currency);
