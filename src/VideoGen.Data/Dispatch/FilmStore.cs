using Npgsql;
using VideoGen.Data.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>
/// What of a running job's film exists, for the dispatcher alone. Written under the same fence as everything in
/// <see cref="DispatchStore"/>: null means that the job is no longer ours.
/// </summary>
public sealed class FilmStore(NpgsqlDataSource source)
{
    private const string Found =
        """
        select count(*) from unnest(@keys, @bytes::bigint[]) with ordinality as p (key, bytes, place)
        where p.bytes is not null and not exists (
            select from job_segments s where s.job_id = jobs.id and s.idx = p.place - 1 and s.content_key = p.key and s.state = 'ready')
        """;

    /// <summary>
    /// Keeps the plan. Segments that exist are ready from now on and count as reused, unless this very job rendered them before.
    /// </summary>
    public Task<JobEvent?> PlannedAsync(JobClaim claim, FilmPlanned plan, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var segments = plan.Segments;
        return FencedSql.WriteAsync(
            source, claim,
            FencedSql.Statement(
                $"""
                plan_key = @plan, plan_timescale = @timescale, rate_numerator = @numerator, rate_denominator = @denominator,
                captions_key = @captions::text, sound_key = null,
                segments_total = cardinality(@keys), segments_ready = cardinality(array_remove(@bytes::bigint[], null)),
                steps_reused = steps_reused + ({Found})
                """,
                FencedSql.Held, "'step'", "jsonb_build_object('step', 'plan')", more:
                """
                ,
                surplus as (delete from job_segments s using hit where s.job_id = (job).id and s.idx >= cardinality(@keys)),
                stored as (
                    insert into job_segments as s
                        (job_id, owner_id, idx, start_frame, frames, duration_ticks, content_key, object_key, bytes, state, reused, ready_at)
                    select (job).id, (job).owner_id, p.place - 1, p.start, p.frames, p.ticks, p.key, p.object, p.bytes,
                           case when p.bytes is null then 'pending' else 'ready' end, p.bytes is not null,
                           case when p.bytes is not null then now() end
                    from hit, unnest(@starts, @frames, @ticks, @keys, @objects, @bytes::bigint[]) with ordinality
                        as p (start, frames, ticks, key, object, bytes, place)
                    on conflict (job_id, idx) do update set
                        start_frame = excluded.start_frame, frames = excluded.frames, duration_ticks = excluded.duration_ticks,
                        content_key = excluded.content_key, object_key = excluded.object_key, bytes = excluded.bytes,
                        state = excluded.state, ready_at = excluded.ready_at,
                        reused = excluded.reused and not (s.content_key = excluded.content_key and s.state = 'ready' and not s.reused))
                """),
            ct, ("plan", plan.ObjectKey), ("timescale", plan.Timescale), ("numerator", plan.RateNumerator),
            ("denominator", plan.RateDenominator), ("captions", plan.CaptionsKey),
            ("starts", segments.Select(s => s.StartFrame).ToArray()), ("frames", segments.Select(s => s.Frames).ToArray()),
            ("ticks", segments.Select(s => s.DurationTicks).ToArray()), ("keys", segments.Select(s => s.ContentKey).ToArray()),
            ("objects", segments.Select(s => s.ObjectKey).ToArray()), ("bytes", segments.Select(s => s.Bytes).ToArray()));
    }

    /// <summary>Marks a segment as ready and shows the progress that it makes.</summary>
    public Task<JobEvent?> SegmentReadyAsync(JobClaim claim, SegmentDone segment, JobProgress progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(segment);
        ArgumentNullException.ThrowIfNull(progress);
        return FencedSql.WriteAsync(
            source, claim,
            FencedSql.Statement(
                $"""
                segments_ready = segments_ready
                    + (select count(*) from job_segments s where s.job_id = jobs.id and s.idx = @idx and s.state = 'pending')::int,
                {FencedSql.CountStep}, {FencedSql.CountCpu}, {FencedSql.ShowProgress}
                """,
                FencedSql.Held, "'step'", FencedSql.StepExtra, more:
                $"""
                {FencedSql.CountUsage},
                stored as (
                    update job_segments s set state = 'ready', bytes = @bytes, ready_at = now(), reused = @reused = 1
                    from hit where s.job_id = (job).id and s.idx = @idx and s.state = 'pending')
                """),
            ct, [
                ("idx", segment.Index), ("bytes", segment.Bytes), ("cpu", segment.CpuSeconds), .. FencedSql.StepParameters($"segment/{segment.Index}", segment.Origin),
                .. FencedSql.ProgressParameters(progress),
            ]);
    }

    /// <summary>Keeps where the sound is.</summary>
    public Task<JobEvent?> SoundReadyAsync(JobClaim claim, SoundDone sound, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sound);
        return FencedSql.WriteAsync(
            source, claim,
            FencedSql.Statement(
                $"sound_key = @sound::text, {FencedSql.CountStep}, {FencedSql.CountCpu}",
                FencedSql.Held, "'step'", FencedSql.StepExtra, FencedSql.CountUsage),
            ct, [("sound", sound.ObjectKey), ("cpu", sound.CpuSeconds), .. FencedSql.StepParameters("sound", sound.Origin)]);
    }
}
