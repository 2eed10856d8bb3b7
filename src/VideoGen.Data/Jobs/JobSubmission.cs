using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Data.Jobs;

/// <summary>One submit: idempotency key, job, event and outbox entry in one transaction.</summary>
internal sealed class JobSubmission(NpgsqlConnection connection, SubmitJob submit)
{
    private const int TitleLength = 80;

    public async Task<SubmitResult> RunAsync(JobId id, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var result = await InTransactionAsync(id, ct);
        if (result is not SubmitResult.Accepted)
            return result;
        await transaction.CommitAsync(ct);
        await connection.NotifyOutboxAsync(ct);
        return result;
    }

    /// <summary>The same within a transaction of the caller, who commits it, and then wakes the relay, when the job is accepted.</summary>
    public async Task<SubmitResult> InTransactionAsync(JobId id, CancellationToken ct)
    {
        Check();
        if (submit.Idempotency is { } idempotency && !await TakeKeyAsync(idempotency, id, ct))
            return await EarlierAsync(idempotency, ct);
        if (await connection.QueuedAsync(submit.Owner, submit.MaxQueuedPerOwner, ct) >= submit.MaxQueuedPerOwner)
            return new SubmitResult.QueueFull(submit.MaxQueuedPerOwner);
        if (submit.MaxQueuedInAll < int.MaxValue
            && await connection.ScalarAsync<long>("select queue_length()", ct) >= submit.MaxQueuedInAll)
            return new SubmitResult.SystemFull(submit.MaxQueuedInAll);

        if (!await HasUploadsAsync(ct))
            return new SubmitResult.UploadGone();

        var queued = await InsertAsync(id, ct);
        var job = await connection.ReadJobAsync(submit.Owner, id, ct)
            ?? throw new InvalidOperationException($"Job {id} is gone right after it was made.");
        return new SubmitResult.Accepted(job, queued);
    }

    private void Check()
    {
        switch (submit.Request)
        {
            case GenerateRequest generate:
                StorableText.Check(generate.Prompt, "prompt");
                StorableText.Check(generate.Choices ?? "", "style");
                StorableText.Check(generate.Sources, "sources");
                break;
            case TimelineRequest timeline:
                StorableText.Check(timeline.Document, "timeline");
                StorableText.Check(timeline.Values, "variables");
                StorableText.Check(timeline.Sources, "sources");
                break;
        }

        StorableText.Check(submit.Storyboard ?? "", "storyboard");
        StorableText.Check(submit.Lineage?.Note ?? "", "message");
        StorableText.Check(submit.Title ?? "", "title");
        StorableText.Check(submit.Traceparent ?? "", "traceparent");
        StorableText.Check(submit.Idempotency?.Key ?? "", "idempotency_key");
        foreach (var (name, value) in submit.Metadata)
        {
            StorableText.Check(name, "metadata");
            StorableText.Check(value, "metadata");
        }
    }

    // Held until the job can be seen by whoever wants to remove one of them.
    private async Task<bool> HasUploadsAsync(CancellationToken ct) => submit.Uploads.Count == 0 || submit.Uploads.Count == (await connection.ListAsync(
        "select id from uploads where owner_id = @owner and state = 'ready' and id = any(@ids) order by id for share",
        row => row.GetGuid(0), ct, ("owner", submit.Owner.Value), ("ids", submit.Uploads.ToArray()))).Count;

    // A submit with the same key that has not committed yet makes this wait, and then fail: so there is one winner.
    private async Task<bool> TakeKeyAsync(Idempotency idempotency, JobId id, CancellationToken ct) =>
        await connection.ExecuteAsync(
            """
            insert into idempotency_keys (owner_id, key, body_hash, job_id) values (@owner, @key, @hash, @id)
            on conflict (owner_id, key) do nothing
            """,
            ct, ("owner", submit.Owner.Value), ("key", idempotency.Key), ("hash", idempotency.BodyHash), ("id", id.Value)) == 1;

    private async Task<SubmitResult> EarlierAsync(Idempotency idempotency, CancellationToken ct)
    {
        var earlier = await connection.SingleAsync(
            $"""
            select {JobRows.JobColumns}, k.body_hash from idempotency_keys k join jobs on jobs.id = k.job_id
            where k.owner_id = @owner and k.key = @key
            """,
            row => new { Job = JobRows.Job(row), Hash = row.GetFieldValue<byte[]>(row.FieldCount - 1) }, ct,
            ("owner", submit.Owner.Value), ("key", idempotency.Key))
            ?? throw new InvalidOperationException("An idempotency key vanished while it was read; send the request again.");
        return earlier.Hash.AsSpan().SequenceEqual(idempotency.BodyHash)
            ? new SubmitResult.Replayed(earlier.Job)
            : new SubmitResult.KeyReused();
    }

    private async Task<JobEvent> InsertAsync(JobId id, CancellationToken ct) =>
        await connection.SingleAsync(
            $"""
            with hit as (
                insert into jobs (
                    id, owner_id, kind, priority, request, storyboard, title, metadata, warnings, seed, traceparent, event_seq,
                    made_by, made_note, source_job_id, root_job_id, film_id, version)
                values (
                    @id, @owner, @kind, @priority, @request::jsonb, @storyboard::jsonb, @title, @metadata::jsonb, @warnings::jsonb, @seed, @traceparent::text, 1,
                    @made_by, @note::text, @source::uuid, @root::uuid, @film::uuid, @version)
                returning jobs as job),
            told as (insert into outbox (topic, job_id, owner_id) values ('job_queued', @id, @owner)),
            logged as materialized (select log_job_event(job, 'queued') as e from hit)
            select {JobRows.EventColumns} from logged
            """,
            JobRows.Event, ct,
            ("id", id.Value), ("owner", submit.Owner.Value), ("kind", submit.Request.Kind.ToText()),
            ("priority", submit.Request.Priority.ToText()), ("request", JobRequestJson.Write(submit.Request)), ("storyboard", submit.Storyboard), ("title", Title()),
            ("metadata", DataJson.Write(submit.Metadata)), ("warnings", submit.Warnings), ("seed", (submit.Request as GenerateRequest)?.Seed ?? 0), ("traceparent", submit.Traceparent),
            ("made_by", submit.Origin.ToText()), ("note", submit.Lineage?.Note), ("source", submit.Lineage?.Source.Value), ("root", submit.Lineage?.Root.Value),
            ("film", submit.Lineage?.Version?.Film.Value), ("version", submit.Lineage?.Version?.Number ?? 1))
        ?? throw new InvalidOperationException("The insert of a job returned no row.");

    private string Title()
    {
        if (submit.Title is { Length: > 0 } given)
            return given;
        if (submit.Request is not GenerateRequest generate)
            return "Film";
        var line = generate.Prompt.Trim().ReplaceLineEndings(" ");
        if (line.Length <= TitleLength)
            return line;
        var cut = char.IsHighSurrogate(line[TitleLength - 2]) ? TitleLength - 2 : TitleLength - 1;
        return line[..cut].TrimEnd() + "…";
    }
}
