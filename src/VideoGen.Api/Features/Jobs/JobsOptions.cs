using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Api.Features.Jobs;

/// <summary>Section "Jobs": how much may wait, and who may go first.</summary>
internal sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>Most jobs of one user that may wait; over it 429.</summary>
    [Range(1, 100_000)]
    public int MaxQueuedPerUser { get; set; } = 50;

    /// <summary>Most jobs of all users that may wait; over it 503.</summary>
    [Range(1, 10_000_000)]
    public int MaxQueuedInAll { get; set; } = 10_000;

    /// <summary>Who may ask for priority "high".</summary>
    public HighPriority HighPriority { get; set; } = HighPriority.Everyone;

    /// <summary>Longest wait that "Prefer: wait=N" gets, in seconds.</summary>
    [Range(0, 600)]
    public int MaxWaitSeconds { get; set; } = 60;
}

internal enum HighPriority
{
    Everyone,
    Admins,
}

[OptionsValidator]
internal sealed partial class JobsOptionsValidator : IValidateOptions<JobsOptions>;
