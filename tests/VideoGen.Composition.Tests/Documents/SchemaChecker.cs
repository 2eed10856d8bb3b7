using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VideoGen.Composition.Tests.Documents;

/// <summary>The part of JSON Schema 2020-12 that our schema uses; a keyword that it does not know is a fault of the schema.</summary>
internal sealed class SchemaChecker(JsonElement schema)
{
    private static readonly string[] Notes = ["description", "title", "default", "$schema", "$id", "$defs"];

    /// <summary>Where and why a document does not fit; empty when it does.</summary>
    public IReadOnlyList<string> Check(JsonElement document)
    {
        List<string> faults = [];
        Check(schema, document, "$", faults);
        return faults;
    }

    private bool Fits(JsonElement node, JsonElement value, string path)
    {
        List<string> faults = [];
        Check(node, value, path, faults);
        return faults.Count == 0;
    }

    private void Check(JsonElement node, JsonElement value, string path, List<string> faults)
    {
        if (node.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (node.ValueKind == JsonValueKind.False) faults.Add($"{path}: nothing is allowed here");
            return;
        }

        foreach (var keyword in node.EnumerateObject())
        {
            if (!Holds(node, keyword.Name, keyword.Value, value, path, faults)) faults.Add($"{path}: {keyword.Name} {(keyword.Value.GetRawText() is { Length: < 80 } text ? text : "")}");
        }
    }

    private bool Holds(JsonElement node, string keyword, JsonElement rule, JsonElement value, string path, List<string> faults)
    {
        var (isText, isNumber, isList, isObject) = (value.ValueKind == JsonValueKind.String, value.ValueKind == JsonValueKind.Number, value.ValueKind == JsonValueKind.Array, value.ValueKind == JsonValueKind.Object);
        switch (keyword)
        {
            case "type": return rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(r => IsOf(r.GetString()!, value)) : IsOf(rule.GetString()!, value);
            case "const": return JsonElement.DeepEquals(rule, value);
            case "enum": return rule.EnumerateArray().Any(r => JsonElement.DeepEquals(r, value));
            case "pattern": return !isText || Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.ECMAScript);
            case "minimum": return !isNumber || value.GetDouble() >= rule.GetDouble();
            case "maximum": return !isNumber || value.GetDouble() <= rule.GetDouble();
            case "minLength": return !isText || Length(value) >= rule.GetInt32();
            case "maxLength": return !isText || Length(value) <= rule.GetInt32();
            case "minItems": return !isList || value.GetArrayLength() >= rule.GetInt32();
            case "maxItems": return !isList || value.GetArrayLength() <= rule.GetInt32();
            case "maxProperties": return !isObject || value.EnumerateObject().Count() <= rule.GetInt32();
            case "anyOf": return rule.EnumerateArray().Any(r => Fits(r, value, path));
            case "oneOf": return rule.EnumerateArray().Count(r => Fits(r, value, path)) == 1;
            case "required": return !isObject || rule.EnumerateArray().All(r => value.TryGetProperty(r.GetString()!, out _));
            case "propertyNames": return !isObject || value.EnumerateObject().All(p => Fits(rule, JsonSerializer.SerializeToElement(p.Name), path));
            case "$ref": Check(Find(rule.GetString()!), value, path, faults); return true;
            case "properties": Each(isObject, value, p => rule.TryGetProperty(p.Name, out var r) ? r : null, path, faults); return true;
            case "additionalProperties":
                var known = node.TryGetProperty("properties", out var properties) ? properties : default;
                Each(isObject, value, p => known.ValueKind == JsonValueKind.Object && known.TryGetProperty(p.Name, out _) ? null : rule, path, faults);
                return true;
            case "prefixItems":
                foreach (var (r, v) in isList ? rule.EnumerateArray().Zip(value.EnumerateArray()) : []) Check(r, v, path, faults);
                return true;
            case "items":
                var first = node.TryGetProperty("prefixItems", out var prefix) ? prefix.GetArrayLength() : 0;
                foreach (var (i, v) in isList ? value.EnumerateArray().Index().Skip(first) : []) Check(rule, v, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), faults);
                return true;
            default: return Notes.Contains(keyword) ? true : throw new InvalidOperationException($"The checker does not know the keyword {keyword}.");
        }
    }

    private void Each(bool isObject, JsonElement value, Func<JsonProperty, JsonElement?> rule, string path, List<string> faults)
    {
        if (!isObject) return;
        foreach (var property in value.EnumerateObject())
        {
            if (rule(property) is { } r) Check(r, property.Value, $"{path}.{property.Name}", faults);
        }
    }

    private JsonElement Find(string reference) => schema.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    private static int Length(JsonElement text) => text.GetString()!.EnumerateRunes().Count();

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.Null,
    };
}
