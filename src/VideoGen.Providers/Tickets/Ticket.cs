using System.Text.Json;
using System.Text.Json.Serialization;
using VideoGen.Providers.Capabilities;

namespace VideoGen.Providers.Tickets;

/// <summary>
/// What is needed to find a job at its provider again. The caller keeps it as soon as it has it; a restarted process goes on asking with
/// it and never pays twice. It holds no secret.
/// </summary>
public sealed record Ticket
{
    /// <summary>Name of the provider in the configuration.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own name of the model or workflow.</summary>
    public required string Model { get; init; }

    /// <summary>What comes out.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>The provider's id of the job.</summary>
    public required string RemoteId { get; init; }

    /// <summary>The key of the request that made it.</summary>
    public required Guid Key { get; init; }

    /// <summary>When the provider took it, by our clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where the provider says its state is; null where that follows from the id.</summary>
    public Uri? StatusUrl { get; init; }

    /// <summary>Where the provider says its result will be; null where that follows from the id.</summary>
    public Uri? ResultUrl { get; init; }

    /// <summary>Where the provider says it can be cancelled; null where that follows from the id.</summary>
    public Uri? CancelUrl { get; init; }

    /// <summary>The ticket as JSON, for a column of the job.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TicketJson.Default.Ticket);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static Ticket FromJson(string json) =>
        JsonSerializer.Deserialize(json, TicketJson.Default.Ticket) ?? throw new JsonException("A ticket must be an object.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Ticket))]
internal sealed partial class TicketJson : JsonSerializerContext;
