using System.Text.Json;
using System.Text.Json.Serialization;
using VideoGen.Cli.Chat;

namespace VideoGen.Cli.Jobs;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FilmRequest))]
[JsonSerializable(typeof(JobView))]
[JsonSerializable(typeof(JobProgress))]
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(FilmResult))]
[JsonSerializable(typeof(DryRun))]
[JsonSerializable(typeof(AssetView))]
[JsonSerializable(typeof(AssetList))]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(VariationsRequest))]
[JsonSerializable(typeof(JobViews))]
[JsonSerializable(typeof(string))]
internal sealed partial class CliJson : JsonSerializerContext;

/// <summary>Body of a refusal (application/problem+json).</summary>
internal sealed record ProblemView(string? Code, string? Title, string? Detail, IReadOnlyList<ProblemField>? Errors);

internal sealed record ProblemField(string Field, string Message)
{
    public string? Path { get; init; }

    public string? Code { get; init; }

    public string? Fix { get; init; }
}

/// <summary>Answer to a check of a timeline.</summary>
internal sealed record DryRun(bool Valid, IReadOnlyList<TimelineProblem> Errors, IReadOnlyList<TimelineProblem> Warnings, DryRunPlan? Plan);

internal sealed record DryRunPlan(int Width, int Height, string FrameRate, long Frames, double Duration)
{
    /// <summary>Null when no worker could be asked.</summary>
    public DryRunSegments? Segments { get; init; }

    public bool? SoundExists { get; init; }

    public bool? FilmExists { get; init; }
}

internal sealed record DryRunSegments(int Total, int Reused);

internal sealed record AssetView(string Source);

internal sealed record AssetList(IReadOnlyList<AssetView> Items);
