using System.Text.Json;
using System.Text.Json.Serialization;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers.Fallback;

/// <summary>Where a chain stands. The caller keeps the newest with the job, before the chain goes on; a restarted process goes on from it.</summary>
public sealed record ChainPlace
{
    /// <summary>Name of the provider whose turn it is.</summary>
    public required string Provider { get; init; }

    /// <summary>How many times less was asked for: 0 is what the request says.</summary>
    public int Level { get; init; }

    /// <summary>Set when the provider took the work.</summary>
    public Ticket? Ticket { get; init; }

    /// <summary>Whether the work may have been asked for already; without a ticket it is not known what came of it.</summary>
    public bool Asked { get; init; }

    /// <summary>Whether this provider did not do it: whoever goes on begins with the next one.</summary>
    public bool Over { get; init; }

    /// <summary>Whether an answer was lost that may have cost money: nothing else is paid for after that.</summary>
    public bool MoneyAtRisk { get; init; }

    /// <summary>The place as JSON, for a column of the job.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ChainJson.Default.ChainPlace);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ChainPlace FromJson(string json) =>
        JsonSerializer.Deserialize(json, ChainJson.Default.ChainPlace) ?? throw new JsonException("A place must be an object.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChainPlace))]
internal sealed partial class ChainJson : JsonSerializerContext;
