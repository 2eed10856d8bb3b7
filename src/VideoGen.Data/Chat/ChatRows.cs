using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Chat;

/// <summary>The columns of messages, and how rows become records.</summary>
internal static class ChatRows
{
    /// <summary>Columns of <see cref="Message"/>.</summary>
    public const string Columns =
        "id, state, text, commands::text, answer::text, current_scene, base_job_id, base_version, job_id, version, created_at";

    public static ChatMessage Message(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        State = EnumText.Parse<ChatMessageState>(row.GetString(1)),
        Text = row.GetString(2),
        Commands = row.GetString(3),
        Answer = row.GetString(4),
        CurrentScene = row.IsDBNull(5) ? null : row.GetString(5),
        Base = new VersionRef(new JobId(row.GetGuid(6)), row.GetInt32(7)),
        Led = row.IsDBNull(8) ? null : new VersionRef(new JobId(row.GetGuid(8)), row.GetInt32(9)),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(10),
    };

    /// <summary>What a key stored before; null when it was not used.</summary>
    public static async Task<ChatResult?> EarlierAsync(this NpgsqlConnection connection, UserId owner, Idempotency key, CancellationToken ct)
    {
        var found = await connection.SingleAsync(
            $"select {Columns}, body_hash from chat_messages where owner_id = @owner and idempotency_key = @key",
            row => new { Message = Message(row), Hash = row.GetFieldValue<byte[]>(row.FieldCount - 1) }, ct, ("owner", owner.Value), ("key", key.Key));
        return found is null ? null
            : found.Hash.AsSpan().SequenceEqual(key.BodyHash) ? new ChatResult.Replayed(found.Message) : new ChatResult.KeyReused();
    }

    /// <summary>
    /// The current version of a film and the one up to which redo goes: that of its row, or the newest that is left when that one was
    /// deleted; <paramref name="asked"/> for a film that nobody has talked about.
    /// </summary>
    public static async Task<(JobId Head, JobId Tip)> HeadAsync(
        this NpgsqlConnection connection, UserId owner, JobId film, JobId asked, CancellationToken ct)
    {
        var row = await connection.SingleAsync(
            """
            select coalesce(
                    (select id from jobs where owner_id = @owner and id = films.head_job_id and deleted_at is null),
                    (select id from jobs where owner_id = @owner and (id = @film or film_id = @film) and deleted_at is null order by version desc limit 1),
                    films.head_job_id),
                tip_job_id
            from films where owner_id = @owner and id = @film
            """,
            row => new { Head = new JobId(row.GetGuid(0)), Tip = new JobId(row.GetGuid(1)) }, ct, ("owner", owner.Value), ("film", film.Value));
        return row is null ? (asked, asked) : (row.Head, row.Tip);
    }
}
