using Npgsql;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>Statements that change a running job and log the change, and hit nothing when the attempt is no longer the job's.</summary>
internal static class FencedSql
{
    /// <summary>What every end of an attempt sets.</summary>
    public const string EndLease = "lease_owner = null, lease_until = null, worker_id = null, stage = null, expected_at = null, queue_entry = null";

    /// <summary>
    /// The end of an attempt that failed: cancelled when that was asked for, queued while attempts are left, else failed.
    /// Parameters: code, error, retryable, max, first, longest.
    /// </summary>
    public const string EndFailed =
        $"""
        {EndLease}, message = null, error_code = @code, error_message = @error, cleanup_after = {CleanupAfter},
        state = case when cancel_requested_at is not null then 'cancelled'
                     when @retryable and attempt - releases < @max then 'queued' else 'failed' end,
        completed_at = case when cancel_requested_at is null and @retryable and attempt - releases < @max then null else now() end,
        queued_at = case when cancel_requested_at is null and @retryable and attempt - releases < @max then now() else queued_at end,
        not_before = now() + least(@longest, @first * power(2, greatest(attempt - releases - 1, 0))) * (1 + random() / 4)
        """;

    /// <summary>Counts a step. Parameter: reused.</summary>
    public const string CountStep = "steps_reused = steps_reused + @reused::int, steps_rendered = steps_rendered + 1 - @reused::int";

    /// <summary>Counts what a step took, for the job; <see cref="CountUsage"/> for its owner. Parameter: cpu.</summary>
    public const string CountCpu = "cpu_seconds = cpu_seconds + @cpu";

    /// <summary>A common table expression over "hit". Parameter: cpu.</summary>
    public const string CountUsage =
        """
        ,
        counted as (
            insert into usage_months as u (owner_id, month, cpu_seconds)
            select (job).owner_id, date_trunc('month', now() at time zone 'utc')::date, @cpu from hit where @cpu > 0
            on conflict (owner_id, month) do update set cpu_seconds = u.cpu_seconds + excluded.cpu_seconds)
        """;

    /// <summary>What the event of a step says more. Parameters: step, reused.</summary>
    public const string StepExtra = "jsonb_build_object('step', @step::text, 'step_reused', @reused = 1)";

    /// <summary>Shows stage and share; the share never falls. Parameters: stage, progress, message, preview, remaining.</summary>
    public const string ShowProgress =
        """
        stage = @stage, progress = greatest(progress, @progress), message = @message::text,
        preview_key = coalesce(@preview::text, preview_key), expected_at = now() + @remaining::interval
        """;

    /// <summary>A moment after the end: a worker that was lost may still be writing its last object.</summary>
    public const string CleanupAfter = "now() + interval '30 seconds'";

    /// <summary>The event's type where the statement decides about the state.</summary>
    public const string TypeOfEnd = "case (job).state when 'queued' then 'requeued' else (job).state end";

    private const string ToldAgain =
        """
        told as (insert into outbox (topic, job_id, owner_id, available_at)
                 select 'job_queued', (job).id, (job).owner_id, (job).not_before from hit where (job).state = 'queued')
        """;

    /// <summary>A whole statement that returns one row of <see cref="JobRows.EventColumns"/> for each job it hit.</summary>
    /// <param name="set">Assignments.</param>
    /// <param name="where">Which rows, as a condition on jobs.</param>
    /// <param name="type">SQL expression of the event's type; "job" is the changed row.</param>
    /// <param name="extra">SQL expression of further members of the event.</param>
    /// <param name="more">Further common table expressions over "hit", each with a comma before it.</param>
    public static string Statement(string set, string where, string type, string extra = "'{}'::jsonb", string more = "") =>
        $"""
        with hit as (
            update jobs set {set}, event_seq = event_seq + 1, updated_at = now() where {where} returning jobs as job),
        {ToldAgain}{more},
        logged as materialized (select log_job_event(job, {type}, {extra}) as e from hit)
        select {JobRows.EventColumns} from logged
        """;

    /// <summary>Condition of a write by the holder of an attempt. Parameters: id, attempt.</summary>
    public const string Held = "jobs.id = @id and jobs.state = 'running' and jobs.attempt = @attempt";

    public static async Task<JobEvent?> WriteAsync(
        NpgsqlDataSource source, JobClaim claim, string statement, CancellationToken ct, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.SingleAsync(
            statement, JobRows.Event, ct, [("id", claim.Job.Value), ("attempt", claim.Attempt), .. parameters]);
    }

    public static (string Name, object? Value)[] StepParameters(string step, StepOrigin origin) =>
        [("step", StorableText.Mend(step)), ("reused", origin == StepOrigin.Found ? 1 : 0)];

    public static (string Name, object? Value)[] ProgressParameters(JobProgress progress) =>
    [
        ("stage", progress.Stage.ToText()), ("progress", Math.Clamp(double.IsNaN(progress.Fraction) ? 0 : progress.Fraction, 0, 1)),
        ("message", progress.Message is { } message ? StorableText.Mend(message) : null), ("preview", progress.PreviewKey),
        ("remaining", progress.Remaining),
    ];

    public static (string Name, object? Value)[] Parameters(JobFailure failure, RetryPolicy policy) =>
    [
        ("code", failure.Code), ("error", StorableText.Mend(failure.Message)), ("retryable", failure.Retryable),
        ("max", policy.MaxAttempts), ("first", policy.FirstDelay), ("longest", policy.LongestDelay),
    ];
}
