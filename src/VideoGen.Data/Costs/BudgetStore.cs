using Npgsql;
using VideoGen.Core.Costs;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Costs;

/// <summary>What users have used in this month (UTC), and what they may.</summary>
public sealed class BudgetStore(NpgsqlDataSource source)
{
    private const string Month = "date_trunc('month', now() at time zone 'utc')";

    /// <summary>Usage and budget of one.</summary>
    public async Task<Usage> ReadAsync(UserId owner, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await ReadAsync(connection, owner, ct);
    }

    /// <summary>For administrators: users by e-mail with what they have used, at most so many.</summary>
    /// <param name="email">The beginning of their addresses; empty for all.</param>
    /// <param name="limit">Most users.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<IReadOnlyList<UserUsage>> UsersAsync(string email, int limit, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAdminAsync(source, ct);
        var users = await connection.ListAsync(
            "select id, email, role, created_at from users where starts_with(normalized_email, upper(@email)) order by normalized_email limit @limit",
            row => new UserUsage { Id = row.GetGuid(0), Email = row.GetString(1), Role = row.GetString(2), CreatedAt = row.GetFieldValue<DateTimeOffset>(3) },
            ct, ("email", email), ("limit", limit));
        for (var i = 0; i < users.Count; i++)
            users[i] = users[i] with { Usage = await ReadAsync(connection, new UserId(users[i].Id), ct) };
        return users;
    }

    /// <summary>For administrators: sets what somebody may use.</summary>
    /// <returns>False when there is no such user.</returns>
    public async Task<bool> SetAsync(UserId owner, Budget budget, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(budget);
        await using var connection = await OwnerSession.OpenAdminAsync(source, ct);
        return await connection.ExecuteAsync(
            """
            insert into budgets (owner_id, money, currency, cpu_seconds) select id, @money::numeric, @currency, @cpu::double precision from users where id = @owner
            on conflict (owner_id) do update set
                money = excluded.money, currency = excluded.currency, cpu_seconds = excluded.cpu_seconds, updated_at = now()
            """,
            ct, ("owner", owner.Value), ("money", budget.Money), ("currency", budget.Currency), ("cpu", budget.CpuSeconds)) == 1;
    }

    private static async Task<Usage> ReadAsync(NpgsqlConnection connection, UserId owner, CancellationToken ct)
    {
        var spent = await connection.ListAsync(
            $"""
            select currency, sum(amount) from provider_uses
            where owner_id = @owner and amount is not null and created_at >= {Month} at time zone 'utc' group by currency order by currency
            """,
            row => KeyValuePair.Create(row.GetString(0), row.GetDecimal(1)), ct, ("owner", owner.Value));
        var usage = await connection.SingleAsync(
            $"""
            select {Month}::date, coalesce((select cpu_seconds from usage_months where owner_id = @owner and month = {Month}::date), 0),
                   b.money, b.currency, b.cpu_seconds
            from (select 1) one left join budgets b on b.owner_id = @owner
            """,
            row => new Usage
            {
                Month = row.GetFieldValue<DateOnly>(0),
                CpuSeconds = row.GetDouble(1),
                Spent = new Dictionary<string, decimal>(),
                Budget = row.IsDBNull(3)
                    ? Budget.None
                    : new Budget { Money = row.IsDBNull(2) ? null : row.GetDecimal(2), Currency = row.GetString(3), CpuSeconds = row.IsDBNull(4) ? null : row.GetDouble(4) },
            },
            ct, ("owner", owner.Value));
        return usage! with { Spent = spent.ToDictionary() }; // a left join of one row has one
    }
}

/// <summary>A user as administrators see them.</summary>
public sealed record UserUsage
{
    public required Guid Id { get; init; }

    public required string Email { get; init; }

    /// <summary>"user" or "admin".</summary>
    public required string Role { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of this month.</summary>
    public Usage Usage { get; init; } = null!; // filled in right after the row is read
}
