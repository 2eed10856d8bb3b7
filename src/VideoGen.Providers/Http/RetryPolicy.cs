using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Http;

/// <summary>Whether a request may be sent a second time.</summary>
internal enum Repeat
{
    /// <summary>It changes nothing: after any failure that may pass.</summary>
    Safe,

    /// <summary>It starts work that is paid for: only when the provider has surely not begun.</summary>
    OnlyUnstarted,
}

/// <summary>
/// When a provider is asked again. Reads: after lost connections, 408, 429 and 5xx, four attempts. Requests that start paid work: after 429,
/// after 503 that names a time, and when no connection came about; every other failure may have started it, and is the caller's to settle.
/// Quotas and bills are never waited for. Waits follow the provider's word up to a minute; for longer ones the error goes to the caller,
/// who can do something else meanwhile.
/// </summary>
internal static class RetryPolicy
{
    internal static readonly HttpRequestOptionsKey<Repeat> RepeatKey = new("VideoGen.Repeat");
    internal static readonly HttpRequestOptionsKey<ProviderError> ErrorKey = new("VideoGen.Error");
    internal static readonly HttpRequestOptionsKey<TimeSpan> AttemptKey = new("VideoGen.Attempt");

    /// <summary>Longest wait inside a call.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>One attempt, when the request does not say.</summary>
    internal static readonly TimeSpan Attempt = TimeSpan.FromSeconds(100);

    private const int Retries = 3;

    internal static ResiliencePipeline<HttpResponseMessage> Build(string provider, TimeProvider time, ILogger logger) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { Name = $"provider-{provider}", TimeProvider = time }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Retries,
                Delay = TimeSpan.FromSeconds(1),
                ShouldRetryAfterHeader = false,
                ShouldHandle = args => ValueTask.FromResult(ShouldRetry(args)),
                DelayGenerator = args => ValueTask.FromResult(ErrorOf(args.Context)?.RetryAfter),
                OnRetry = args =>
                {
                    logger.AskedAgain(provider, args.AttemptNumber + 1, args.RetryDelay, (int?)args.Outcome.Result?.StatusCode, args.Outcome.Exception?.GetType().Name);
                    return default;
                },
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromMinutes(4),
                BreakDuration = TimeSpan.FromSeconds(30),
                ShouldHandle = args => ValueTask.FromResult(IsOutage(args.Outcome)),
                OnOpened = args =>
                {
                    logger.GivenARest(provider, args.BreakDuration);
                    return default;
                },
            })
            .AddTimeout(new HttpTimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(
                    args.Context.GetRequestMessage() is { } request && request.Options.TryGetValue(AttemptKey, out var own) ? own : Attempt),
            })
            .Build();

    /// <summary>Whether nothing can have reached the provider.</summary>
    internal static bool NothingWasSent(Exception? exception) => exception is BrokenCircuitException or HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
    };

    private static bool ShouldRetry(RetryPredicateArguments<HttpResponseMessage> args)
    {
        if (args.Context.CancellationToken.IsCancellationRequested || args.Outcome.Exception is BrokenCircuitException or { InnerException: UrlNotAllowedException }) return false;
        var request = args.Context.GetRequestMessage();
        var safe = request is not null && request.Options.TryGetValue(RepeatKey, out var repeat) && repeat == Repeat.Safe;
        if (args.Outcome.Exception is { } exception)
            return safe ? exception is HttpRequestException or TimeoutRejectedException : NothingWasSent(exception);

        var error = ErrorOf(args.Context);
        if (error is null || error.Fault is ProviderFault.Billing || error.RetryAfter > LongestWait || error.RetryAdvice == false) return false;
        var status = args.Outcome.Result!.StatusCode; // No exception, so there is a result.
        return status is HttpStatusCode.TooManyRequests
            || (status is HttpStatusCode.ServiceUnavailable && error.RetryAfter is not null)
            || (safe && (error.RetryAdvice == true || status is HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict || (int)status >= 500));
    }

    /// <summary>Being told to slow down is no outage, and neither is an answer that we don't like.</summary>
    private static bool IsOutage(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException { InnerException: not UrlNotAllowedException } or TimeoutRejectedException || (int?)outcome.Result?.StatusCode >= 500;

    private static ProviderError? ErrorOf(ResilienceContext context) =>
        context.GetRequestMessage() is { } request && request.Options.TryGetValue(ErrorKey, out var error) ? error : null;
}
