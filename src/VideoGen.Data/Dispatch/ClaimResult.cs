using VideoGen.Data.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>What became of an attempt to take a job.</summary>
public abstract record ClaimResult
{
    private ClaimResult()
    {
    }

    /// <summary>The job is ours until the lease ends. Publish the event.</summary>
    public sealed record Claimed(ClaimedJob Job, JobEvent Event) : ClaimResult;

    /// <summary>Nothing of that priority may run now: none waits, their owners run as many as they may, or no worker is free.</summary>
    public sealed record Nothing : ClaimResult;
}
