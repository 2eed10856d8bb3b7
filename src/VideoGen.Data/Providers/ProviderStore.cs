using Npgsql;
using VideoGen.Core.Providers;

namespace VideoGen.Data.Providers;

/// <summary>The providers that administrators have added.</summary>
public sealed class ProviderStore(NpgsqlDataSource source)
{
    private const string Columns =
        "name, settings::text, secrets, kind, enabled, position, revision, updated_at, tested_at, test_latency_ms, test_fault, test_detail";

    /// <summary>Those that are switched on, in the order of preference.</summary>
    public async Task<IReadOnlyList<ProviderEntry>> EnabledAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ListAsync("select name, settings::text, secrets from providers where enabled order by position, name", Entry, ct);
    }

    /// <summary>All, also those that are switched off, in the order of preference.</summary>
    public async Task<IReadOnlyList<StoredProvider>> AllAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ListAsync($"select {Columns} from providers order by position, name", Map, ct);
    }

    /// <summary>One of them; null when there is none of that name.</summary>
    public async Task<StoredProvider?> FindAsync(string name, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.SingleAsync($"select {Columns} from providers where name = @name", Map, ct, ("name", name));
    }

    /// <summary>Adds one.</summary>
    /// <param name="provider">What to add; its revision and times are not looked at.</param>
    /// <param name="last">Whether it comes after all others, whatever its position says.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Null when the name is taken.</returns>
    public async Task<StoredProvider?> AddAsync(StoredProvider provider, bool last, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(provider);
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.SingleAsync(
            $"""
            insert into providers (name, kind, settings, secrets, enabled, position)
            values (@name, @kind, @settings::jsonb, @secrets::bytea, @enabled,
                    case when @last then coalesce((select max(position) + 1 from providers), 0) else @position end)
            on conflict (name) do nothing returning {Columns}
            """,
            Map, ct, [.. Values(provider), ("last", last)]);
    }

    /// <summary>Changes one that is still as the caller knows it. What a test found before is forgotten: it was about other settings.</summary>
    /// <returns>Null when it has been changed or removed since.</returns>
    public async Task<StoredProvider?> UpdateAsync(StoredProvider provider, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(provider);
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.SingleAsync(
            $"""
            update providers set kind = @kind, settings = @settings::jsonb, secrets = @secrets::bytea, enabled = @enabled, position = @position,
                revision = revision + 1, updated_at = now(), tested_at = null, test_latency_ms = null, test_fault = null, test_detail = null
            where name = @name and revision = @revision returning {Columns}
            """,
            Map, ct, [.. Values(provider), ("revision", provider.Revision)]);
    }

    /// <summary>Keeps what a test found, unless the settings have been changed since it began.</summary>
    public async Task TestedAsync(string name, long revision, ProviderTest test, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(test);
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(
            """
            update providers set tested_at = @at, test_latency_ms = @latency, test_fault = @fault::text, test_detail = @detail::text
            where name = @name and revision = @revision
            """,
            ct, ("name", name), ("revision", revision), ("at", test.At), ("latency", test.LatencyMs), ("fault", test.Fault),
            ("detail", test.Detail is { } detail ? StorableText.Mend(detail) : null));
    }

    /// <summary>Removes one.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string name, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync("delete from providers where name = @name", ct, ("name", name)) == 1;
    }

    private static (string Name, object? Value)[] Values(StoredProvider provider) =>
    [
        ("name", provider.Entry.Name), ("kind", provider.Kind), ("settings", provider.Entry.Settings),
        ("secrets", provider.Entry.Secrets.IsEmpty ? null : provider.Entry.Secrets.ToArray()), ("enabled", provider.Enabled), ("position", provider.Position),
    ];

    private static ProviderEntry Entry(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? default(ReadOnlyMemory<byte>) : row.GetFieldValue<byte[]>(2));

    private static StoredProvider Map(NpgsqlDataReader row) => new()
    {
        Entry = Entry(row),
        Kind = row.GetString(3),
        Enabled = row.GetBoolean(4),
        Position = row.GetInt32(5),
        Revision = row.GetInt64(6),
        UpdatedAt = row.GetFieldValue<DateTimeOffset>(7),
        Test = row.IsDBNull(8)
            ? null
            : new ProviderTest(row.GetFieldValue<DateTimeOffset>(8), row.GetInt32(9), row.IsDBNull(10) ? null : row.GetString(10), row.IsDBNull(11) ? null : row.GetString(11)),
    };
}
