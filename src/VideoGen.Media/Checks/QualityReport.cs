using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace VideoGen.Media.Checks;

/// <summary>What was measured of a film and what of it is a fault. The shape of its JSON is part of the API: add, never rename.</summary>
public sealed record QualityReport
{
    /// <summary>False when a finding's policy is to fail.</summary>
    public required bool Passed { get; init; }

    /// <summary>Faults and warnings, the earliest first; those of the whole film stand before.</summary>
    public required IReadOnlyList<QualityFinding> Findings { get; init; }

    /// <summary>All that was measured.</summary>
    public required QualityMeasures Measures { get; init; }

    /// <summary>As it is stored with the job: snake_case, numbers to three places.</summary>
    public JsonNode ToJson() => JsonSerializer.SerializeToNode(this, ReportJson.Default.QualityReport)!;
}

/// <summary>A fault.</summary>
public sealed record QualityFinding
{
    /// <summary>Which check: loudness, true_peak, black, frozen, silent, duration, frames, audio_video or captions.</summary>
    public required string Check { get; init; }

    /// <summary>"warn" or "fail".</summary>
    public required string Severity { get; init; }

    /// <summary>What was measured, in the check's unit.</summary>
    public double? Value { get; init; }

    /// <summary>What it may be at most, or must be.</summary>
    public double? Limit { get; init; }

    /// <summary>Where it begins, in seconds; null for the whole film.</summary>
    public double? From { get; init; }

    /// <summary>Where it ends, in seconds; null for the whole film.</summary>
    public double? To { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Message { get; init; }
}

/// <summary>Figures of a film.</summary>
public sealed record QualityMeasures
{
    /// <summary>LUFS; null for silence.</summary>
    public double? IntegratedLufs { get; init; }

    /// <summary>dBTP; null for silence.</summary>
    public double? TruePeakDbtp { get; init; }

    /// <summary>LU.</summary>
    public double? RangeLu { get; init; }

    /// <summary>Length of the picture in seconds.</summary>
    public required double Duration { get; init; }

    /// <summary>Frames that are shown.</summary>
    public required long Frames { get; init; }

    /// <summary>Frames that are missing or come twice, judged by their times.</summary>
    public required long FramesOutOfTime { get; init; }

    /// <summary>Length of the sound minus that of the picture in seconds; null without sound.</summary>
    public double? AudioMinusVideo { get; init; }

    /// <summary>Black spans of half a second or more; planned ones, too. Null when nobody looked.</summary>
    public IReadOnlyList<QualitySpan>? Black { get; init; }

    /// <summary>Spans of a second or more in which the picture stands; planned ones, too. Null when nobody looked.</summary>
    public IReadOnlyList<QualitySpan>? Frozen { get; init; }

    /// <summary>Silent spans of half a second or more; planned ones, too.</summary>
    public IReadOnlyList<QualitySpan> Silent { get; init; } = [];
}

/// <summary>A stretch of the film.</summary>
/// <param name="From">Seconds.</param>
/// <param name="To">Seconds.</param>
/// <param name="Planned">Whether the timeline asks for all of it.</param>
public sealed record QualitySpan(double From, double To, bool Planned);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(QualityReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
