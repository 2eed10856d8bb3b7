using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Core.Providers;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Providers;

/// <summary>The books: what was asked of providers, and what it cost.</summary>
public sealed class ProviderUseStore(NpgsqlDataSource source)
{
    /// <summary>Enters what somebody has used.</summary>
    /// <param name="owner">Who pays.</param>
    /// <param name="job">For which job; null when there is none.</param>
    /// <param name="uses">May be empty.</param>
    /// <param name="ct">Ends it.</param>
    public async Task AddAsync(UserId owner, JobId? job, IReadOnlyList<ProviderUse> uses, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(uses);
        if (uses.Count == 0)
            return;
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        await connection.ExecuteAsync(
            """
            insert into provider_uses (owner_id, job_id, provider, model, purpose, fault, maybe_paid, amount, currency)
            select @owner, @job::uuid, u.provider, u.model, u.purpose, u.fault, u.maybe, u.amount, u.currency
            from unnest(@providers, @models, @purposes, @faults::text[], @maybes, @amounts::numeric[], @currencies::text[])
                as u (provider, model, purpose, fault, maybe, amount, currency)
            """,
            ct, ("owner", owner.Value), ("job", job?.Value), ("providers", uses.Select(u => u.Provider).ToArray()), ("models", uses.Select(u => u.Model).ToArray()),
            ("purposes", uses.Select(u => u.Purpose).ToArray()), ("faults", uses.Select(u => u.Fault).ToArray()), ("maybes", uses.Select(u => u.MaybePaid).ToArray()),
            ("amounts", uses.Select(u => u.Amount).ToArray()), ("currencies", uses.Select(u => u.Currency).ToArray()));
    }

    /// <summary>Figures of each provider that was used in the last month, by name.</summary>
    public async Task<IReadOnlyDictionary<string, ProviderFigures>> FiguresAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var figures = await connection.ListAsync(
            "select provider, calls, failed, last_fault, last_used_at, currency, amount from provider_figures()",
            row => KeyValuePair.Create(row.GetString(0), new ProviderFigures
            {
                Calls = row.GetInt64(1),
                Failed = row.GetInt64(2),
                LastFault = row.IsDBNull(3) ? null : row.GetString(3),
                LastUsedAt = row.GetFieldValue<DateTimeOffset>(4),
                Currency = row.IsDBNull(5) ? null : row.GetString(5),
                Amount = row.IsDBNull(6) ? null : row.GetDecimal(6),
            }),
            ct);
        return figures.ToDictionary();
    }
}

/// <summary>How much a provider was used, by everybody.</summary>
public sealed record ProviderFigures
{
    /// <summary>Questions of the last 24 hours.</summary>
    public required long Calls { get; init; }

    /// <summary>Those of them that failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Why the newest of those failed.</summary>
    public string? LastFault { get; init; }

    public required DateTimeOffset LastUsedAt { get; init; }

    /// <summary>ISO 4217; null when nothing of it had a known price.</summary>
    public string? Currency { get; init; }

    /// <summary>What it cost in this month (UTC), in whole units of the currency.</summary>
    public decimal? Amount { get; init; }
}
