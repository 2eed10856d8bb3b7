using Npgsql;
using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>Statements that several changes share. The connection's session belongs to the owner.</summary>
internal static class JobQueries
{
    /// <summary>Channel of NOTIFY that wakes the relay.</summary>
    public const string OutboxChannel = "videogen_outbox";

    // From here on the count is taken under a lock, so that parallel submits can't step over the limit together.
    private const int NearLimit = 64;

    public static async Task<JobRecord?> ReadJobAsync(this NpgsqlConnection connection, UserId owner, JobId id, CancellationToken ct)
    {
        var job = await connection.SingleAsync(
            $"select {JobRows.JobColumns} from jobs where owner_id = @owner and id = @id and deleted_at is null",
            JobRows.Job, ct, ("owner", owner.Value), ("id", id.Value));
        if (job is { SegmentsTotal: > 0 })
        {
            var reused = await connection.ScalarAsync<long>(
                "select count(*) from job_segments where owner_id = @owner and job_id = @id and reused and state = 'ready'", ct,
                ("owner", owner.Value), ("id", id.Value));
            job = job with { SegmentsReused = (int)reused };
        }

        if (job is not { State: JobState.Completed })
            return job;
        var assets = await connection.ListAsync(
            $"select {JobRows.AssetColumns} from assets where owner_id = @owner and job_id = @id order by kind",
            JobRows.Asset, ct, ("owner", owner.Value), ("id", id.Value));
        return job with { Assets = assets };
    }

    /// <summary>Waiting jobs of the owner: exact near the limit, where the transaction holds the owner's lock from then on.</summary>
    public static async Task<long> QueuedAsync(this NpgsqlConnection connection, UserId owner, int limit, CancellationToken ct)
    {
        const string Count = "select count(*) from jobs where owner_id = @owner and state = 'queued'";
        var queued = await connection.ScalarAsync<long>(Count, ct, ("owner", owner.Value));
        if (queued + NearLimit < limit)
            return queued;
        await connection.ExecuteAsync(
            "select pg_advisory_xact_lock(hashtextextended('submit ' || @owner::text, 0))", ct, ("owner", owner.Value));
        return await connection.ScalarAsync<long>(Count, ct, ("owner", owner.Value));
    }

    /// <summary>
    /// Wakes the relay. After the commit and not in it: a transaction that notifies holds a lock of the whole database while it
    /// commits. A lost wake-up costs one poll interval.
    /// </summary>
    public static Task NotifyOutboxAsync(this NpgsqlConnection connection, CancellationToken ct) =>
        connection.ExecuteAsync("select pg_notify(@channel, '')", ct, ("channel", OutboxChannel));
}
