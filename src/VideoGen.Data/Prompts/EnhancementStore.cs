using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Prompts;

/// <summary>A prompt that was made better.</summary>
public sealed record EnhancementRecord
{
    public required Guid Id { get; init; }

    /// <summary>As it was written.</summary>
    public required string Prompt { get; init; }

    /// <summary>What viewers shall do or feel at the end; may be empty.</summary>
    public required string Goal { get; init; }

    public required string Enhanced { get; init; }

    /// <summary>"builtin", or the name of a provider.</summary>
    public required string MadeBy { get; init; }
}

/// <summary>How often prompts were made better, and what people took.</summary>
/// <param name="MadeBy">By whom.</param>
/// <param name="Event">made, cached, refreshed, chosen_a or chosen_b.</param>
/// <param name="Count">How often.</param>
public sealed record EnhancementCount(string MadeBy, string Event, long Count);

/// <summary>Prompts that were made better, each owner's own.</summary>
public sealed class EnhancementStore(NpgsqlDataSource source)
{
    private const string Columns = "id, prompt, goal, enhanced, made_by";

    /// <summary>The one of that hash, and notes that it was found; null when there is none.</summary>
    public async Task<EnhancementRecord?> FindAsync(UserId owner, byte[] hash, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.SingleAsync(
            $"""
            with found as (select * from prompt_enhancements where owner_id = @owner and hash = @hash),
            noted as (insert into enhancement_analytics (owner_id, enhancement_id, event, made_by) select owner_id, id, 'cached', made_by from found)
            select {Columns} from found
            """,
            Map, ct, ("owner", owner.Value), ("hash", hash));
    }

    /// <summary>One of the owner's; null when there is none.</summary>
    public async Task<EnhancementRecord?> GetAsync(UserId owner, Guid id, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.SingleAsync($"select {Columns} from prompt_enhancements where id = @id", Map, ct, ("id", id));
    }

    /// <summary>Keeps one; the same hash again replaces what there was, and is a refresh.</summary>
    public async Task<EnhancementRecord> KeepAsync(UserId owner, byte[] hash, EnhancementRecord made, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(made);
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        var kept = await connection.SingleAsync(
            $"""
            with kept as (
                insert into prompt_enhancements as p (id, owner_id, hash, prompt, goal, enhanced, made_by)
                values (@id, @owner, @hash, @prompt, @goal, @enhanced, @by)
                on conflict (owner_id, hash) do update set enhanced = excluded.enhanced, made_by = excluded.made_by, updated_at = now()
                returning p.*, xmax = 0 as fresh),
            noted as (
                insert into enhancement_analytics (owner_id, enhancement_id, event, made_by)
                select owner_id, id, case when fresh then 'made' else 'refreshed' end, made_by from kept)
            select {Columns} from kept
            """,
            Map, ct, ("id", made.Id), ("owner", owner.Value), ("hash", hash), ("prompt", StorableText.Check(made.Prompt, "prompt")), ("goal", StorableText.Check(made.Goal, "goal")),
            ("enhanced", StorableText.Mend(made.Enhanced)), ("by", made.MadeBy));
        return kept!; // an insert or an update returns its row
    }

    /// <summary>Notes which form somebody took; the last word counts.</summary>
    /// <returns>False when there is no such enhancement of the owner's.</returns>
    public async Task<bool> ChooseAsync(UserId owner, Guid id, char variant, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ExecuteAsync(
            """
            with chosen as (
                insert into prompt_tests (owner_id, enhancement_id, variant) select owner_id, id, @variant from prompt_enhancements where id = @id
                on conflict (enhancement_id) do update set variant = excluded.variant, created_at = now() returning owner_id, enhancement_id)
            insert into enhancement_analytics (owner_id, enhancement_id, event, made_by)
            select c.owner_id, c.enhancement_id, 'chosen_' || @variant, p.made_by from chosen c join prompt_enhancements p on p.id = c.enhancement_id
            """,
            ct, ("id", id), ("variant", variant.ToString())) == 1;
    }

    /// <summary>The owner's counts.</summary>
    public async Task<IReadOnlyList<EnhancementCount>> CountsAsync(UserId owner, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ListAsync(
            "select made_by, event, count(*) from enhancement_analytics where owner_id = @owner group by made_by, event order by made_by, event",
            row => new EnhancementCount(row.GetString(0), row.GetString(1), row.GetInt64(2)), ct, ("owner", owner.Value));
    }

    private static EnhancementRecord Map(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0), Prompt = row.GetString(1), Goal = row.GetString(2), Enhanced = row.GetString(3), MadeBy = row.GetString(4),
    };
}
