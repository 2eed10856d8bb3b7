using System.Text.Json;
using System.Text.Json.Serialization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Sources;

/// <summary>
/// Facts of files as JSON: as a worker answers them, as they are stored, and as they go with a job. Members have the names
/// that they have in code; what is not known is left out; members of a newer version are passed over.
/// </summary>
public static class SourceMediaJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>One file's facts.</summary>
    public static string Write(SourceMedia media) => JsonSerializer.Serialize(media, Options);

    /// <summary>One file's facts again.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static SourceMedia Read(string json) => JsonSerializer.Deserialize<SourceMedia>(json, Options) ?? throw new JsonException("null is no file.");

    /// <summary>The files of a timeline, by the names that it uses, in the order of the names.</summary>
    public static string WriteAll(IReadOnlyDictionary<string, SourceMedia> sources) =>
        JsonSerializer.Serialize(new SortedDictionary<string, SourceMedia>(sources.ToDictionary(), StringComparer.Ordinal), Options);

    /// <summary>The files of a timeline again.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static IReadOnlyDictionary<string, SourceMedia> ReadAll(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, SourceMedia>>(json, Options) ?? throw new JsonException("null is no list of files.");
}
