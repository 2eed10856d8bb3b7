using Npgsql;

namespace VideoGen.Api.Features.Monitoring;

/// <summary>What the database knows about the whole system, without looking at anybody's rows.</summary>
internal sealed class SystemFigures(NpgsqlDataSource database)
{
    public async Task<WorkersView> WorkersAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select count(*)::integer, coalesce(sum(capacity), 0)::integer, coalesce(sum(running), 0)::integer,
                   coalesce(array_agg(distinct sandbox order by sandbox) filter (where sandbox <> ''), '{}')
            from workers where valid_until > now() and not draining
            """);
        await using var rows = await command.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        return new WorkersView
        {
            Live = rows.GetInt32(0),
            Capacity = rows.GetInt32(1),
            Running = rows.GetInt32(2),
            Sandbox = rows.GetFieldValue<string[]>(3),
        };
    }

    public async Task<long> QueueDepthAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select queue_length()");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
