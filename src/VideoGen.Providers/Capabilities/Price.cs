namespace VideoGen.Providers.Capabilities;

/// <summary>An amount of money.</summary>
/// <param name="Amount">In whole units of the currency.</param>
/// <param name="Currency">ISO 4217: "USD".</param>
public readonly record struct Money(decimal Amount, string Currency);

/// <summary>What a price is counted in.</summary>
public enum PriceUnit
{
    /// <summary>Each second of the result.</summary>
    Second,

    /// <summary>Each result.</summary>
    Item,

    /// <summary>Each thousand characters that are read or answered to.</summary>
    ThousandCharacters,

    /// <summary>Each million tokens of the prompt.</summary>
    MillionInputTokens,

    /// <summary>Each million tokens of the answer.</summary>
    MillionOutputTokens,
}

/// <summary>What one unit costs. A model may have several, which add up.</summary>
public sealed record Price(PriceUnit Per, decimal Amount, string Currency);
