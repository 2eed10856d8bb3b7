using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>One entry of a job's log: the job as it was when the event happened. Sequence numbers start at 1 and have no gaps.</summary>
public sealed record JobEvent
{
    public required JobId Job { get; init; }

    public required UserId Owner { get; init; }

    public required long Seq { get; init; }

    public required JobEventType Type { get; init; }

    public required JobState State { get; init; }

    public JobStage? Stage { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Progress { get; init; }

    public string? Message { get; init; }

    public string? PreviewKey { get; init; }

    public DateTimeOffset? ExpectedAt { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    public required int Attempt { get; init; }

    /// <summary>Name of the step of a <see cref="JobEventType.Step"/>, such as "segment/4".</summary>
    public string? Step { get; init; }

    /// <summary>Whether that step's output was found and not rendered.</summary>
    public bool? StepReused { get; init; }

    /// <summary>What happened to that step, where it is not that its output exists.</summary>
    public StepNote? Note { get; init; }

    /// <summary>Segments of the film's plan; null until there is one.</summary>
    public int? SegmentsTotal { get; init; }

    /// <summary>Segments that exist and can be watched; null until there is a plan.</summary>
    public int? SegmentsReady { get; init; }

    public required DateTimeOffset At { get; init; }
}
