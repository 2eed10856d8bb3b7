using Npgsql;
using VideoGen.Core.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>A job below whose prefix objects may lie that nothing names.</summary>
/// <param name="Job">The job.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Keep">Object keys that must stay; empty for a deleted job.</param>
/// <param name="Due">Names this very clean-up.</param>
public sealed record Cleanup(JobId Job, UserId Owner, IReadOnlySet<string> Keep, DateTimeOffset Due);

/// <summary>An upload that nobody will use.</summary>
public sealed record StaleUpload(Guid Id, string ObjectKey);

/// <summary>How long rows are kept.</summary>
public sealed record Retention(TimeSpan DeletedJobs, TimeSpan ProgressEvents, TimeSpan IdempotencyKeys, TimeSpan ExpiredTokens);

/// <summary>Keeps tables and object store from growing without bound.</summary>
public sealed class CleanupStore(NpgsqlDataSource source)
{
    /// <summary>Jobs that have ended and whose leftovers are due, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<Cleanup>> DueAsync(int limit, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ListAsync(
            """
            select id, owner_id, cleanup_after, case when deleted_at is null
                then array(select object_key from assets where job_id = jobs.id) || coalesce(array[preview_key], '{}')
                else '{}' end
            from jobs
            where cleanup_after <= now() and state in ('completed', 'failed', 'cancelled')
            order by cleanup_after limit @limit
            """,
            row => new Cleanup(
                new JobId(row.GetGuid(0)), new UserId(row.GetGuid(1)),
                row.GetFieldValue<string?[]>(3).OfType<string>().ToHashSet(StringComparer.Ordinal),
                row.GetFieldValue<DateTimeOffset>(2)),
            ct, ("limit", limit));
    }

    /// <summary>Marks a clean-up as done, unless another became due meanwhile.</summary>
    public async Task DoneAsync(Cleanup cleanup, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(cleanup);
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(
            "update jobs set cleanup_after = null where id = @id and cleanup_after = @due", ct,
            ("id", cleanup.Job.Value), ("due", cleanup.Due));
    }

    /// <summary>
    /// Uploads that were never finished or whose removal was cut short. Each is marked first, so that a late finish of it changes
    /// nothing any more.
    /// </summary>
    public async Task<IReadOnlyList<StaleUpload>> StaleUploadsAsync(TimeSpan age, int limit, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ListAsync(
            """
            update uploads set state = 'removing' where id in (
                select id from uploads where state <> 'ready' and changed_at < now() - @age
                order by changed_at limit @limit for update skip locked)
            returning id, object_key
            """,
            row => new StaleUpload(row.GetGuid(0), row.GetString(1)), ct, ("age", age), ("limit", limit));
    }

    /// <summary>Removes the row of an upload whose object is gone.</summary>
    public async Task ForgetUploadAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync("delete from uploads where id = @id and state = 'removing'", ct, ("id", id));
    }

    /// <summary>Removes rows that have outlived their use.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> PurgeAsync(Retention retention, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(retention);
        await using var connection = await source.OpenConnectionAsync(ct);
        var rows = await connection.ExecuteAsync(
            """
            delete from jobs where deleted_at < now() - @age and cleanup_after is null and state in ('completed', 'failed', 'cancelled')
            """,
            ct, ("age", retention.DeletedJobs));
        rows += await connection.ExecuteAsync("delete from films where not exists (select from jobs where jobs.id = films.id or jobs.film_id = films.id)", ct);
        rows += await connection.ExecuteAsync(
            """
            delete from job_events e using jobs where jobs.id = e.job_id and e.type in ('progress', 'step')
              and jobs.completed_at < now() - @age and jobs.completed_at > now() - @age - interval '2 days'
            """,
            ct, ("age", retention.ProgressEvents));
        rows += await connection.ExecuteAsync(
            "delete from idempotency_keys where created_at < now() - @age", ct, ("age", retention.IdempotencyKeys));
        rows += await connection.ExecuteAsync(
            "delete from refresh_tokens where expires_at < now() - @age", ct, ("age", retention.ExpiredTokens));
        return rows;
    }
}
