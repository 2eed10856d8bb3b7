using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace VideoGen.Media.Checks;

/// <summary>Section "Quality": what a fault in a film leads to.</summary>
public sealed class QualityOptions
{
    /// <summary>Loudness off its target by more than <see cref="LoudnessRule.Tolerance"/>.</summary>
    [ValidateObjectMembers]
    public LoudnessRule Loudness { get; init; } = new() { Policy = QualityPolicy.Warn };

    /// <summary>A true peak above <see cref="QualityRule.Limit"/> dBTP.</summary>
    [ValidateObjectMembers]
    public QualityRule TruePeak { get; init; } = new() { Policy = QualityPolicy.Warn, Limit = -1 };

    /// <summary>Black for longer than <see cref="QualityRule.Limit"/> seconds where the timeline shows something.</summary>
    [ValidateObjectMembers]
    public QualityRule Black { get; init; } = new() { Policy = QualityPolicy.Warn, Limit = 2.5 };

    /// <summary>A picture that stands for longer than <see cref="QualityRule.Limit"/> seconds where something should move.</summary>
    [ValidateObjectMembers]
    public QualityRule Frozen { get; init; } = new() { Policy = QualityPolicy.Warn, Limit = 4 };

    /// <summary>Silence for longer than <see cref="QualityRule.Limit"/> seconds where something should sound.</summary>
    [ValidateObjectMembers]
    public QualityRule Silent { get; init; } = new() { Policy = QualityPolicy.Warn, Limit = 5 };

    /// <summary>A length off the plan by more than <see cref="QualityRule.Limit"/> seconds.</summary>
    [ValidateObjectMembers]
    public QualityRule Duration { get; init; } = new() { Policy = QualityPolicy.Fail, Limit = 0.05 };

    /// <summary>More than <see cref="QualityRule.Limit"/> frames missing, too many, or at a wrong time.</summary>
    [ValidateObjectMembers]
    public QualityRule Frames { get; init; } = new() { Policy = QualityPolicy.Fail, Limit = 0 };

    /// <summary>Picture and sound whose lengths differ by more than <see cref="QualityRule.Limit"/> seconds.</summary>
    [ValidateObjectMembers]
    public QualityRule AudioVideo { get; init; } = new() { Policy = QualityPolicy.Fail, Limit = 0.05 };

    /// <summary>More than <see cref="QualityRule.Limit"/> captions that do not fit.</summary>
    [ValidateObjectMembers]
    public QualityRule Captions { get; init; } = new() { Policy = QualityPolicy.Warn, Limit = 0 };
}

/// <summary>What a check's finding leads to.</summary>
public enum QualityPolicy
{
    /// <summary>It is not looked for.</summary>
    Off,

    /// <summary>The report names it.</summary>
    Warn,

    /// <summary>The job fails (quality_failed).</summary>
    Fail,
}

/// <summary>A check's policy and limit.</summary>
public sealed class QualityRule
{
    /// <summary>What its finding leads to: off, warn or fail.</summary>
    [EnumDataType(typeof(QualityPolicy))]
    public QualityPolicy Policy { get; init; }

    /// <summary>In the unit of the check.</summary>
    [Range(-70, 3600)]
    public double Limit { get; init; }
}

/// <summary>The check of loudness: its target is the film's own.</summary>
public sealed class LoudnessRule
{
    /// <summary>What its finding leads to: off, warn or fail.</summary>
    [EnumDataType(typeof(QualityPolicy))]
    public QualityPolicy Policy { get; init; }

    /// <summary>LU on either side of the target.</summary>
    [Range(0.1, 20)]
    public double Tolerance { get; init; } = 1;
}

[OptionsValidator]
internal sealed partial class QualityOptionsValidator : IValidateOptions<QualityOptions>;
