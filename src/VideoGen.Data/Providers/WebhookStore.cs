using Npgsql;

namespace VideoGen.Data.Providers;

/// <summary>Which posts of providers were read.</summary>
public sealed class WebhookStore(NpgsqlDataSource source)
{
    /// <summary>Remembers a post until it would be refused for its age, and forgets those that are.</summary>
    /// <returns>False when it is known already.</returns>
    public async Task<bool> TryAddAsync(string provider, string id, DateTimeOffset until, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(
            """
            with gone as (delete from webhook_deliveries where expires_at < now() - interval '1 hour')
            insert into webhook_deliveries (provider, id, expires_at) values (@provider, @id, @until) on conflict do nothing
            """,
            ct, ("provider", provider), ("id", StorableText.Mend(id)), ("until", until)) == 1;
    }
}
