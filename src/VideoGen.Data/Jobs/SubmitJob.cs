using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Data.Jobs;

/// <summary>A checked request on its way into the database.</summary>
public sealed record SubmitJob
{
    public required UserId Owner { get; init; }

    public required JobRequest Request { get; init; }

    /// <summary>Null takes the start of the prompt, or for a timeline a plain name.</summary>
    public string? Title { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Storyboard of the film as JSON, checked; null lets one be planned from the prompt.</summary>
    public string? Storyboard { get; init; }

    /// <summary>What the author should know, as a JSON array; null for nothing.</summary>
    public string? Warnings { get; init; }

    /// <summary>Uploads that the request uses; the job is made only while the owner has them all.</summary>
    public IReadOnlyCollection<Guid> Uploads { get; init; } = [];

    /// <summary>Null when the caller sent no key.</summary>
    public Idempotency? Idempotency { get; init; }

    /// <summary>W3C trace context that the render shall join.</summary>
    public string? Traceparent { get; init; }

    /// <summary>Most jobs of the owner that may wait; over it the answer is <see cref="SubmitResult.QueueFull"/>.</summary>
    public required int MaxQueuedPerOwner { get; init; }

    /// <summary>Most jobs of all owners that may wait; over it the answer is <see cref="SubmitResult.SystemFull"/>.</summary>
    public int MaxQueuedInAll { get; init; } = int.MaxValue;
}

/// <summary>What makes a repeated request the same request.</summary>
/// <param name="Key">The Idempotency-Key header; unique per owner.</param>
/// <param name="BodyHash">SHA-256 of the request's body.</param>
public sealed record Idempotency(string Key, byte[] BodyHash);
