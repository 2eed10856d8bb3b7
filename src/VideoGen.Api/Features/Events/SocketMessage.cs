using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoGen.Api.Features.Events;

/// <summary>A message of /ws/jobs/{id}: camelCase, with words of its own for the states.</summary>
internal sealed record SocketMessage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>status_update, progress_update, complete or error.</summary>
    public required string Type { get; init; }

    public required string JobId { get; init; }

    /// <summary>queued, processing, complete or failed.</summary>
    public required string Status { get; init; }

    /// <summary>0 to 100, while processing.</summary>
    public int? Progress { get; init; }

    public string? Message { get; init; }

    public string? ResultUrl { get; init; }

    public string? Error { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public static SocketMessage Of(JobEventView happened)
    {
        var state = happened.State;
        return new()
        {
            Type = state switch
            {
                "completed" => "complete",
                "failed" or "cancelled" => "error",
                _ => happened.Type is "progress" or "step" ? "progress_update" : "status_update",
            },
            JobId = happened.JobId,
            Status = state switch { "queued" => "queued", "running" => "processing", "completed" => "complete", _ => "failed" },
            Progress = state == "running" ? (int)happened.Progress : null,
            Message = happened.Message ?? (happened.Type == "started" ? "Started video generation" : null),
            ResultUrl = state == "completed" ? happened.Job?.Outputs.FirstOrDefault(o => o.Kind == "video")?.Url : null,
            Error = state switch { "failed" => happened.Error?.Message, "cancelled" => "Cancelled", _ => null },
            Timestamp = happened.At,
        };
    }

    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
