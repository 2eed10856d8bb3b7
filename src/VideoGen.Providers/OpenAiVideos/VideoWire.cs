using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoGen.Providers.OpenAiVideos;

/// <summary>A job on the videos wire. Self-hosted servers leave most of it out.</summary>
internal sealed record VideoJob
{
    public string? Id { get; init; }

    public string? Status { get; init; }

    public double? Progress { get; init; }

    public double? ExpiresAt { get; init; }

    /// <summary>{code, message}, or plain text with some servers.</summary>
    public JsonElement? Error { get; init; }
}

internal sealed record ModelList
{
    public IReadOnlyList<ModelEntry>? Data { get; init; }
}

internal sealed record ModelEntry
{
    public string? Id { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(VideoJob))]
[JsonSerializable(typeof(ModelList))]
internal sealed partial class VideoJson : JsonSerializerContext;
