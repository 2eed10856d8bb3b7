using System.ComponentModel.DataAnnotations;

namespace Microsoft.Extensions.Http.Resilience;

public class HttpStandardResilienceOptions
{
    /// <summary>All attempts and waits together; 30 s.</summary>
    [Required]
    public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; } = new() { Name = "Standard-TotalRequestTimeout" };

    [Required]
    public HttpRetryStrategyOptions Retry { get; set; } = new() { Name = "Standard-Retry" };

    [Required]
    public HttpCircuitBreakerStrategyOptions CircuitBreaker { get; set; } = new() { Name = "Standard-CircuitBreaker" };

    /// <summary>One attempt; 10 s.</summary>
    [Required]
    public HttpTimeoutStrategyOptions AttemptTimeout { get; set; } = new() { Timeout = TimeSpan.FromSeconds(10), Name = "Standard-AttemptTimeout" };

    /// <summary>What upstream's validator refuses.</summary>
    internal IEnumerable<string> Faults()
    {
        if (TotalRequestTimeout.Timeout < AttemptTimeout.Timeout)
            yield return "TotalRequestTimeout must be at least AttemptTimeout.";
        if (CircuitBreaker.SamplingDuration < 2 * AttemptTimeout.Timeout)
            yield return "The circuit breaker's SamplingDuration must be at least twice AttemptTimeout.";
    }
}
