using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>
/// What an owner can do with jobs. Each call sees only that owner's rows: by its own predicate and by row-level security.
/// Text with NUL or half a surrogate pair is refused with <see cref="UnstorableTextException"/>.
/// </summary>
public interface IJobStore
{
    /// <summary>Makes job, event and outbox entry in one transaction. Safe to repeat with the same key.</summary>
    Task<SubmitResult> SubmitAsync(SubmitJob submit, CancellationToken ct);

    /// <summary>Makes jobs of one owner in one transaction: all, or none. Safe to repeat with the same keys.</summary>
    /// <returns>One result for each, in order; a single one that says why when they were not made.</returns>
    Task<IReadOnlyList<SubmitResult>> SubmitAllAsync(IReadOnlyList<SubmitJob> all, CancellationToken ct);

    /// <summary>A job with its assets; null when the owner has no such job.</summary>
    Task<JobRecord?> GetAsync(UserId owner, JobId id, CancellationToken ct);

    /// <summary>The storyboard of a job as JSON; null when the owner has no such job, or it has none or none yet.</summary>
    Task<string?> StoryboardAsync(UserId owner, JobId id, CancellationToken ct);

    /// <summary>The owner's jobs, newest first, without assets.</summary>
    Task<JobPage> ListAsync(UserId owner, JobListQuery query, CancellationToken ct);

    /// <summary>Ends a queued job at once and asks a running one to stop. A cancelled job stays as it is.</summary>
    Task<ChangeResult> CancelAsync(UserId owner, JobId id, CancellationToken ct);

    /// <summary>Queues a failed or cancelled job again with a fresh count of attempts.</summary>
    Task<ChangeResult> RetryAsync(UserId owner, JobId id, int maxQueuedPerOwner, CancellationToken ct);

    /// <summary>Hides a job at once, stops it if it runs, and leaves its objects to the dispatcher to remove.</summary>
    Task<ChangeResult> DeleteAsync(UserId owner, JobId id, CancellationToken ct);

    /// <summary>Sets a job's title.</summary>
    Task<ChangeResult> RenameAsync(UserId owner, JobId id, string title, CancellationToken ct);

    /// <summary>Events after a sequence number, in order, at most <paramref name="limit"/>; empty when there is no such job.</summary>
    Task<IReadOnlyList<JobEvent>> EventsAsync(UserId owner, JobId id, long afterSeq, int limit, CancellationToken ct);

    /// <summary>
    /// Segments of a job's film from an index on, in order, at most <paramref name="limit"/>; empty when there is no such job, or no
    /// plan yet. <see cref="JobRecord.Plan"/> says on which clock they lie.
    /// </summary>
    Task<IReadOnlyList<JobSegment>> SegmentsAsync(UserId owner, JobId id, int fromIndex, int limit, CancellationToken ct);

    /// <summary>
    /// Asks that segments from a frame on be rendered before others. Changes nothing on a job that has ended. Send the signal
    /// (JobSignals.RequestFrame) when the result is true.
    /// </summary>
    /// <returns>Whether the job waits or runs, so that it matters.</returns>
    Task<bool> WantFrameAsync(UserId owner, JobId id, long frame, CancellationToken ct);

    /// <summary>1 for the job that is next; null for a job that does not wait.</summary>
    Task<int?> QueuePositionAsync(UserId owner, JobId id, CancellationToken ct);
}
