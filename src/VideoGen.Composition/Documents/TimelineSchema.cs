using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Composition.Documents.Table;

namespace VideoGen.Composition.Documents;

/// <summary>The published JSON Schema of timeline documents (draft 2020-12). It is made from the table that the reader uses.</summary>
public static class TimelineSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is shorter is not worth a reference.</summary>
    private const int ShortNode = 160;

    /// <summary>The schema, indented, with a line feed at its end. Always the same text.</summary>
    public static string Text => Build().ToJsonString(Layout) + "\n";

    private static JsonObject Build()
    {
        var definitions = new JsonObject();
        foreach (var (name, node) in SchemaTypes.Shared) definitions.Add(name, node);
        var common = Common();
        foreach (var (text, name) in common.OrderBy(c => c.Value, StringComparer.Ordinal)) definitions.Add(name, JsonNode.Parse(text));
        foreach (var shape in DocumentTable.All.OrderBy(shape => shape.Name, StringComparer.Ordinal)) definitions.Add(shape.Name, Shape(shape, common));
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:videogen:timeline:{TimelineLimits.Version}",
            ["title"] = "VideoGen timeline",
            ["description"] = "A film as VideoGen reads it. Any string may hold {{name}}, a variable; a string that is nothing else becomes the variable's value. The reader checks more than a schema can: see docs/timeline.md.",
            ["$ref"] = "#/$defs/document",
            ["$defs"] = definitions,
        };
    }

    /// <summary>Properties that several objects have alike, with the name under which they are written once.</summary>
    private static Dictionary<string, string> Common()
    {
        var common = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in DocumentTable.All.SelectMany(shape => shape.Properties).GroupBy(p => Property(p).ToJsonString(), StringComparer.Ordinal).Where(g => g.Count() > 1 && g.Key.Length > ShortNode))
        {
            var name = "any_" + group.First().Name;
            for (var i = 2; !names.Add(name); i++) name = $"any_{group.First().Name}_{i}";
            common.Add(group.Key, name);
        }

        return common;
    }

    private static JsonObject Shape(Shape shape, Dictionary<string, string> common)
    {
        var properties = new JsonObject();
        foreach (var property in shape.Properties)
        {
            var written = Property(property);
            properties.Add(property.Name, common.TryGetValue(written.ToJsonString(), out var name) ? new JsonObject { ["$ref"] = "#/$defs/" + name } : written);
        }

        var node = new JsonObject { ["description"] = shape.About, ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        JsonNode[] required = [.. shape.Properties.Where(p => p.Required).Select(p => (JsonNode)p.Name)];
        if (required.Length > 0) node["required"] = new JsonArray(required);
        return node;
    }

    private static JsonObject Property(Property property)
    {
        var type = property.Name == "type" && property.Type is PropertyType.Word { Words: [var only] }
            ? new JsonObject { ["const"] = only }
            : SchemaTypes.Of(property.Type);
        if (property.Nullable) type = new JsonObject { ["anyOf"] = new JsonArray(type, new JsonObject { ["type"] = "null" }) };
        var node = new JsonObject { ["description"] = property.About };
        foreach (var (name, value) in type.ToArray())
        {
            type.Remove(name);
            node[name] = value;
        }

        if (property.Default is { } fallback) node["default"] = fallback switch { double d when d == Math.Floor(d) => (JsonNode)(long)d, double d => d, bool b => b, _ => (string)fallback };
        return node;
    }
}
