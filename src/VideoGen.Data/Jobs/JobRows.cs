using System.Text.Json.Serialization;
using Npgsql;
using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>The columns that stores read, and how rows become records.</summary>
internal static class JobRows
{
    /// <summary>Columns of <see cref="Job"/>, of a row called "jobs" or aliased so.</summary>
    public const string JobColumns = """
        jobs.id, jobs.owner_id, jobs.kind, jobs.state, jobs.stage, jobs.progress, jobs.message, jobs.priority, jobs.request::text,
        jobs.title, jobs.metadata::text, jobs.error_code, jobs.error_message, jobs.attempt, jobs.cancel_requested_at, jobs.preview_key,
        jobs.expected_at, jobs.steps_reused, jobs.steps_rendered, jobs.report::text, jobs.event_seq, jobs.created_at, jobs.started_at,
        jobs.completed_at, jobs.updated_at, jobs.segments_total, jobs.segments_ready, jobs.plan_key, jobs.plan_timescale,
        jobs.rate_numerator, jobs.rate_denominator, jobs.sound_key, jobs.captions_key, jobs.wanted_frame, jobs.warnings::text,
        jobs.made_by, jobs.made_note, jobs.source_job_id, coalesce(jobs.root_job_id, jobs.id), coalesce(jobs.film_id, jobs.id), jobs.version, jobs.planner, jobs.cpu_seconds,
        (select json_agg(json_build_object('amount', u.amount, 'currency', u.currency) order by u.currency)::text from (
            select sum(amount) as amount, currency from provider_uses where job_id = jobs.id and amount is not null group by currency) u)
        """;

    /// <summary>Columns of <see cref="Event"/>, of a row of job_events called "e", or of a column "e" that holds such a row.</summary>
    public const string EventColumns = "(e).job_id, (e).owner_id, (e).seq, (e).type, (e).payload::text, (e).created_at";

    /// <summary>Columns of <see cref="Segment"/>.</summary>
    public const string SegmentColumns = "idx, start_frame, frames, duration_ticks, content_key, object_key, bytes, state, reused";

    public const string AssetColumns = "id, kind, object_key, content_type, bytes, sha256, width, height, duration_ms, frames";

    public static JobRecord Job(NpgsqlDataReader row)
    {
        var state = EnumText.Parse<JobState>(row.GetString(3));
        return new JobRecord
        {
            Id = new JobId(row.GetGuid(0)),
            Owner = new UserId(row.GetGuid(1)),
            Kind = EnumText.Parse<JobKind>(row.GetString(2)),
            State = state,
            Stage = state == JobState.Running && Text(row, 4) is { } stage ? EnumText.Parse<JobStage>(stage) : null,
            Progress = row.GetDouble(5),
            Message = Text(row, 6),
            Priority = EnumText.Parse<JobPriority>(row.GetString(7)),
            Request = JobRequestJson.Read(row.GetString(2), row.GetString(8)),
            Title = row.GetString(9),
            Metadata = DataJson.Read<Dictionary<string, string>>(row.GetString(10)),
            ErrorCode = state == JobState.Failed ? Text(row, 11) : null, // a queued job may hold the reason of its last attempt
            ErrorMessage = state == JobState.Failed ? Text(row, 12) : null,
            Attempt = row.GetInt32(13),
            CancelRequested = !row.IsDBNull(14),
            PreviewKey = Text(row, 15),
            ExpectedAt = Time(row, 16),
            StepsReused = row.GetInt32(17),
            StepsRendered = row.GetInt32(18),
            Report = Text(row, 19),
            LastSeq = row.GetInt64(20),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(21),
            StartedAt = Time(row, 22),
            CompletedAt = Time(row, 23),
            UpdatedAt = row.GetFieldValue<DateTimeOffset>(24),
            SegmentsTotal = row.GetInt32(25),
            SegmentsReady = row.GetInt32(26),
            Plan = Text(row, 27) is { } plan ? Plan(row, plan) : null,
            Warnings = Text(row, 34),
            Origin = EnumText.Parse<JobOrigin>(row.GetString(35)),
            Note = Text(row, 36),
            Source = row.IsDBNull(37) ? null : new JobId(row.GetGuid(37)),
            Root = new JobId(row.GetGuid(38)),
            Film = new JobId(row.GetGuid(39)),
            Version = row.GetInt32(40),
            Planner = Text(row, 41),
            CpuSeconds = row.GetDouble(42),
            Cost = Text(row, 43),
        };
    }

    public static JobSegment Segment(NpgsqlDataReader row) => new()
    {
        Index = row.GetInt32(0),
        StartFrame = row.GetInt64(1),
        Frames = row.GetInt64(2),
        DurationTicks = row.GetInt64(3),
        ContentKey = row.GetString(4),
        ObjectKey = row.GetString(5),
        Bytes = row.IsDBNull(6) ? null : row.GetInt64(6),
        State = EnumText.Parse<SegmentState>(row.GetString(7)),
        Reused = row.GetBoolean(8),
    };

    public static AssetRecord Asset(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Kind = EnumText.Parse<AssetKind>(row.GetString(1)),
        ObjectKey = row.GetString(2),
        ContentType = row.GetString(3),
        Bytes = row.GetInt64(4),
        Sha256 = row.GetString(5),
        Width = row.IsDBNull(6) ? null : row.GetInt32(6),
        Height = row.IsDBNull(7) ? null : row.GetInt32(7),
        Duration = row.IsDBNull(8) ? null : TimeSpan.FromMilliseconds(row.GetInt64(8)),
        Frames = row.IsDBNull(9) ? null : row.GetInt64(9),
    };

    public static JobEvent Event(NpgsqlDataReader row)
    {
        var payload = DataJson.Read<EventPayload>(row.GetString(4));
        return new JobEvent
        {
            Job = new JobId(row.GetGuid(0)),
            Owner = new UserId(row.GetGuid(1)),
            Seq = row.GetInt64(2),
            Type = EnumText.Parse<JobEventType>(row.GetString(3)),
            State = payload.State,
            Stage = payload.State == JobState.Running ? payload.Stage : null,
            Progress = payload.Progress,
            Message = payload.Message,
            PreviewKey = payload.PreviewKey,
            ExpectedAt = payload.ExpectedAt,
            ErrorCode = payload.State == JobState.Failed ? payload.ErrorCode : null,
            ErrorMessage = payload.State == JobState.Failed ? payload.ErrorMessage : null,
            Attempt = payload.Attempt,
            Step = payload.Step,
            StepReused = payload.StepReused,
            Note = payload.Note,
            SegmentsTotal = payload.SegmentsTotal,
            SegmentsReady = payload.SegmentsReady,
            At = row.GetFieldValue<DateTimeOffset>(5),
        };
    }

    private static JobPlan Plan(NpgsqlDataReader row, string key) => new()
    {
        ObjectKey = key,
        Timescale = row.GetInt32(28),
        RateNumerator = row.GetInt32(29),
        RateDenominator = row.GetInt32(30),
        SoundKey = Text(row, 31),
        CaptionsKey = Text(row, 32),
        WantedFrame = row.IsDBNull(33) ? null : row.GetInt64(33),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    /// <summary>What log_job_event writes into job_events.payload.</summary>
    private sealed record EventPayload
    {
        [JsonRequired]
        public JobState State { get; init; }

        public JobStage? Stage { get; init; }

        public double Progress { get; init; }

        public string? Message { get; init; }

        public string? PreviewKey { get; init; }

        public DateTimeOffset? ExpectedAt { get; init; }

        public StepNote? Note { get; init; }

        public string? ErrorCode { get; init; }

        public string? ErrorMessage { get; init; }

        public int Attempt { get; init; }

        public string? Step { get; init; }

        public bool? StepReused { get; init; }

        public int? SegmentsTotal { get; init; }

        public int? SegmentsReady { get; init; }
    }
}
