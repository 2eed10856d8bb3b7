using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using VideoGen.Composition.Editing;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Storyboards;

/// <summary>JSON Schemas of storyboards (draft 2020-12), made from their types and the reader's limits.</summary>
public static class StoryboardSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the reader fills in when it is left out; everything else has a default.</summary>
    private static readonly string[] Required = ["scenes", "value", "title"];

    /// <summary>What a model has no say in: names of ours, times, looks and files.</summary>
    private static readonly HashSet<string> NotForModels = new(StringComparer.Ordinal)
    {
        "id", "seed", "duration", "output", "style", "voice", "music", "captions", "colour", "notes", "transition", "pace",
        "visual", "source", "sources", "assets", "fit", "focus", "motion",
    };

    /// <summary>Kinds that show files of the owner, which a model does not know.</summary>
    private static readonly string[] OfFiles = ["image", "video", "grid"];

    private static readonly Dictionary<string, string> About = new(StringComparer.Ordinal)
    {
        ["title"] = "Name of the film, or of one side of a comparison.",
        ["language"] = "BCP 47 tag of the words, such as en or pt-BR.",
        ["mood"] = "The feeling that picture and music share.",
        ["seed"] = "Chooses among equally good designs and melodies.",
        ["duration"] = "Seconds; of a scene only where they are set.",
        ["scenes"] = "What the film says and shows, in order.",
        ["kind"] = "How the scene is laid out. list and steps need items; timeline needs items such as \"1969: people land on the Moon\"; chart needs items and as many values; comparison needs two sides; number and countdown need number; code needs items, its lines; fine_print needs items.",
        ["kicker"] = "Small line above the headline.",
        ["headline"] = "The words that carry the scene: at most eight.",
        ["emphasis"] = "A part of the headline, letter for letter, to set in the accent colour.",
        ["subline"] = "Line below the headline; who said it, for a quote.",
        ["items"] = "Two to five short points, each shown when it is spoken.",
        ["sides"] = "The two sides of a comparison.",
        ["values"] = "The figures of a chart, one for each item.",
        ["number"] = "The figure of a number scene; it counts up.",
        ["value"] = "The figure itself.",
        ["decimals"] = "Digits after the point, 0 to 3.",
        ["prefix"] = "What stands before the figure, such as $.",
        ["suffix"] = "What stands after the figure, such as % or km.",
        ["narration"] = "What the voice says, in whole sentences; empty for silence.",
        ["colour"] = "Colour of the headline, #RRGGBB.",
        ["accent"] = "The one colour for what matters, #RRGGBB.",
        ["notes"] = "Remarks; nothing of the film depends on them.",
    };

    private static readonly Dictionary<string, (double Least, double Most)> Ranges = new(StringComparer.Ordinal)
    {
        ["seed"] = (0, GenerateLimits.MaxSeed),
        ["width"] = (GenerateLimits.MinSide, GenerateLimits.MaxSide),
        ["height"] = (GenerateLimits.MinSide, GenerateLimits.MaxSide),
        ["fps"] = (GenerateLimits.MinFps, GenerateLimits.MaxFps),
        ["speed"] = (EditLimits.MinSpeed, EditLimits.MaxSpeed),
        ["gain"] = (EditLimits.MinGain, EditLimits.MaxGain),
        ["tempo"] = (EditLimits.MinTempo, EditLimits.MaxTempo),
        ["decimals"] = (0, 3),
    };

    /// <summary>The published schema of what may be sent, indented, with a line feed at its end. Always the same text.</summary>
    public static string Text
    {
        get
        {
            var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = "urn:videogen:storyboard:1" };
            foreach (var (name, value) in Build()) schema.Add(name, value?.DeepClone());
            return schema.ToJsonString(Layout) + "\n";
        }
    }

    /// <summary>What a language model answers: words, order and kinds. All members are required and none additional, as strict servers ask.</summary>
    public static string ForModels
    {
        get
        {
            var schema = Build();
            var members = (JsonObject)schema["properties"]!;
            foreach (var name in members.Select(member => member.Key).Except(OfModels).ToArray()) members.Remove(name);
            return ((JsonObject)Strict(schema)!).ToJsonString();
        }
    }

    /// <summary>What a model says of the film as a whole.</summary>
    internal static IReadOnlyList<string> OfModels { get; } = ["title", "language", "mood", "scenes"];

    /// <summary>Whether a model has no say in a member.</summary>
    internal static bool IsNotForModels(string member) => NotForModels.Contains(member);

    private static JsonObject Build()
    {
        var options = new JsonSerializerOptions(StoryboardJson.Strict) { MaxDepth = 64 };
        options.MakeReadOnly(populateMissingResolver: true);
        return (JsonObject)options.GetJsonSchemaAsNode(typeof(Storyboard), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Detailed(context.PropertyInfo?.Name, node),
        });
    }

    private static JsonNode Detailed(string? name, JsonNode node)
    {
        if (node is not JsonObject schema) return node;
        schema.Remove("default");
        if (schema["required"] is JsonArray required)
        {
            string[] kept = [.. required.Select(one => (string)one!).Where(Required.Contains)];
            // A storyboard's own title follows from its scenes; that of a side does not.
            if (schema["properties"] is JsonObject members && members.ContainsKey("scenes")) kept = ["scenes"];
            schema.Remove("required");
            if (kept.Length > 0) schema["required"] = new JsonArray([.. kept.Select(one => (JsonNode)one)]);
        }

        if (name is null) return schema;
        if (About.TryGetValue(name, out var about)) schema.Insert(0, "description", about);
        if (Ranges.TryGetValue(name, out var range)) (schema["minimum"], schema["maximum"]) = (Plain(range.Least), Plain(range.Most));
        if (name is "colour" or "accent") schema["pattern"] = "^#[0-9A-Fa-f]{6}$";
        if (name == "scenes") (schema["minItems"], schema["maxItems"]) = (1, EditLimits.Scenes);
        if (name == "items") schema["maxItems"] = EditLimits.Items;
        if (name is "headline" or "kicker" or "subline" or "emphasis") schema["maxLength"] = EditLimits.LineLength;
        if (name == "narration") schema["maxLength"] = EditLimits.NarrationLength;
        return schema;
    }

    private static JsonNode? Strict(JsonNode? node)
    {
        if (node is not JsonObject schema) return node?.DeepClone();
        var strict = new JsonObject();
        foreach (var (name, value) in schema)
        {
            // Words that not every strict server knows; the reader checks all of it again.
            if (name is "minItems" or "maxItems" or "minLength" or "maxLength" or "minimum" or "maximum" or "pattern" or "required" or "additionalProperties") continue;
            strict[name] = name switch
            {
                "properties" => Members((JsonObject)value!),
                "items" => Strict(value),
                _ => value?.DeepClone(),
            };
        }

        if (strict["properties"] is not JsonObject members) return strict;
        strict["required"] = new JsonArray([.. members.Select(member => (JsonNode)member.Key)]);
        strict["additionalProperties"] = false;
        return strict;
    }

    private static JsonObject Members(JsonObject properties)
    {
        var members = new JsonObject();
        foreach (var (name, value) in properties)
            if (!NotForModels.Contains(name)) members[name] = Strict(value);
        if (members["kind"]?["enum"] is JsonArray kinds)
            members["kind"]!["enum"] = new JsonArray([.. kinds.Select(kind => (string)kind!).Where(kind => !OfFiles.Contains(kind)).Select(kind => (JsonNode)kind)]);
        return members;
    }

    private static JsonNode Plain(double number) => number == Math.Floor(number) ? (long)number : number;
}
