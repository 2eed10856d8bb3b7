using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace VideoGen.Composition.Storyboards;

/// <summary>The form in which storyboards are kept with jobs and sent to workers: snake_case names, enums by name.</summary>
public static class StoryboardJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
    };

    /// <summary>For what people wrote: what is not known is refused, and nothing may be there twice.</summary>
    internal static JsonSerializerOptions Strict { get; } = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false };

    /// <summary>Writes a storyboard.</summary>
    /// <param name="storyboard">What to write.</param>
    public static string Write(Storyboard storyboard) => JsonSerializer.Serialize(storyboard, Options);

    /// <summary>A storyboard as the tree that <see cref="Write"/> would write.</summary>
    internal static JsonObject Tree(Storyboard storyboard) => JsonSerializer.SerializeToNode(storyboard, Options)!.AsObject(); // a record is an object

    /// <summary>Reads a storyboard.</summary>
    /// <param name="json">From <see cref="Write"/>, or from elsewhere and then of any kind.</param>
    /// <returns>Null when it is not a storyboard.</returns>
    public static Storyboard? TryRead(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Storyboard>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
