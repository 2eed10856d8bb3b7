using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>
/// Gives waiting jobs to free workers. Of a priority, the owner who runs least is served first, of those the one who was served
/// longest ago, and of one owner the oldest job; so a thousand jobs of one owner do not hold up another's first.
/// </summary>
public sealed class ClaimStore(NpgsqlDataSource source)
{
    // Claims are one at a time over all dispatchers: slots and owners' shares are counted, and counts must not be passed together.
    private const string OneAtATime = "select pg_advisory_xact_lock(hashtextextended('videogen claim', 0))";

    // The steps of all running jobs share all slots; as many jobs run as there are slots, so that each one gets on.
    private const string FreeSlots =
        """
        (select coalesce(sum(capacity), 0) from workers
         where valid_until > now() and not draining and (avoid_until is null or avoid_until <= now()))
        - (select count(*) from jobs where state = 'running')
        """;

    private const string MayRun =
        """
        left join (select owner_id, count(*) as running from jobs where state = 'running' group by owner_id) r on r.owner_id = j.owner_id
        where j.state = 'queued' and j.not_before <= now() and coalesce(r.running, 0) < @cap
        """;

    /// <summary>What could be started now.</summary>
    /// <param name="maxRunningPerOwner">Most jobs of one owner that may run at once.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<DispatchOutlook> OutlookAsync(int maxRunningPerOwner, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var outlook = await connection.SingleAsync(
            $"""
            select greatest({FreeSlots}, 0)::int,
                   array(select p from unnest(array['high', 'normal', 'low']) p
                         where exists (select from jobs j {MayRun} and j.priority = p))
            """,
            row => new DispatchOutlook(
                row.GetInt32(0), row.GetFieldValue<string[]>(1).Select(EnumText.Parse<JobPriority>).ToHashSet()),
            ct, ("cap", maxRunningPerOwner));
        return outlook ?? throw new InvalidOperationException("A select without a from clause returned no row.");
    }

    /// <summary>Takes the job of a priority that is next, if a slot is free for it.</summary>
    /// <param name="request">What and for whom.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<ClaimResult> ClaimAsync(ClaimRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(OneAtATime, ct);
        var claimed = await connection.SingleAsync(
            ClaimSql, Claimed, ct, ("priority", request.Priority.ToText()), ("cap", request.MaxRunningPerOwner),
            ("me", request.Dispatcher), ("lease", request.Lease));
        if (claimed is null)
            return new ClaimResult.Nothing();
        if (request.Announced is { } announced && announced != claimed.Result.Job.Claim.Job)
            await PassOnAsync(connection, announced, claimed.Entry, ct);
        await transaction.CommitAsync(ct);
        return claimed.Result;
    }

    private static string ClaimSql =>
        $"""
        with waiting as (select distinct owner_id from jobs where state = 'queued' and priority = @priority and not_before <= now() and {FreeSlots} > 0),
        turn as (
            select waiting.owner_id from waiting
            cross join lateral (select count(*) as running from jobs where owner_id = waiting.owner_id and state = 'running') r
            left join lateral (select claimed_at from jobs where owner_id = waiting.owner_id and claimed_at is not null
                               order by claimed_at desc limit 1) served on true
            where r.running < @cap order by r.running, served.claimed_at nulls first, waiting.owner_id limit 1),
        pick as (
            select j.id, j.queue_entry from jobs j join turn on turn.owner_id = j.owner_id
            where j.state = 'queued' and j.priority = @priority and j.not_before <= now()
            order by j.queued_at, j.id limit 1 for update of j skip locked),
        hit as (
            update jobs set
                state = 'running', stage = 'planning', attempt = attempt + 1, lease_owner = @me, lease_until = now() + @lease,
                claimed_at = now(), started_at = coalesce(started_at, now()), queue_entry = null, cleanup_after = null,
                event_seq = event_seq + 1, updated_at = now()
            from pick where jobs.id = pick.id and jobs.state = 'queued'
            returning jobs as job, pick.queue_entry as entry),
        logged as materialized (select *, log_job_event(job, 'started') as e from hit)
        select {JobRows.EventColumns},
               (job).attempt, (job).priority, (job).kind, (job).request::text, (job).storyboard::text, (job).traceparent,
               (job).wanted_frame, entry, (job).queued_at, now() - (job).queued_at
        from logged
        """;

    // The queue's entry named another job than the one whose turn it is. That one still waits, and takes over the entry of the job
    // that was taken, or is announced anew when there was none.
    private static async Task PassOnAsync(NpgsqlConnection connection, JobId announced, string? entry, CancellationToken ct)
    {
        var passed = await connection.ExecuteAsync(
            "update jobs set queue_entry = @entry::text where id = @id and state = 'queued'", ct, ("entry", entry), ("id", announced.Value));
        if (passed == 1 && entry is null)
            await connection.ExecuteAsync(
                "insert into outbox (topic, job_id, owner_id) select 'job_queued', id, owner_id from jobs where id = @id", ct,
                ("id", announced.Value));
    }

    private static ClaimedRow Claimed(NpgsqlDataReader row)
    {
        var job = new ClaimedJob
        {
            Claim = new JobClaim(new JobId(row.GetGuid(0)), row.GetInt32(6)),
            Owner = new UserId(row.GetGuid(1)),
            Priority = EnumText.Parse<JobPriority>(row.GetString(7)),
            Request = JobRequestJson.Read(row.GetString(8), row.GetString(9)),
            Storyboard = row.IsDBNull(10) ? null : row.GetString(10),
            Traceparent = row.IsDBNull(11) ? null : row.GetString(11),
            WantedFrame = row.IsDBNull(12) ? null : row.GetInt64(12),
            QueuedAt = row.GetFieldValue<DateTimeOffset>(14),
            Waited = row.GetTimeSpan(15),
        };
        return new ClaimedRow(new ClaimResult.Claimed(job, JobRows.Event(row)), row.IsDBNull(13) ? null : row.GetString(13));
    }

    private sealed record ClaimedRow(ClaimResult.Claimed Result, string? Entry);
}
