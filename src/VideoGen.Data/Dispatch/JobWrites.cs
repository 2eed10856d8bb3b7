using VideoGen.Data.Jobs;

namespace VideoGen.Data.Dispatch;

/// <summary>What a render ended with.</summary>
/// <param name="Assets">At most one of each kind.</param>
/// <param name="Report">The quality report as JSON; null when there is none.</param>
public sealed record JobCompletion(IReadOnlyList<NewAsset> Assets, string? Report)
{
    /// <summary>Seconds of processors that finishing took.</summary>
    public double CpuSeconds { get; init; }
}

/// <summary>What a running job shows.</summary>
public sealed record JobProgress
{
    public required Core.Jobs.JobStage Stage { get; init; }

    /// <summary>0 to 1; less than what was shown before is not shown.</summary>
    public required double Fraction { get; init; }

    public string? Message { get; init; }

    public string? PreviewKey { get; init; }

    /// <summary>Null while unknown.</summary>
    public TimeSpan? Remaining { get; init; }
}

/// <summary>Why an attempt ended without result.</summary>
/// <param name="Code">A code of the catalogue.</param>
/// <param name="Message">For the owner.</param>
/// <param name="Retryable">Whether another attempt may succeed.</param>
public sealed record JobFailure(string Code, string Message, bool Retryable);
