using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Chat;

/// <summary>One message: what it says and what it does, in one transaction.</summary>
internal sealed class ChatSaying(NpgsqlConnection connection, NewChatMessage said, DateTimeOffset now)
{
    public async Task<ChatResult> RunAsync(ChatStep? step, CancellationToken ct)
    {
        StorableText.Check(said.Text, "message");
        StorableText.Check(said.Commands, "commands");
        StorableText.Check(said.Answer, "answer");
        StorableText.Check(said.CurrentScene ?? "", "current_scene");
        await using var transaction = await connection.BeginTransactionAsync(ct);

        // From here on, all that is said about the film waits for this.
        await connection.ExecuteAsync(
            "insert into films (id, owner_id, head_job_id, tip_job_id) values (@film, @owner, @head, @head) on conflict (id) do nothing", ct,
            ("film", said.Film.Value), ("owner", said.Owner.Value), ("head", said.Base.Job.Value));
        // Locked before it is read: a statement that waits for the lock would see the film's new row beside jobs as they were.
        await connection.ExecuteAsync("select from films where owner_id = @owner and id = @film for update", ct, ("owner", said.Owner.Value), ("film", said.Film.Value));
        var (head, _) = await connection.HeadAsync(said.Owner, said.Film, said.Base.Job, ct);
        if (said.Idempotency is { } key && await connection.EarlierAsync(said.Owner, key, ct) is { } earlier)
            return earlier;
        if (step is not null && head != said.Base.Job)
            return new ChatResult.HeadMoved();

        var (led, happened, refused) = step switch
        {
            ChatStep.Make make => await MakeAsync(make.Job, ct),
            ChatStep.Move move => (await MoveAsync(move, ct), null, null),
            _ => ((VersionRef?)null, null, (SubmitResult?)null),
        };
        if (refused is not null)
            return new ChatResult.Refused(refused);
        var state = step switch { ChatStep.Make => ChatMessageState.Applied, ChatStep.Move => ChatMessageState.Moved, _ => said.State };
        if (await WriteAsync(state, led, ct) is not { } message)
            return await connection.EarlierAsync(said.Owner, said.Idempotency!, ct) ?? new ChatResult.KeyReused(); // only a key can be in the way of the insert
        await transaction.CommitAsync(ct);
        if (happened is not null)
            await connection.NotifyOutboxAsync(ct);
        return new ChatResult.Said(message, happened);
    }

    private async Task<(VersionRef? Led, JobEvent? Happened, SubmitResult? Refused)> MakeAsync(SubmitJob job, CancellationToken ct)
    {
        var number = await connection.ScalarAsync<int>(
            "update films set versions = versions + 1 where owner_id = @owner and id = @film returning versions", ct,
            ("owner", said.Owner.Value), ("film", said.Film.Value));
        var lineage = job.Lineage ?? throw new ArgumentException("A version comes from another one.", nameof(job));
        var submit = job with { Lineage = lineage with { Version = new FilmVersion(said.Film, number) }, Idempotency = null };
        var result = await new JobSubmission(connection, submit).InTransactionAsync(JobId.New(now), ct);
        if (result is not SubmitResult.Accepted accepted)
            return (null, null, result);
        await SetHeadAsync(accepted.Job.Id, accepted.Job.Id, ct);
        return (new VersionRef(accepted.Job.Id, number), accepted.Event, null);
    }

    private async Task<VersionRef?> MoveAsync(ChatStep.Move move, CancellationToken ct)
    {
        await SetHeadAsync(move.To.Job, move.Tip, ct);
        return move.To;
    }

    private Task<int> SetHeadAsync(JobId head, JobId tip, CancellationToken ct) => connection.ExecuteAsync(
        "update films set head_job_id = @head, tip_job_id = @tip where owner_id = @owner and id = @film", ct,
        ("head", head.Value), ("tip", tip.Value), ("owner", said.Owner.Value), ("film", said.Film.Value));

    private Task<ChatMessage?> WriteAsync(ChatMessageState state, VersionRef? led, CancellationToken ct) => connection.SingleAsync(
        said.Applies is null
            ? $"""
               insert into chat_messages (
                   id, film_id, owner_id, state, text, commands, answer, current_scene, base_job_id, base_version, job_id, version, idempotency_key, body_hash)
               values (
                   @id, @film, @owner, @state, @text, @commands::jsonb, @answer::jsonb, @scene::text, @base, @base_version, @job::uuid, @version::int, @key::text, @hash::bytea)
               on conflict (owner_id, idempotency_key) where idempotency_key is not null do nothing
               returning {ChatRows.Columns}
               """
            : $"""
               update chat_messages set state = @state, answer = @answer::jsonb, base_job_id = @base, base_version = @base_version, job_id = @job::uuid, version = @version::int
               where owner_id = @owner and film_id = @film and id = @id
               returning {ChatRows.Columns}
               """,
        ChatRows.Message, ct,
        ("id", said.Applies ?? Guid.CreateVersion7(now)), ("film", said.Film.Value), ("owner", said.Owner.Value), ("state", state.ToText()),
        ("text", said.Text), ("commands", said.Commands), ("answer", said.Answer), ("scene", said.CurrentScene),
        ("base", said.Base.Job.Value), ("base_version", said.Base.Number), ("job", led?.Job.Value), ("version", led?.Number),
        ("key", said.Idempotency?.Key), ("hash", said.Idempotency?.BodyHash));
}
