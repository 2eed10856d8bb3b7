using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoGen.Cli.Jobs;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FilmRequest))]
[JsonSerializable(typeof(JobView))]
[JsonSerializable(typeof(JobProgress))]
[JsonSerializable(typeof(ProblemView))]
internal sealed partial class CliJson : JsonSerializerContext;

/// <summary>Body of a refusal (application/problem+json).</summary>
internal sealed record ProblemView(string? Code, string? Title, string? Detail, IReadOnlyList<ProblemField>? Errors);

internal sealed record ProblemField(string Field, string Message);
