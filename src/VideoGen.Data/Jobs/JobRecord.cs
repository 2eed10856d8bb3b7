using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Data.Jobs;

/// <summary>A job as its owner may see it.</summary>
public sealed record JobRecord
{
    public required JobId Id { get; init; }

    public required UserId Owner { get; init; }

    public required JobKind Kind { get; init; }

    public required JobState State { get; init; }

    /// <summary>What a running job does; null in every other state.</summary>
    public JobStage? Stage { get; init; }

    /// <summary>Share that is done, 0 to 1; never falls until the owner retries the job.</summary>
    public required double Progress { get; init; }

    /// <summary>For people; null when there is nothing to say.</summary>
    public string? Message { get; init; }

    public required JobPriority Priority { get; init; }

    public required JobRequest Request { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>A code of <see cref="Core.Errors.ErrorCodes"/>; only on failed jobs.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Only on failed jobs.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>How often a dispatcher has claimed the job.</summary>
    public required int Attempt { get; init; }

    /// <summary>Whether the owner asked a running job to stop.</summary>
    public required bool CancelRequested { get; init; }

    /// <summary>Object key of the newest preview frame.</summary>
    public string? PreviewKey { get; init; }

    /// <summary>Estimated end of a running job; null while unknown.</summary>
    public DateTimeOffset? ExpectedAt { get; init; }

    public required int StepsReused { get; init; }

    public required int StepsRendered { get; init; }

    /// <summary>Segments of the film's plan; 0 until there is one.</summary>
    public required int SegmentsTotal { get; init; }

    /// <summary>Segments that exist and can be watched.</summary>
    public required int SegmentsReady { get; init; }

    /// <summary>Segments that were found and not rendered for this job. Lists leave it 0.</summary>
    public int SegmentsReused { get; init; }

    /// <summary>What the author should know, as a JSON array; null for nothing.</summary>
    public string? Warnings { get; init; }

    /// <summary>Who planned the film: "builtin" or the name of a provider; null until it is planned, and for what needs no planning.</summary>
    public string? Planner { get; init; }

    /// <summary>Seconds of processors that rendering has taken so far.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>What paid providers have cost so far: a JSON array of amounts with their currencies; null for nothing.</summary>
    public string? Cost { get; init; }

    /// <summary>The plan of the film; null until there is one.</summary>
    public JobPlan? Plan { get; init; }

    /// <summary>The quality report as JSON; only on completed jobs.</summary>
    public string? Report { get; init; }

    /// <summary>What made it.</summary>
    public required JobOrigin Origin { get; init; }

    /// <summary>What was said to make it from its source; null when nothing was.</summary>
    public string? Note { get; init; }

    /// <summary>The job that it was made from, which may be gone; null for one that was made from none.</summary>
    public JobId? Source { get; init; }

    /// <summary>The job that the whole family began with, which may be gone; its own id for that job.</summary>
    public required JobId Root { get; init; }

    /// <summary>Version 1 of the film that this is a version of, which may be gone.</summary>
    public required JobId Film { get; init; }

    /// <summary>Its number among the versions of its film, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Sequence number of the job's newest event.</summary>
    public required long LastSeq { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Outputs of a completed job. Lists leave it empty.</summary>
    public IReadOnlyList<AssetRecord> Assets { get; init; } = [];
}
