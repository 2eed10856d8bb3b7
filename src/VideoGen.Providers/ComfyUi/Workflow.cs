using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoGen.Core.Errors;

namespace VideoGen.Providers.ComfyUi;

/// <summary>A workflow in ComfyUI's API format, or every reason why it is none.</summary>
/// <param name="Nodes">Null when there are problems.</param>
/// <param name="Problems">Each with the node in its field: "workflow.7".</param>
public sealed record WorkflowReading(JsonObject? Nodes, IReadOnlyList<FieldError> Problems);

/// <summary>Reads workflows. What ComfyUI would refuse, hang on or misread is refused here, with the node named.</summary>
public static partial class Workflow
{
    private const int MostCharacters = 2_000_000;
    private const int MostNodes = 2000;
    private const int MostProblems = 20;

    /// <summary>Reads one that a person sent: nodes that run code, and file names that lead out of the server's folders, are refused too.</summary>
    public static WorkflowReading ReadForeign(string json)
    {
        var reading = Read(json);
        return reading.Nodes is not { } nodes ? reading : Reading(nodes, nodes.SelectMany(node => Hostile(node.Key, node.Value!.AsObject()))); // Read has made sure that nodes are objects.
    }

    /// <summary>Reads one that the admin configured.</summary>
    public static WorkflowReading Read(string json)
    {
        if (json.Length > MostCharacters) return Refused("workflow", "too_large", $"must have at most {MostCharacters} characters.", "Send a smaller workflow.");
        JsonObject nodes;
        try
        {
            if (JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 64 }) is not JsonObject root) return NotAnObject();
            nodes = root.Count == 1 && root["prompt"] is JsonObject inner ? inner.DeepClone().AsObject() : root;
            _ = nodes.Count; // Duplicate names are found here.
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return NotAnObject();
        }

        if (nodes["nodes"] is JsonArray || nodes["links"] is JsonArray)
            return Refused("workflow", "ui_format", "Invalid workflow: this is the editor's own format.", "Use \"Export (API)\" in ComfyUI's menu.");
        if (nodes.Count is 0 or > MostNodes) return Refused("workflow", "bad_size", $"Invalid workflow: it must have 1 to {MostNodes} nodes.", "Send a workflow in API format.");
        return Reading(nodes, Problems(nodes));
    }

    /// <summary>A link is [node, output]; null for a value.</summary>
    internal static (string Node, int Output)? Link(JsonNode? input) =>
        input is JsonArray { Count: 2 } pair && pair[0] is JsonValue node && node.TryGetValue<string>(out var id)
        && pair[1] is JsonValue output && output.TryGetValue<int>(out var index)
            ? (id, index)
            : null;

    internal static string ClassOf(JsonNode? node) => (node as JsonObject)?["class_type"] is JsonValue value && value.TryGetValue<string>(out var name) ? name : "";

    internal static JsonObject Inputs(JsonNode? node) => (node as JsonObject)?["inputs"] as JsonObject ?? [];

    private static WorkflowReading Reading(JsonObject nodes, IEnumerable<FieldError> problems)
    {
        FieldError[] found = [.. problems.Take(MostProblems)];
        return new WorkflowReading(found.Length == 0 ? nodes : null, found);
    }

    private static IEnumerable<FieldError> Problems(JsonObject nodes)
    {
        var shapeless = false;
        foreach (var (id, node) in nodes)
        {
            if (ClassOf(node).Length > 0 && (node!["inputs"] is null or JsonObject)) continue;
            shapeless = true;
            yield return Bad(id, node, "no_class", "has no \"class_type\", or \"inputs\" that are not an object", "Export the workflow again in API format.");
        }

        if (shapeless) yield break;
        var broken = false;
        foreach (var (id, node) in nodes)
            foreach (var (name, value) in Inputs(node))
                if (value is JsonArray && Link(value) is { } link && (link.Output < 0 || !nodes.ContainsKey(link.Node)))
                {
                    broken = true;
                    yield return Bad(id, node, "missing_link", $"takes its input \"{name}\" from node {link.Node}, which is not there", "Connect it to a node of this workflow.");
                }

        if (!broken && Cycle(nodes) is { } at) yield return Bad(at, nodes[at], "cycle", "depends on its own output", "Take the circle apart.");
    }

    /// <summary>A node that can be reached from itself; null when there is none. Without recursion: chains may be as long as the workflow.</summary>
    private static string? Cycle(JsonObject nodes)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var onPath = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (start, _) in nodes)
        {
            var stack = new Stack<(string Id, IEnumerator<string> Next)>();
            void Enter(string id)
            {
                onPath.Add(id);
                stack.Push((id, Sources(nodes[id]).GetEnumerator()));
            }

            if (!done.Contains(start)) Enter(start);
            while (stack.Count > 0)
            {
                var (id, next) = stack.Peek();
                if (!next.MoveNext())
                {
                    stack.Pop();
                    onPath.Remove(id);
                    done.Add(id);
                }
                else if (onPath.Contains(next.Current)) return next.Current;
                else if (!done.Contains(next.Current)) Enter(next.Current);
            }
        }

        return null;
    }

    internal static IEnumerable<string> Sources(JsonNode? node) =>
        Inputs(node).Select(input => Link(input.Value)).Where(link => link is not null).Select(link => link!.Value.Node);

    private static IEnumerable<FieldError> Hostile(string id, JsonObject node)
    {
        if (RunsCode().IsMatch(ClassOf(node))) yield return Bad(id, node, "node_not_allowed", "runs code or commands", "Leave it out, or ask the admin to configure the workflow.");
        foreach (var (name, value) in Inputs(node))
            if (FileInput().IsMatch(name) && value is JsonValue text && text.TryGetValue<string>(out var path) && LeadsOut(path))
                yield return Bad(id, node, "path_not_allowed", $"has a path or an address in \"{name}\"", "Use the plain name of a file on the server, or a reference.");
    }

    private static bool LeadsOut(string path) =>
        path.StartsWith('/') || path.StartsWith('~') || path.Contains('\\', StringComparison.Ordinal) || path.Contains("://", StringComparison.Ordinal)
        || path.Split('/').Contains("..") || (path.Length > 1 && path[1] == ':');

    private static WorkflowReading NotAnObject() => Refused("workflow", "bad_json", "Invalid workflow: it must be a JSON object of nodes.", "Send a workflow in API format, or the name of one.");

    private static WorkflowReading Refused(string field, string code, string message, string fix) => new(null, [new FieldError(field, message) { Code = code, Fix = fix }]);

    private static FieldError Bad(string id, JsonNode? node, string code, string what, string fix) =>
        new($"workflow.{Short(id)}", string.Create(CultureInfo.InvariantCulture, $"Invalid workflow: node {Short(id)} ({Short(ClassOf(node))}) {what}.")) { Code = code, Fix = fix };

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex("exec|eval|python|shell|subprocess|command|script", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RunsCode();

    [GeneratedRegex("file|path|dir|folder|url|image|video|audio|prefix", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileInput();
}
