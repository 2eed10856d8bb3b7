namespace VideoGen.Data.Jobs;

/// <summary>What became of a change that the owner asked for.</summary>
public abstract record ChangeResult
{
    private ChangeResult()
    {
    }

    /// <summary>Done. Publish the event unless it is null.</summary>
    public sealed record Changed(JobRecord Job, JobEvent? Event) : ChangeResult;

    /// <summary>A running job was asked to stop; it ends soon. Publish the event and send the cancel signal.</summary>
    public sealed record CancelRequested(JobRecord Job, JobEvent? Event) : ChangeResult;

    /// <summary>The job's state does not allow it.</summary>
    public sealed record Conflict(JobRecord Job) : ChangeResult;

    /// <summary>The owner has no such job.</summary>
    public sealed record NotFound : ChangeResult;

    /// <summary>Too many of the owner's jobs wait (retry only).</summary>
    public sealed record QueueFull(int Limit) : ChangeResult;
}
