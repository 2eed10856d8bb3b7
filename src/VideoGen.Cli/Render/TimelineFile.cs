using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoGen.Cli.Render;

/// <summary>A timeline document on disk: its text for messages, its tree for what is put in before it goes to the server.</summary>
internal sealed class TimelineFile
{
    private const int MaxBytes = 2 * 1024 * 1024;
    private const int MaxDepth = 64;

    private TimelineFile(FileInfo file, JsonObject document, JsonPlaces places) => (File, Document, Places) = (file, document, places);

    public FileInfo File { get; }

    public JsonObject Document { get; }

    public JsonPlaces Places { get; }

    /// <param name="file">The file.</param>
    /// <param name="what">What it should be, for messages.</param>
    public static TimelineFile Read(FileInfo file, string what = "timeline")
    {
        try
        {
            if (file.Length > MaxBytes)
                throw new CliException(ExitCode.Invalid, $"{file} is longer than a {what} may be (2 MB).");
            var text = System.IO.File.ReadAllBytes(file.FullName);
            // Written by some editors, and no part of JSON.
            if (text.AsSpan().StartsWith(Encoding.UTF8.Preamble))
                text = text[Encoding.UTF8.Preamble.Length..];
            return JsonNode.Parse(text, documentOptions: new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false }) is JsonObject document
                ? new(file, document, new JsonPlaces(text))
                : throw new CliException(ExitCode.Invalid, $"{file} is no {what}: it must be a JSON object.");
        }
        catch (JsonException e)
        {
            throw new CliException(ExitCode.Invalid, FormattableString.Invariant($"{file}:{e.LineNumber + 1}:{e.BytePositionInLine + 1}: this is not valid JSON."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Invalid, $"{file} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Writes a member of "output", which stands for what the command line says.</summary>
    public void SetOutput(string name, JsonNode value)
    {
        if (Document["output"] is not JsonObject output)
            Document["output"] = output = [];
        output[name] = value;
    }

    /// <summary>Every member called "source" that names a file by its name: what the command uploads.</summary>
    public IReadOnlyList<(JsonObject Holder, string Name)> LocalSources()
    {
        var found = new List<(JsonObject, string)>();
        Collect(Document, found);
        return found;
    }

    /// <summary>Whether a source is the name of a file here. Everything else is the server's to judge.</summary>
    public static bool IsLocal(string source) =>
        source.Length > 0 && !source.StartsWith("asset:", StringComparison.Ordinal) && !source.Contains("://", StringComparison.Ordinal)
        && !source.StartsWith("//", StringComparison.Ordinal) && !source.Contains("{{", StringComparison.Ordinal) && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    private static void Collect(JsonNode? node, List<(JsonObject, string)> found)
    {
        if (node is JsonObject members)
        {
            if (members["source"] is JsonValue value && value.TryGetValue<string>(out var name) && IsLocal(name))
                found.Add((members, name));
            foreach (var (_, member) in members)
                Collect(member, found);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Collect(item, found);
        }
    }
}
