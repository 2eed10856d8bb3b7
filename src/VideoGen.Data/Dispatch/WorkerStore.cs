using Npgsql;

namespace VideoGen.Data.Dispatch;

/// <summary>A worker as it announced itself.</summary>
public sealed record WorkerRecord
{
    public required string Id { get; init; }

    public required string Address { get; init; }

    public required int Capacity { get; init; }

    public required int Running { get; init; }

    public required bool Draining { get; init; }

    /// <summary>Set aside by a dispatcher whose call to it failed; an announcement does not say.</summary>
    public bool Avoided { get; init; }

    public string Sandbox { get; init; } = "";

    public string Version { get; init; } = "";

    public string FFmpegVersion { get; init; } = "";
}

/// <summary>Which workers are there.</summary>
public sealed class WorkerStore(NpgsqlDataSource source)
{
    /// <summary>Keeps a worker for some time.</summary>
    /// <returns>Whether it was not known.</returns>
    public async Task<bool> AnnounceAsync(WorkerRecord worker, TimeSpan validFor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(worker);
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ScalarAsync<bool>(
            """
            insert into workers (id, address, capacity, running, draining, sandbox, version, ffmpeg_version, valid_until)
            values (@id, @address, @capacity, @running, @draining, @sandbox, @version, @ffmpeg, now() + @valid)
            on conflict (id) do update set
                address = excluded.address, capacity = excluded.capacity, running = excluded.running, draining = excluded.draining,
                sandbox = excluded.sandbox, version = excluded.version, ffmpeg_version = excluded.ffmpeg_version,
                announced_at = now(), valid_until = excluded.valid_until
            returning xmax = 0
            """,
            ct, ("id", worker.Id), ("address", worker.Address), ("capacity", worker.Capacity), ("running", worker.Running),
            ("draining", worker.Draining), ("sandbox", worker.Sandbox), ("version", worker.Version), ("ffmpeg", worker.FFmpegVersion),
            ("valid", validFor));
    }

    /// <summary>Takes a worker out.</summary>
    public async Task ForgetAsync(string id, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync("delete from workers where id = @id", ct, ("id", id));
    }

    /// <summary>Gives a worker no job for some time, after a call to it failed.</summary>
    public async Task AvoidAsync(string id, TimeSpan time, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync("update workers set avoid_until = now() + @time where id = @id", ct, ("time", time), ("id", id));
    }

    /// <summary>Forgets the silent ones.</summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<string>> ForgetSilentAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ListAsync("delete from workers where valid_until < now() returning id", row => row.GetString(0), ct);
    }

    /// <summary>The workers that are there, by id.</summary>
    public async Task<IReadOnlyList<WorkerRecord>> LiveAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ListAsync(
            """
            select id, address, capacity, running, draining, sandbox, version, ffmpeg_version, coalesce(avoid_until > now(), false)
            from workers where valid_until > now() order by id
            """,
            row => new WorkerRecord
            {
                Id = row.GetString(0),
                Address = row.GetString(1),
                Capacity = row.GetInt32(2),
                Running = row.GetInt32(3),
                Draining = row.GetBoolean(4),
                Sandbox = row.GetString(5),
                Version = row.GetString(6),
                FFmpegVersion = row.GetString(7),
                Avoided = row.GetBoolean(8),
            },
            ct);
    }
}
