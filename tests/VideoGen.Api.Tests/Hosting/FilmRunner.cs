using Npgsql;
using VideoGen.TestKit.Servers;

namespace VideoGen.Api.Tests.Hosting;

/// <summary>Moves jobs on as a dispatcher would, by the database's own event function.</summary>
public sealed class FilmRunner(MigratedDatabase database)
{
    public Task StartAsync(Guid job) => ChangeAsync(
        job, "started", "state = 'running', stage = 'planning', attempt = attempt + 1, started_at = now(), lease_owner = 'test', lease_until = now() + interval '1 minute'");

    public Task ProgressAsync(Guid job, double share, string message = "Rendering scene 1 of 3", string stage = "rendering") => ChangeAsync(
        job, "progress", "progress = @share, message = @message, stage = @stage", ("share", share), ("message", message), ("stage", stage));

    public Task FailAsync(Guid job, string code = "render_stalled", string message = "The render stopped at scene 2.") => ChangeAsync(
        job, "failed", "state = 'failed', error_code = @code, error_message = @message, completed_at = now(), lease_owner = null, lease_until = null", ("code", code), ("message", message));

    public Task CancelAsync(Guid job) => ChangeAsync(
        job, "cancelled", "state = 'cancelled', completed_at = now(), lease_owner = null, lease_until = null");

    public async Task CompleteAsync(Guid job)
    {
        await ExecuteAsync(
            """
            insert into assets (id, owner_id, job_id, kind, object_key, content_type, bytes, sha256, width, height, duration_ms, frames)
            select gen_random_uuid(), owner_id, id, a.kind, 'users/' || owner_id || '/jobs/' || id || '/1/' || a.name, a.type, 1234, repeat('ab', 32), a.width, a.height, 20000, a.frames
            from jobs, (values
                ('video', 'film.mp4', 'video/mp4', 1280, 720, 600), ('poster', 'poster.jpg', 'image/jpeg', 1280, 720, null),
                ('captions_vtt', 'captions.vtt', 'text/vtt', null, null, null)) a (kind, name, type, width, height, frames)
            where id = @job
            """,
            ("job", job));
        await ChangeAsync(
            job, "completed",
            "state = 'completed', stage = null, progress = 1, message = null, completed_at = now(), lease_owner = null, lease_until = null, steps_rendered = 5");
    }

    /// <summary>Records a plan: where each segment lies, on which clock, and none of them ready.</summary>
    public async Task PlanAsync(Guid job, int rateNumerator, int rateDenominator, int timescale, IReadOnlyList<int> frames)
    {
        await ChangeAsync(
            job, "progress",
            "plan_key = 'plan', plan_timescale = @timescale, rate_numerator = @numerator, rate_denominator = @denominator, segments_total = @total",
            ("timescale", timescale), ("numerator", rateNumerator), ("denominator", rateDenominator), ("total", frames.Count));
        long start = 0;
        foreach (var (count, n) in frames.Select((count, n) => (count, n)))
        {
            await ExecuteAsync(
                """
                insert into job_segments (job_id, idx, owner_id, start_frame, frames, duration_ticks, content_key, object_key)
                select id, @n, owner_id, @start, @count, @ticks, lpad(to_hex(@n), 64, '0'), 'users/' || owner_id || '/steps/' || id || '-' || @n || '.mp4'
                from jobs where id = @job
                """,
                ("job", job), ("n", n), ("start", start), ("count", (long)count), ("ticks", (long)count * timescale * rateDenominator / rateNumerator));
            start += count;
        }
    }

    public async Task SegmentReadyAsync(Guid job, int index, long bytes)
    {
        await ExecuteAsync(
            "update job_segments set state = 'ready', ready_at = now(), bytes = @bytes where job_id = @job and idx = @index",
            ("job", job), ("index", index), ("bytes", bytes));
        await ChangeAsync(job, "step", "segments_ready = segments_ready + 1");
    }

    public Task SoundReadyAsync(Guid job, string key, string? captions = null) => ChangeAsync(
        job, "step", "sound_key = @key, captions_key = @captions", ("key", key), ("captions", (object?)captions ?? DBNull.Value));

    public async Task<T?> ReadAsync<T>(Guid job, string column)
    {
        await using var source = NpgsqlDataSource.Create(database.AdminConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand($"select {column} from jobs where id = @job");
        command.Parameters.AddWithValue("job", job);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    private Task ChangeAsync(Guid job, string type, string set, params (string Name, object Value)[] values) => ExecuteAsync(
        $"""
        with hit as (update jobs set {set}, event_seq = event_seq + 1, updated_at = now() where id = @job returning jobs as job)
        select log_job_event(job, '{type}') from hit
        """,
        [("job", job), .. values]);

    private async Task ExecuteAsync(string sql, params (string Name, object Value)[] values)
    {
        await using var source = NpgsqlDataSource.Create(database.AdminConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
    }
}
