namespace Aspire.StackExchange.Redis;

/// <summary>Bound from <c>Aspire:StackExchange:Redis</c>, then from the same section with the connection's name appended.</summary>
public sealed class StackExchangeRedisSettings
{
    public string? ConnectionString { get; set; }

    public bool DisableHealthChecks { get; set; }

    public bool DisableTracing { get; set; }

    /// <summary>False connects while the host starts; true connects at first use.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
