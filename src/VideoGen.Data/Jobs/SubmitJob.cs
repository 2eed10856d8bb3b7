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

    /// <summary>What makes it.</summary>
    public JobOrigin Origin { get; init; }

    /// <summary>The job that it is made from; null for one that is made from none.</summary>
    public Lineage? Lineage { get; init; }

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

/// <summary>Where a job comes from.</summary>
/// <param name="Source">The job that it is made from.</param>
/// <param name="Root">The job that the whole family began with.</param>
/// <param name="Note">What was said to make it; null when nothing was.</param>
public sealed record Lineage(JobId Source, JobId Root, string? Note)
{
    /// <summary>The film of which it is a version; null when it begins a film of its own.</summary>
    internal FilmVersion? Version { get; init; }
}

/// <summary>A numbered version of a film.</summary>
internal readonly record struct FilmVersion(JobId Film, int Number);
