using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using VideoGen.Composition.Documents.Reading;
using VideoGen.Composition.Editing.Commands;
using VideoGen.Core.Errors;

namespace VideoGen.Composition.Editing;

/// <summary>Commands as JSON: <c>{"type":"set_headline","scene":"s2","text":"Hello"}</c>. Strict: what is not known is refused.</summary>
public static class EditCommandJson
{
    private const int LongestCommand = 20_000;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 8,
    };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Writes a command.</summary>
    /// <param name="command">What to write.</param>
    public static string Write(EditCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var node = new JsonObject { ["type"] = CommandTypes.All.Single(t => t.Type == command.GetType()).Name };
        var members = JsonSerializer.SerializeToNode(command, command.GetType(), Options)!.AsObject(); // a record is an object
        foreach (var (name, value) in members) node[name] = value?.DeepClone();
        // What may be null and must be said is said: null means something there.
        foreach (var parameter in command.GetType().GetConstructors().Single().GetParameters().Where(p => !p.HasDefaultValue))
            node.TryAdd(JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!), null); // parameters of a record have names
        return node.ToJsonString(Options);
    }

    /// <summary>Reads a command.</summary>
    /// <param name="json">Text of any kind.</param>
    /// <param name="problems">What is wrong with it, each with the member that it is about; empty when a command came of it.</param>
    /// <returns>Null when it is not a command.</returns>
    public static EditCommand? Read(string json, out IReadOnlyList<FieldError> problems)
    {
        ArgumentNullException.ThrowIfNull(json);
        problems = [];
        if (json.Length > LongestCommand)
        {
            problems = [new FieldError("command", $"must be at most {LongestCommand} characters of JSON.")];
            return null;
        }

        try
        {
            if (JsonNode.Parse(json, documentOptions: Strict) is not JsonObject node)
                problems = [new FieldError("command", "must be a JSON object with a type.")];
            else if (TypeOf(node) is { } type)
                return Read(node, type, out problems);
            else
                problems = [TypeProblem(node)];
        }
        catch (JsonException error)
        {
            problems = [new FieldError(Member(error.Path), "is not what a command holds there: " + error.Message.Split(" Path:")[0])];
        }

        return null;
    }

    private static EditCommand? Read(JsonObject node, Type type, out IReadOnlyList<FieldError> problems)
    {
        string[] known = [.. CommandRules.Fields(type).Select(f => JsonNamingPolicy.SnakeCaseLower.ConvertName(f.Property.Name))];
        problems = [.. node.Select(m => m.Key).Where(name => name != "type" && !known.Contains(name)).Select(name => new FieldError(Shown(name), $"is not a member of this command. {(known.Length > 0 ? Nearest.Hint(name, known) : "It has none.")}"))];
        if (problems.Count > 0) return null;
        node.Remove("type");
        var command = (EditCommand)node.Deserialize(type, Options)!; // an object, never null
        problems = CommandRules.Check(command);
        return problems.Count == 0 ? command : null;
    }

    private static Type? TypeOf(JsonObject node) =>
        node["type"] is JsonValue value && value.TryGetValue(out string? name) ? CommandTypes.All.FirstOrDefault(t => t.Name == name).Type : null;

    private static FieldError TypeProblem(JsonObject node) => node["type"] is JsonValue value && value.TryGetValue(out string? name)
        ? new FieldError("type", $"does not exist: “{Shown(name)}”. {Nearest.Hint(name, [.. CommandTypes.All.Select(t => t.Name)])}")
        : new FieldError("type", "is required: the name of a command.");

    private static string Member(string? path) => path is { Length: > 2 } && path.StartsWith("$.", StringComparison.Ordinal) ? Shown(path[2..]) : "command";

    private static string Shown(string text) => text.Length > 60 ? text[..60] : text;
}
