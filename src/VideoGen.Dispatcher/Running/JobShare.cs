using VideoGen.Core.Jobs;

namespace VideoGen.Dispatcher.Running;

/// <summary>What a running job has of the workers' slots, and what it is owed. Guarded by the pool's lock, but for the frame.</summary>
internal sealed class JobShare(UserId owner, JobPriority priority, DateTimeOffset queuedAt)
{
    private long _wantedFrame;

    public UserId Owner => owner;

    public JobPriority Priority => priority;

    public DateTimeOffset QueuedAt => queuedAt;

    /// <summary>Steps that run now.</summary>
    public int Running { get; set; }

    /// <summary>Timestamp at which a step of the job last began or ended.</summary>
    public long ServedAt { get; set; }

    /// <summary>Where the job is being watched: segments from this frame on come first.</summary>
    public long WantedFrame
    {
        get => Volatile.Read(ref _wantedFrame);
        set => Volatile.Write(ref _wantedFrame, value);
    }
}

/// <summary>A step that waits for a slot.</summary>
/// <param name="Share">Its job's.</param>
/// <param name="Frame">First frame of a segment; of other steps the frame before which they are wanted.</param>
/// <param name="EndFrame">First frame after the segment; <see cref="long.MaxValue"/> for other steps.</param>
internal sealed record StepTicket(JobShare Share, long Frame, long EndFrame)
{
    /// <summary>Workers that were lost while they did this very step: others are tried first.</summary>
    public HashSet<string> LostOn { get; } = new(StringComparer.Ordinal);

    /// <summary>How often a worker was lost while it did this step.</summary>
    public int Losses { get; set; }

    /// <summary>A worker that holds what the step needs; null when it does not matter.</summary>
    public string? Prefers { get; init; }

    /// <summary>Whether the step lies before the place that is being watched.</summary>
    public bool IsBehind => EndFrame <= Share.WantedFrame;
}
