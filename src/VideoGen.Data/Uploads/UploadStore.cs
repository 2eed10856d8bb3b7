using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Uploads;

internal sealed class UploadStore(NpgsqlDataSource source) : IUploadStore
{
    private const string Columns = "id, sha256, bytes, name, object_key, kind, content_type, facts::text, created_at";
    private const string Ready = "owner_id = @owner and state = 'ready'";

    public async Task<UploadRecord?> FindAsync(UserId owner, string sha256, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.SingleAsync(
            $"select {Columns} from uploads where {Ready} and sha256 = @sha256", Row, ct, ("owner", owner.Value), ("sha256", sha256));
    }

    public async Task BeginAsync(UserId owner, NewUpload upload, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(upload);
        StorableText.Check(upload.Name, "name");
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        await connection.ExecuteAsync(
            "insert into uploads (id, owner_id, sha256, bytes, name, object_key) values (@id, @owner, @sha256, @bytes, @name, @key)", ct,
            ("id", upload.Id), ("owner", owner.Value), ("sha256", upload.Sha256), ("bytes", upload.Bytes), ("name", upload.Name),
            ("key", upload.ObjectKey));
    }

    public async Task<UploadRecord?> FinishAsync(UserId owner, Guid id, UploadFacts facts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(facts);
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        try
        {
            return await connection.SingleAsync(
                $"""
                update uploads set state = 'ready', kind = @kind, content_type = @type, facts = @facts::jsonb, changed_at = now()
                where owner_id = @owner and id = @id and state = 'pending'
                returning {Columns}
                """,
                Row, ct, ("owner", owner.Value), ("id", id), ("kind", facts.Kind.ToText()), ("type", facts.ContentType), ("facts", facts.Facts));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

    public async Task ForgetAsync(UserId owner, Guid id, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        await connection.ExecuteAsync(
            "delete from uploads where owner_id = @owner and id = @id and state <> 'ready'", ct, ("owner", owner.Value), ("id", id));
    }

    public async Task<UploadRecord?> GetAsync(UserId owner, Guid id, CancellationToken ct) =>
        await GetAsync(owner, [id], ct) is [{ } found] ? found : null;

    public async Task<IReadOnlyList<UploadRecord>> GetAsync(UserId owner, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ListAsync(
            $"select {Columns} from uploads where {Ready} and id = any(@ids)", Row, ct, ("owner", owner.Value), ("ids", ids.ToArray()));
    }

    public async Task<IReadOnlyList<UploadRecord>> NamedAsync(UserId owner, IReadOnlyCollection<string> names, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        return await connection.ListAsync(
            $"select distinct on (name) {Columns} from uploads where {Ready} and name = any(@names) order by name, id desc", Row, ct, ("owner", owner.Value), ("names", names.ToArray()));
    }

    public async Task<UploadPage> ListAsync(UserId owner, UploadListQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 200));
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        var found = await connection.ListAsync(
            $"""
            select {Columns} from uploads
            where {Ready} and (@before::uuid is null or id < @before::uuid) and (@sha256::text is null or sha256 = @sha256::text)
            order by id desc limit @limit
            """,
            Row, ct, ("owner", owner.Value), ("before", query.Before), ("sha256", query.Sha256), ("limit", query.Limit + 1));
        return found.Count <= query.Limit ? new(found, null) : new(found[..query.Limit], found[query.Limit - 1].Id);
    }

    public async Task<UploadRemoval> RemoveAsync(UserId owner, Guid id, CancellationToken ct)
    {
        await using var connection = await OwnerSession.OpenAsync(source, owner, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);

        // A submit that uses the file holds this row until its job can be seen here.
        var key = await connection.ScalarAsync<string>(
            $"select object_key from uploads where {Ready} and id = @id for update", ct, ("owner", owner.Value), ("id", id));
        if (key is null)
            return new UploadRemoval.NotFound();
        if (await connection.ScalarAsync<object>(
            """
            select id from jobs
            where owner_id = @owner and state in ('queued', 'running') and position(@key in request ->> 'sources') > 0
            limit 1
            """,
            ct, ("owner", owner.Value), ("key", key)) is Guid job)
            return new UploadRemoval.InUse(new JobId(job));
        await connection.ExecuteAsync(
            "update uploads set state = 'removing', changed_at = now() where owner_id = @owner and id = @id", ct,
            ("owner", owner.Value), ("id", id));
        await transaction.CommitAsync(ct);
        return new UploadRemoval.Removing(key);
    }

    private static UploadRecord Row(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Sha256 = row.GetString(1),
        Bytes = row.GetInt64(2),
        Name = row.GetString(3),
        ObjectKey = row.GetString(4),
        Kind = EnumText.Parse<UploadKind>(row.GetString(5)),
        ContentType = row.GetString(6),
        Facts = row.GetString(7),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(8),
    };
}
