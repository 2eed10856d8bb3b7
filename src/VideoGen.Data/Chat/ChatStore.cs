using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Chat;

/// <summary>Reads films and their chats; what is said is stored by <see cref="ChatSaying"/>.</summary>
internal sealed class ChatStore(NpgsqlDataSource source, TimeProvider time) : IChatStore
{
    public async Task<FilmRecord?> FilmAsync(UserId owner, JobId job, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        if (await connection.ReadJobAsync(owner, job, ct) is not { } asked)
            return null;
        var film = asked.Film;
        var (head, tip) = await connection.HeadAsync(owner, film, asked.Id, ct);
        var versions = await connection.ListAsync(
            "select id, version, source_job_id, deleted_at is not null from jobs where owner_id = @owner and (id = @film or film_id = @film) order by version",
            row => new FilmVersionRow(
                new(new(row.GetGuid(0)), row.GetInt32(1)), row.IsDBNull(2) ? null : new JobId(row.GetGuid(2)), row.GetBoolean(3)),
            ct, ("owner", owner.Value), ("film", film.Value));
        return new FilmRecord
        {
            Id = film,
            Head = head == asked.Id ? asked : await connection.ReadJobAsync(owner, head, ct) ?? asked,
            Tip = tip,
            Versions = versions,
        };
    }

    public async Task<IReadOnlyList<JobRecord>> FamilyAsync(UserId owner, JobId root, int limit, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ListAsync(
            $"""
            select {JobRows.JobColumns} from jobs
            where owner_id = @owner and deleted_at is null and (id = @root or root_job_id = @root)
            order by id limit @limit
            """,
            JobRows.Job, ct, ("owner", owner.Value), ("root", root.Value), ("limit", limit));
    }

    public async Task<int> ChildrenAsync(JobRecord job, JobOrigin origin, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(job);
        await using var connection = await OwnerSession.OpenAsync(source, job.Owner, ct);
        return await connection.ScalarAsync<int>(
            "select count(*)::int from jobs where owner_id = @owner and root_job_id = @root and source_job_id = @id and made_by = @origin", ct,
            ("owner", job.Owner.Value), ("root", job.Root.Value), ("id", job.Id.Value), ("origin", origin.ToText()));
    }

    public async Task<IReadOnlySet<JobId>> HeadsAsync(UserId owner, IReadOnlyCollection<JobId> films, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return (await connection.ListAsync(
            "select head_job_id from films where owner_id = @owner and id = any(@films)", row => new JobId(row.GetGuid(0)), ct,
            ("owner", owner.Value), ("films", films.Select(f => f.Value).ToArray()))).ToHashSet();
    }

    public async Task<IReadOnlyList<ChatMessage>> MessagesAsync(UserId owner, JobId film, Guid? before, int limit, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ListAsync(
            $"""
            select {ChatRows.Columns} from chat_messages
            where owner_id = @owner and film_id = @film and (@before::uuid is null or id < @before::uuid)
            order by id desc limit @limit
            """,
            ChatRows.Message, ct, ("owner", owner.Value), ("film", film.Value), ("before", before), ("limit", limit));
    }

    public async Task<ChatMessage?> MessageAsync(UserId owner, JobId film, Guid id, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.SingleAsync(
            $"select {ChatRows.Columns} from chat_messages where owner_id = @owner and film_id = @film and id = @id", ChatRows.Message, ct,
            ("owner", owner.Value), ("film", film.Value), ("id", id));
    }

    public async Task<ChatResult?> EarlierAsync(UserId owner, Idempotency key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(key);
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.EarlierAsync(owner, key, ct);
    }

    public async Task<ChatResult> SayAsync(NewChatMessage said, ChatStep? step, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(said);
        await using var connection = await OwnerSession.OpenAsync(source, said.Owner, ct);
        return await new ChatSaying(connection, said, time.GetUtcNow()).RunAsync(step, ct);
    }
}
