namespace VideoGen.Data.Jobs;

/// <summary>What became of a submit.</summary>
public abstract record SubmitResult
{
    private SubmitResult()
    {
    }

    /// <summary>The job is durable. Publish the event.</summary>
    public sealed record Accepted(JobRecord Job, JobEvent Event) : SubmitResult;

    /// <summary>The key was used with the same body: this is the job it made, as it is now.</summary>
    public sealed record Replayed(JobRecord Job) : SubmitResult;

    /// <summary>The key was used with another body.</summary>
    public sealed record KeyReused : SubmitResult;

    /// <summary>Too many of the owner's jobs wait.</summary>
    public sealed record QueueFull(int Limit) : SubmitResult;

    /// <summary>An upload that the request uses was removed meanwhile.</summary>
    public sealed record UploadGone : SubmitResult;

    /// <summary>Too many jobs wait in all.</summary>
    public sealed record SystemFull(int Limit) : SubmitResult;
}
