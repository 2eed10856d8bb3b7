using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>
/// The running state of jobs, for the dispatcher alone. Every write names the attempt and returns null when the job is no longer
/// running it: the caller then stops and writes nothing more. All times are the database's.
/// </summary>
public sealed class DispatchStore(NpgsqlDataSource source)
{
    /// <summary>Extends the leases of many attempts.</summary>
    /// <returns>The attempts that are still held, and what their owners want of them. Those missing are lost.</returns>
    public async Task<IReadOnlyDictionary<JobClaim, HeldJob>> RenewAsync(
        IReadOnlyCollection<JobClaim> claims, TimeSpan lease, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var held = await connection.ListAsync(
            """
            update jobs set lease_until = now() + @lease
            from unnest(@ids, @attempts) as held (id, attempt)
            where jobs.id = held.id and jobs.state = 'running' and jobs.attempt = held.attempt
            returning jobs.id, jobs.attempt, jobs.cancel_requested_at is not null, jobs.wanted_frame
            """,
            row => KeyValuePair.Create(
                new JobClaim(new JobId(row.GetGuid(0)), row.GetInt32(1)), new HeldJob(row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetInt64(3))),
            ct,
            ("lease", lease), ("ids", claims.Select(c => c.Job.Value).ToArray()), ("attempts", claims.Select(c => c.Attempt).ToArray()));
        return held.ToDictionary();
    }

    /// <summary>Keeps the storyboard with the job.</summary>
    /// <param name="claim">The attempt.</param>
    /// <param name="storyboardJson">The storyboard.</param>
    /// <param name="planner">Who made it.</param>
    /// <param name="warnings">What its author should know beside what was said before.</param>
    /// <param name="ct">Ends it.</param>
    public Task<JobEvent?> PlannedAsync(JobClaim claim, string storyboardJson, string planner, IReadOnlyList<JobWarning> warnings, CancellationToken ct) => FencedSql.WriteAsync(
        source, claim,
        FencedSql.Statement(
            """
            storyboard = @storyboard::jsonb, stage = 'planning', planner = @planner,
            warnings = nullif(coalesce(warnings, '[]') || @warnings::jsonb, '[]')
            """,
            FencedSql.Held, "'progress'"),
        ct, ("storyboard", storyboardJson), ("planner", planner), ("warnings", DataJson.Write(warnings.Select(w => w with { Message = StorableText.Mend(w.Message) }))));

    /// <summary>Shows stage and share.</summary>
    public Task<JobEvent?> ProgressAsync(JobClaim claim, JobProgress progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return FencedSql.WriteAsync(
            source, claim,
            FencedSql.Statement(FencedSql.ShowProgress, FencedSql.Held, "'progress'"), ct, FencedSql.ProgressParameters(progress));
    }

    /// <summary>Logs a step whose output exists.</summary>
    public Task<JobEvent?> StepDoneAsync(JobClaim claim, string step, StepOrigin origin, CancellationToken ct) => FencedSql.WriteAsync(
        source, claim,
        FencedSql.Statement(FencedSql.CountStep, FencedSql.Held, "'step'", FencedSql.StepExtra),
        ct, FencedSql.StepParameters(step, origin));

    /// <summary>Logs what happened to a part of a step; a warning is kept with the job, once.</summary>
    public Task<JobEvent?> NoticedAsync(JobClaim claim, StepNote note, string? warningJson, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(note);
        return FencedSql.WriteAsync(
            source, claim,
            FencedSql.Statement(
                """
                warnings = case when @warning::jsonb is null or coalesce(warnings, '[]') @> jsonb_build_array(@warning::jsonb) then warnings
                                else coalesce(warnings, '[]') || @warning::jsonb end
                """,
                FencedSql.Held, "'step'", "jsonb_build_object('step', @step::text, 'note', @note::jsonb)"),
            ct, ("step", StorableText.Mend(note.Step)), ("note", StorableText.Mend(DataJson.Write(note))), ("warning", warningJson is null ? null : StorableText.Mend(warningJson)));
    }

    /// <summary>Ends the job with its outputs, in one transaction.</summary>
    public Task<JobEvent?> CompleteAsync(JobClaim claim, JobCompletion completion, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(completion);
        var assets = completion.Assets;
        return FencedSql.WriteAsync(
            source, claim,
            FencedSql.Statement(
                $"""
                {FencedSql.CountCpu}, state = 'completed', progress = 1, message = null, report = @report::jsonb, completed_at = now(),
                error_code = null, error_message = null, cleanup_after = {FencedSql.CleanupAfter}, {FencedSql.EndLease}
                """,
                FencedSql.Held, "'completed'", more:
                $"""
                {FencedSql.CountUsage},
                stored as (
                    insert into assets (id, owner_id, job_id, kind, object_key, content_type, bytes, sha256, width, height, duration_ms, frames)
                    select a.id, (job).owner_id, (job).id, a.kind, a.key, a.type, a.bytes, a.sha, a.width, a.height, a.ms, a.frames
                    from hit, unnest(@ids, @kinds, @keys, @types, @bytes, @shas, @widths::int[], @heights::int[], @ms::bigint[], @frames::bigint[])
                        as a (id, kind, key, type, bytes, sha, width, height, ms, frames))
                """),
            ct, ("report", completion.Report), ("cpu", completion.CpuSeconds),
            ("ids", assets.Select(_ => Guid.NewGuid()).ToArray()), ("kinds", assets.Select(a => a.Kind.ToText()).ToArray()),
            ("keys", assets.Select(a => a.ObjectKey).ToArray()), ("types", assets.Select(a => a.ContentType).ToArray()),
            ("bytes", assets.Select(a => a.Bytes).ToArray()), ("shas", assets.Select(a => a.Sha256).ToArray()),
            ("widths", assets.Select(a => a.Width).ToArray()), ("heights", assets.Select(a => a.Height).ToArray()),
            ("ms", assets.Select(a => (long?)a.Duration?.TotalMilliseconds).ToArray()), ("frames", assets.Select(a => a.Frames).ToArray()));
    }

    /// <summary>Ends an attempt that failed: the job waits for another while it may have one, else it has failed.</summary>
    public Task<JobEvent?> FailAsync(JobClaim claim, JobFailure failure, RetryPolicy policy, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(policy);
        return FencedSql.WriteAsync(
            source, claim, FencedSql.Statement(FencedSql.EndFailed, FencedSql.Held, FencedSql.TypeOfEnd),
            ct, FencedSql.Parameters(failure, policy));
    }

    /// <summary>Hands the job back unharmed: the attempt does not count.</summary>
    public Task<JobEvent?> ReleaseAsync(JobClaim claim, TimeSpan delay, CancellationToken ct) => FencedSql.WriteAsync(
        source, claim,
        FencedSql.Statement(
            $"""
            {FencedSql.EndLease}, message = null, releases = releases + 1, not_before = now() + @delay,
            state = case when cancel_requested_at is null then 'queued' else 'cancelled' end,
            completed_at = case when cancel_requested_at is null then null else now() end,
            cleanup_after = {FencedSql.CleanupAfter}
            """,
            FencedSql.Held, FencedSql.TypeOfEnd),
        ct, ("delay", delay));

    /// <summary>Ends a job whose owner asked for it.</summary>
    public Task<JobEvent?> CancelledAsync(JobClaim claim, CancellationToken ct) => FencedSql.WriteAsync(
        source, claim,
        FencedSql.Statement(
            $"state = 'cancelled', completed_at = now(), message = null, cleanup_after = {FencedSql.CleanupAfter}, {FencedSql.EndLease}",
            FencedSql.Held, "'cancelled'"),
        ct);

    /// <summary>
    /// Ends the attempts whose lease ran out, at most <paramref name="limit"/>. The lease is checked again under the row's lock, so an
    /// attempt that was renewed or completed a moment ago is left alone.
    /// </summary>
    public async Task<IReadOnlyList<JobEvent>> ExpireAsync(JobFailure failure, RetryPolicy policy, int limit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(policy);
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ListAsync(
            FencedSql.Statement(
                FencedSql.EndFailed,
                """
                jobs.id in (select late.id from jobs late where late.state = 'running' and late.lease_until < now()
                            order by late.lease_until limit @limit for update skip locked)
                """,
                FencedSql.TypeOfEnd),
            JobRows.Event, ct, [("limit", limit), .. FencedSql.Parameters(failure, policy)]);
    }
}
