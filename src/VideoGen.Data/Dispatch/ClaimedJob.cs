using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Data.Dispatch;

/// <summary>One attempt at one job: what every write of a running job must name.</summary>
/// <param name="Job">The job.</param>
/// <param name="Attempt">Its fencing number.</param>
public readonly record struct JobClaim(JobId Job, int Attempt);

/// <summary>What the row of a held attempt says.</summary>
/// <param name="CancelRequested">Whether its owner asked it to stop.</param>
/// <param name="WantedFrame">Where it is being watched; null while nobody said so.</param>
public sealed record HeldJob(bool CancelRequested, long? WantedFrame);

/// <summary>A job that a dispatcher holds under a lease.</summary>
public sealed record ClaimedJob
{
    public required JobClaim Claim { get; init; }

    public required UserId Owner { get; init; }

    public required JobPriority Priority { get; init; }

    public required JobRequest Request { get; init; }

    /// <summary>The storyboard of an earlier attempt as JSON; null when there is none yet.</summary>
    public string? Storyboard { get; init; }

    /// <summary>Trace context of the request that asked for the job.</summary>
    public string? Traceparent { get; init; }

    /// <summary>From this frame on the job is being watched; null while nobody said so.</summary>
    public long? WantedFrame { get; init; }

    /// <summary>When the job was queued, on the database's clock.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>How long it waited, on the database's clock.</summary>
    public required TimeSpan Waited { get; init; }
}
