namespace VideoGen.Cli.Jobs;

/// <summary>What the server tells of a job, as far as the command needs it.</summary>
internal sealed record JobView
{
    public required string Id { get; init; }

    public required string State { get; init; }

    public string? Kind { get; init; }

    public JobSegments? Segments { get; init; }

    public IReadOnlyList<TimelineProblem>? Warnings { get; init; }

    public string? Stage { get; init; }

    /// <summary>0 to 100.</summary>
    public double? Progress { get; init; }

    public string? Message { get; init; }

    public double? EtaS { get; init; }

    public int? QueuePosition { get; init; }

    public long? Seed { get; init; }

    public IReadOnlyList<JobOutput>? Outputs { get; init; }

    public JobError? Error { get; init; }

    public bool IsOver => State is "completed" or "failed" or "cancelled";
}

internal sealed record JobSegments(int Total, int Ready, int Reused, int Rendered);

/// <summary>Something in a timeline that is wrong, or that its author should know.</summary>
internal sealed record TimelineProblem(string Path, string? Code, string Message, string? Fix);

/// <summary>What a film became, for scripts.</summary>
internal sealed record FilmResult
{
    public required string Job { get; init; }

    public required string Output { get; init; }

    public required long Bytes { get; init; }

    public required double Seconds { get; init; }

    public JobSegments? Segments { get; init; }

    public required IReadOnlyList<TimelineProblem> Warnings { get; init; }
}

/// <summary>How a result is told.</summary>
internal enum ResultForm
{
    Text,
    Json,
}

internal sealed record JobOutput(string Kind, string Url);

internal sealed record JobError(string Code, string? Message, bool? Retryable);

/// <summary>Data of an event of the job's stream; what is null did not change.</summary>
internal sealed record JobProgress
{
    public string? State { get; init; }

    public string? Stage { get; init; }

    public double? Progress { get; init; }

    public string? Message { get; init; }

    public double? EtaS { get; init; }

    public bool IsOver => State is "completed" or "failed" or "cancelled";

    public static JobProgress Of(JobView job) => new()
    {
        State = job.State,
        Stage = job.Stage,
        Progress = job.Progress,
        Message = job.State == "queued" && job.QueuePosition is { } position ? $"number {position} in the queue" : job.Message,
        EtaS = job.EtaS,
    };

    /// <summary>This with what an event changes. Progress never goes back.</summary>
    public JobProgress With(JobProgress change) => new()
    {
        State = change.State ?? State,
        Stage = change.Stage ?? Stage,
        Progress = change.Progress is { } now ? Math.Max(now, Progress ?? 0) : Progress,
        Message = change.Message ?? (change.Stage is null || change.Stage == Stage ? Message : null),
        EtaS = change.EtaS,
    };
}
