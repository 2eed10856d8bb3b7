using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>A job that must be told to the queue.</summary>
/// <param name="Job">The job.</param>
/// <param name="Priority">The queue.</param>
/// <param name="Entry">The entry that announced it before; null when none did.</param>
public sealed record Announcement(JobId Job, JobPriority Priority, string? Entry);

/// <summary>What waits to be told to the queue. Telling twice is harmless; claims are compare-and-set.</summary>
public sealed class OutboxStore(NpgsqlDataSource source)
{
    /// <summary>Takes what is due, hands it to <paramref name="announce"/>, and keeps it when that fails.</summary>
    /// <param name="limit">Most at once.</param>
    /// <param name="announce">Puts entries into the queue and returns their names, one for each announcement.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>How many were taken.</returns>
    public async Task<int> RelayAsync(
        int limit,
        Func<IReadOnlyList<Announcement>, CancellationToken, Task<IReadOnlyList<string>>> announce,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(announce);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var due = await connection.ListAsync(
            """
            with due as (
                delete from outbox where id in (
                    select id from outbox where available_at <= now() order by available_at, id limit @limit for update skip locked)
                returning job_id, id)
            select distinct on (due.job_id) due.job_id, jobs.priority, jobs.queue_entry, jobs.state = 'queued'
            from due join jobs on jobs.id = due.job_id order by due.job_id, due.id
            """,
            row => (Announcement: Read(row), Waits: row.GetBoolean(3)), ct, ("limit", limit));
        Announcement[] waiting = [.. due.Where(d => d.Waits).Select(d => d.Announcement)];
        if (waiting.Length > 0)
            await RememberAsync(connection, waiting, await announce(waiting, ct), ct);
        await transaction.CommitAsync(ct);
        return due.Count;
    }

    /// <summary>How long until the next entry is due; null when none waits.</summary>
    public async Task<TimeSpan?> NextDueAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        // "having": greatest() passes over nulls, so an empty outbox would look as if something were due now.
        return await connection.ScalarAsync<object>("select greatest(min(available_at) - now(), interval '0') from outbox having count(*) > 0", ct) as TimeSpan?;
    }

    /// <summary>Jobs that wait and that nothing in the outbox will announce, oldest first, page by page.</summary>
    public async Task<IReadOnlyList<Announcement>> WaitingAsync(JobId? after, int limit, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ListAsync(
            """
            select id, priority, queue_entry from jobs
            where state = 'queued' and not_before <= now() and (@after::uuid is null or id > @after::uuid)
              and not exists (select from outbox where job_id = jobs.id)
            order by id limit @limit
            """,
            Read, ct, ("after", after?.Value), ("limit", limit));
    }

    /// <summary>Priorities for which any job waits, due or not.</summary>
    public async Task<IReadOnlySet<JobPriority>> WaitingPrioritiesAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var found = await connection.ListAsync(
            "select distinct priority from jobs where state = 'queued'", row => EnumText.Parse<JobPriority>(row.GetString(0)), ct);
        return found.ToHashSet();
    }

    /// <summary>Lets a job whose entry was used up be announced anew, if it still waits.</summary>
    public async Task AnnounceAgainAsync(JobId job, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(
            "insert into outbox (topic, job_id, owner_id) select 'job_queued', id, owner_id from jobs where id = @id and state = 'queued'", ct,
            ("id", job.Value));
    }

    /// <summary>Keeps the names of entries that now announce these jobs.</summary>
    public async Task RememberAsync(IReadOnlyList<Announcement> announced, IReadOnlyList<string> entries, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await RememberAsync(connection, announced, entries, ct);
    }

    /// <summary>Listens for new entries until cancelled or cut off; <paramref name="wake"/> is called for each, and once at the start.</summary>
    public async Task ListenAsync(Action wake, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(wake);
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync($"listen {JobQueries.OutboxChannel}", ct);
        wake();
        while (true)
        {
            await connection.WaitAsync(ct);
            wake();
        }
    }

    // Rows that someone else is changing are passed over: they are being claimed or cancelled, or the sweeper announces them again.
    private static Task<int> RememberAsync(
        NpgsqlConnection connection, IReadOnlyList<Announcement> announced, IReadOnlyList<string> entries, CancellationToken ct) =>
        connection.ExecuteAsync(
            """
            update jobs set queue_entry = told.entry
            from unnest(@ids, @entries) as told (id, entry)
            where jobs.id = told.id and jobs.id in (
                select id from jobs where id = any(@ids) and state = 'queued' for update skip locked)
            """,
            ct, ("ids", announced.Select(a => a.Job.Value).ToArray()), ("entries", entries.ToArray()));

    private static Announcement Read(NpgsqlDataReader row) => new(
        new JobId(row.GetGuid(0)), EnumText.Parse<JobPriority>(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2));
}
