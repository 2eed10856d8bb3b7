using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Composition.Design;
using VideoGen.Composition.Editing.Commands;

namespace VideoGen.Composition.Editing;

/// <summary>The published JSON Schema of edit commands (draft 2020-12), made from their types. Each definition fits a language model's tool as it is.</summary>
public static class EditCommandSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, indented, with a line feed at its end. Always the same text.</summary>
    public static string Text => Build().ToJsonString(Layout) + "\n";

    private static JsonObject Build()
    {
        var definitions = new JsonObject();
        foreach (var (name, type) in CommandTypes.All) definitions.Add(name, Command(name, type));
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "urn:videogen:edit-commands:1",
            ["title"] = "VideoGen edit commands",
            ["description"] = "A change of a film's storyboard. Scenes are named by their ids, which an edit never changes; numbers of places count from 1.",
            ["oneOf"] = new JsonArray([.. CommandTypes.All.Select(t => (JsonNode)new JsonObject { ["$ref"] = "#/$defs/" + t.Name })]),
            ["$defs"] = definitions,
        };
    }

    private static JsonObject Command(string name, Type type)
    {
        var properties = new JsonObject { ["type"] = new JsonObject { ["const"] = name } };
        List<string> required = ["type"];
        var needed = type.GetConstructors().Single().GetParameters().Where(p => !p.HasDefaultValue).Select(p => p.Name).ToArray();
        foreach (var (property, field) in CommandRules.Fields(type))
        {
            var member = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            properties.Add(member, Member(property, field));
            if (needed.Contains(property.Name)) required.Add(member);
        }

        return new JsonObject
        {
            ["description"] = type.GetCustomAttribute<CommandAttribute>()!.About, // a test sees to it that each has one
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Member(PropertyInfo property, FieldAttribute field)
    {
        var value = Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, field);
        var mayBeNull = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        if (mayBeNull) value = new JsonObject { ["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" }) };
        value.Insert(0, "description", field.About);
        return value;
    }

    private static JsonObject Value(Type type, FieldAttribute field) => type switch
    {
        _ when type == typeof(string) => String(field),
        _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
        _ when type == typeof(Change) => Changes(field),
        _ when type.IsEnum => Words(Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)),
        _ when type == typeof(IReadOnlyList<string>) => new JsonObject { ["type"] = "array", ["items"] = String(field), ["maxItems"] = EditLimits.Items },
        _ => Number(type == typeof(double) ? "number" : "integer", field.Least, field.Most),
    };

    /// <summary>Whether a result is within its range shows only when the command meets a film, so only a plain value has one here.</summary>
    private static JsonObject Changes(FieldAttribute field)
    {
        return new JsonObject { ["oneOf"] = new JsonArray([.. CommandRules.Fields(typeof(Change)).Select(One)]) };

        JsonNode One((PropertyInfo Property, FieldAttribute Field) member)
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Property.Name);
            var range = name == "to" ? field : member.Field;
            var number = Number("number", range.Least, range.Most);
            number.Insert(0, "description", member.Field.About);
            return new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { [name] = number },
                ["required"] = new JsonArray(name),
                ["additionalProperties"] = false,
            };
        }
    }

    private static JsonObject String(FieldAttribute field) => field.Form switch
    {
        TextForm.Palette => Words(Palettes.All.Select(p => p.Name)),
        TextForm.Fonts => Words(FontPairs.All.Select(f => f.Name)),
        TextForm.Colour => Pattern("^#[0-9A-Fa-f]{6}$"),
        TextForm.Voice => Pattern("^[A-Za-z0-9_+-]{1,60}$"),
        TextForm.Language => Pattern("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
        TextForm.EmptyLine or TextForm.Lines => new JsonObject { ["type"] = "string", ["maxLength"] = field.Length },
        _ => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = field.Length },
    };

    private static JsonObject Number(string type, double least, double most)
    {
        var number = new JsonObject { ["type"] = type };
        if (double.IsFinite(least)) number["minimum"] = Plain(least);
        if (double.IsFinite(most)) number["maximum"] = Plain(most);
        return number;
    }

    private static JsonNode Plain(double number) => number == Math.Floor(number) ? (long)number : number;

    private static JsonObject Words(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
