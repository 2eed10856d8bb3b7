namespace VideoGen.Providers.Tickets;

/// <summary>Why a provider did not do it. Names are stable: they are stored with jobs.</summary>
public enum ProviderFault
{
    /// <summary>The request is wrong: nothing will come of sending it again.</summary>
    InvalidRequest,

    /// <summary>The key is missing, wrong or lacks a right.</summary>
    Unauthorized,

    /// <summary>The account has no money or quota left; waiting does not help.</summary>
    Billing,

    /// <summary>The model, job or file is not there.</summary>
    NotFound,

    /// <summary>Too much at once; later it works.</summary>
    RateLimited,

    /// <summary>The prompt or the result was blocked by the provider's rules.</summary>
    Safety,

    /// <summary>The provider is down, overloaded or broken.</summary>
    Unavailable,

    /// <summary>It took longer than it may.</summary>
    Timeout,

    /// <summary>The server has too little memory for this; less of it may work.</summary>
    OutOfMemory,

    /// <summary>The job failed at the provider.</summary>
    Failed,

    /// <summary>The provider answered with something that can't be read, or that is not what it claims.</summary>
    BadAnswer,

    /// <summary>The answer is cut off at its limit of length.</summary>
    Incomplete,

    /// <summary>The model declined to answer.</summary>
    Refused,

    /// <summary>The workflow can't be run.</summary>
    InvalidWorkflow,

    /// <summary>The result was there, and has been removed.</summary>
    Expired,

    /// <summary>Fewer bytes came than there are.</summary>
    Truncated,

    /// <summary>More bytes came than are allowed.</summary>
    TooLarge,

    /// <summary>The bytes are not of the kind that was asked for.</summary>
    WrongType,

    /// <summary>The address may not be fetched.</summary>
    UrlNotAllowed,
}

/// <summary>Whether a failed request may still have started paid work.</summary>
public enum Spending
{
    /// <summary>Nothing was started: asking again is safe.</summary>
    No,

    /// <summary>The answer was lost on its way: work may have been started. Never asked again by itself.</summary>
    Maybe,
}

/// <summary>Why a provider did not do it, in a form that can be stored and shown. Holds no secret.</summary>
/// <param name="Fault">The kind.</param>
/// <param name="Message">For people; the provider's own words where it has any, shortened, with keys masked.</param>
public sealed record ProviderError(ProviderFault Fault, string Message)
{
    /// <summary>The provider's own code; null when it has none.</summary>
    public string? Code { get; init; }

    /// <summary>Its HTTP status; null when it did not answer.</summary>
    public int? Status { get; init; }

    /// <summary>How long it asks us to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's id of the request, for its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether paid work may have been started.</summary>
    public Spending Spending { get; init; }

    /// <summary>Part of the request that is wrong: a field, or a node of a workflow; null when the provider does not say.</summary>
    public string? Field { get; init; }

    /// <summary>Set when the provider itself says that asking again is useless, or useful.</summary>
    public bool? RetryAdvice { get; init; }

    /// <summary>Whether the same request may succeed later at the same provider, without a change.</summary>
    public bool Retryable => RetryAdvice ?? Fault is ProviderFault.RateLimited or ProviderFault.Unavailable or ProviderFault.Timeout or ProviderFault.Truncated;

    /// <summary>Whether asking for less (fewer pixels, less time) may work where this failed.</summary>
    public bool LessMayWork => Fault is ProviderFault.OutOfMemory or ProviderFault.Timeout or ProviderFault.TooLarge;
}
