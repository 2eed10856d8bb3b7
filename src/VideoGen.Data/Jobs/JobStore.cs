using Npgsql;
using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>Reads and small changes; submitting is in <see cref="JobSubmission"/>.</summary>
internal sealed class JobStore(NpgsqlDataSource source, TimeProvider time) : IJobStore
{
    private const string Mine = "jobs.owner_id = @owner and jobs.id = @id and jobs.deleted_at is null";

    public async Task<SubmitResult> SubmitAsync(SubmitJob submit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(submit);
        await using var connection = await OwnerSession.OpenAsync(source, submit.Owner, ct);
        return await new JobSubmission(connection, submit).RunAsync(JobId.New(time.GetUtcNow()), ct);
    }

    public async Task<IReadOnlyList<SubmitResult>> SubmitAllAsync(IReadOnlyList<SubmitJob> all, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(all);
        await using var connection = await OwnerSession.OpenAsync(source, all[0].Owner, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        List<SubmitResult> made = [];
        foreach (var submit in all)
        {
            // Ids sort by their time: a millisecond apart they keep their order.
            var result = await new JobSubmission(connection, submit).InTransactionAsync(JobId.New(time.GetUtcNow().AddMilliseconds(made.Count)), ct);
            if (result is not (SubmitResult.Accepted or SubmitResult.Replayed))
                return [result];
            made.Add(result);
        }

        await transaction.CommitAsync(ct);
        await connection.NotifyOutboxAsync(ct);
        return made;
    }

    public async Task<JobRecord?> GetAsync(UserId owner, JobId id, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ReadJobAsync(owner, id, ct);
    }

    public async Task<string?> StoryboardAsync(UserId owner, JobId id, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.SingleAsync(
            "select storyboard::text from jobs where owner_id = @owner and id = @id and deleted_at is null and storyboard is not null",
            row => row.GetString(0), ct, ("owner", owner.Value), ("id", id.Value));
    }

    public async Task<JobPage> ListAsync(UserId owner, JobListQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 200));
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        var jobs = await connection.ListAsync(
            $"""
            select {JobRows.JobColumns} from jobs
            where owner_id = @owner and deleted_at is null
              and (@before::uuid is null or id < @before::uuid) and (@state::text is null or state = @state::text)
              and (not @current or not exists (
                  select from films f join jobs head on head.id = f.head_job_id and head.deleted_at is null
                  where f.id = coalesce(jobs.film_id, jobs.id) and head.id <> jobs.id))
            order by id desc limit @limit
            """,
            JobRows.Job, ct,
            ("owner", owner.Value), ("before", query.Before?.Value), ("state", query.State?.ToText()), ("current", query.CurrentOnly), ("limit", query.Limit + 1));
        return jobs.Count <= query.Limit
            ? new JobPage(jobs, null)
            : new JobPage(jobs[..query.Limit], jobs[query.Limit - 1].Id);
    }

    public async Task<ChangeResult> CancelAsync(UserId owner, JobId id, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        var changed = await ChangeAsync(
            connection, owner, id,
            $"""
            update jobs set
                state = case state when 'queued' then 'cancelled' else state end,
                completed_at = case state when 'queued' then now() end,
                cleanup_after = case when state = 'queued' and attempt > 0 then now() else cleanup_after end,
                cancel_requested_at = now(), event_seq = event_seq + 1, updated_at = now()
            where {Mine} and (state = 'queued' or state = 'running' and cancel_requested_at is null)
            returning jobs as job
            """,
            "case when (job).state = 'cancelled' then 'cancelled' else 'cancel_requested' end", ct);
        if (await connection.ReadJobAsync(owner, id, ct) is not { } job)
            return new ChangeResult.NotFound();
        if (changed is not null)
            return job.State == JobState.Running
                ? new ChangeResult.CancelRequested(job, changed)
                : new ChangeResult.Changed(job, changed);
        return job.State switch
        {
            JobState.Cancelled => new ChangeResult.Changed(job, null),
            JobState.Running or JobState.Queued => new ChangeResult.CancelRequested(job, null),
            _ => new ChangeResult.Conflict(job),
        };
    }

    public async Task<ChangeResult> RetryAsync(UserId owner, JobId id, int maxQueuedPerOwner, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await connection.QueuedAsync(owner, maxQueuedPerOwner, ct) >= maxQueuedPerOwner)
            return new ChangeResult.QueueFull(maxQueuedPerOwner);
        var changed = await ChangeAsync(
            connection, owner, id,
            $"""
            update jobs set
                state = 'queued', stage = null, progress = 0, message = null, error_code = null, error_message = null,
                releases = attempt, cancel_requested_at = null, completed_at = null, expected_at = null, preview_key = null,
                started_at = null, report = null, wanted_frame = null, queue_entry = null, cleanup_after = null, steps_reused = 0, steps_rendered = 0,
                not_before = now(), queued_at = now(), event_seq = event_seq + 1, updated_at = now()
            where {Mine} and state in ('failed', 'cancelled')
            returning jobs as job
            """,
            "'queued'", ct);
        if (changed is not null)
            await connection.ExecuteAsync(
                "insert into outbox (topic, job_id, owner_id) values ('job_queued', @id, @owner)", ct,
                ("id", id.Value), ("owner", owner.Value));
        await transaction.CommitAsync(ct);
        if (changed is not null)
            await connection.NotifyOutboxAsync(ct);
        return await ResultAsync(connection, owner, id, changed, ct);
    }

    public async Task<ChangeResult> DeleteAsync(UserId owner, JobId id, CancellationToken ct)
    {
        var cancelled = await CancelAsync(owner, id, ct);
        if (cancelled is ChangeResult.NotFound)
            return cancelled;
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        await connection.ExecuteAsync(
            $"update jobs set deleted_at = now(), cleanup_after = now(), updated_at = now() where {Mine}", ct,
            ("owner", owner.Value), ("id", id.Value));
        return cancelled is ChangeResult.Conflict ended ? new ChangeResult.Changed(ended.Job, null) : cancelled;
    }

    public async Task<ChangeResult> RenameAsync(UserId owner, JobId id, string title, CancellationToken ct)
    {
        StorableText.Check(title, "title");
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        var hits = await connection.ExecuteAsync(
            $"update jobs set title = @title, updated_at = now() where {Mine}", ct,
            ("title", title), ("owner", owner.Value), ("id", id.Value));
        return hits == 1 && await connection.ReadJobAsync(owner, id, ct) is { } job
            ? new ChangeResult.Changed(job, null)
            : new ChangeResult.NotFound();
    }

    public async Task<IReadOnlyList<JobEvent>> EventsAsync(UserId owner, JobId id, long afterSeq, int limit, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ListAsync(
            $"""
            select {JobRows.EventColumns} from job_events e join jobs on jobs.id = e.job_id
            where {Mine} and e.seq > @after order by e.seq limit @limit
            """,
            JobRows.Event, ct, ("owner", owner.Value), ("id", id.Value), ("after", afterSeq), ("limit", limit));
    }

    public async Task<IReadOnlyList<JobSegment>> SegmentsAsync(UserId owner, JobId id, int fromIndex, int limit, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ListAsync(
            $"""
            select {JobRows.SegmentColumns} from job_segments s
            where s.owner_id = @owner and s.job_id = @id and s.idx >= @from
              and exists (select from jobs where {Mine})
            order by s.idx limit @limit
            """,
            JobRows.Segment, ct, ("owner", owner.Value), ("id", id.Value), ("from", fromIndex), ("limit", limit));
    }

    public async Task<bool> WantFrameAsync(UserId owner, JobId id, long frame, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ExecuteAsync(
            $"update jobs set wanted_frame = @frame where {Mine} and state in ('queued', 'running')", ct,
            ("owner", owner.Value), ("id", id.Value), ("frame", frame)) == 1;
    }

    public async Task<int?> QueuePositionAsync(UserId owner, JobId id, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ScalarAsync<object>("select queue_position(@id)", ct, ("id", id.Value)) as int?;
    }

    private static Task<JobEvent?> ChangeAsync(
        NpgsqlConnection connection, UserId owner, JobId id, string update, string eventType, CancellationToken ct) =>
        connection.SingleAsync(
            $"""
            with hit as ({update}),
            logged as materialized (select log_job_event(job, {eventType}) as e from hit)
            select {JobRows.EventColumns} from logged
            """,
            JobRows.Event, ct, ("owner", owner.Value), ("id", id.Value));

    private static async Task<ChangeResult> ResultAsync(
        NpgsqlConnection connection, UserId owner, JobId id, JobEvent? changed, CancellationToken ct) =>
        (await connection.ReadJobAsync(owner, id, ct), changed) switch
        {
            (null, _) => new ChangeResult.NotFound(),
            ({ } job, null) => new ChangeResult.Conflict(job),
            ({ } job, _) => new ChangeResult.Changed(job, changed),
        };
}
