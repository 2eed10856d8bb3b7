using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Core.Errors;

namespace VideoGen.Providers.ComfyUi;

/// <summary>What goes into a workflow. Null leaves the workflow's own value.</summary>
internal sealed record Injected
{
    internal required string Prompt { get; init; }

    internal string? NegativePrompt { get; init; }

    internal Capabilities.FrameSize Size { get; init; }

    /// <summary>Length in seconds; null for pictures.</summary>
    internal double? Seconds { get; init; }

    internal double? Fps { get; init; }

    internal long? Seed { get; init; }

    /// <summary>0 to 1; 1 keeps the reference as it is.</summary>
    internal double? Strength { get; init; }

    /// <summary>Names of uploaded pictures on the server.</summary>
    internal IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Names of uploaded films on the server.</summary>
    internal IReadOnlyList<string> Videos { get; init; } = [];
}

/// <summary>
/// Puts a request into a workflow. A node whose title ("_meta": {"title": …}) is one of the names below is meant, whatever its class;
/// without such a title the place follows from classes and links:
/// <list type="table">
/// <item><term>Prompt, Positive, Positive prompt</term><description>else the text that a sampler's "positive" leads back to; else the only text encoder</description></item>
/// <item><term>Negative, Negative prompt</term><description>else the text that a sampler's "negative" leads back to</description></item>
/// <item><term>Size</term><description>else every node with numbers for "width" and "height" that makes an empty latent or takes a "length"</description></item>
/// <item><term>Seed</term><description>else every number called "seed" or "noise_seed"</description></item>
/// <item><term>Reference, Reference image, Reference video</term><description>else nodes that load pictures or films, in the order of their ids</description></item>
/// <item><term>Strength</term><description>else every number called "denoise", which becomes 1 − strength</description></item>
/// </list>
/// Frames ("length", "frames", "num_frames") follow from seconds and "fps" or "frame_rate", rounded to what the model family can make.
/// </summary>
internal sealed class Injection(JsonObject workflow)
{
    private static readonly string[] TextInputs = ["text", "prompt", "positive_prompt", "value", "string", "t5xxl", "text_g"];
    private static readonly string[] FrameInputs = ["length", "num_frames", "frames", "video_frames"];
    private static readonly string[] RateInputs = ["fps", "frame_rate"];
    private readonly List<FieldError> problems = [];

    /// <summary>The workflow with everything in its place, or what has no place in it.</summary>
    internal (JsonObject Workflow, IReadOnlyList<FieldError> Problems) Apply(Injected values)
    {
        Text("prompt", values.Prompt, ["prompt", "positive", "positive prompt"], "positive", required: true);
        if (values.NegativePrompt is { } negative) Text("negative_prompt", negative, ["negative", "negative prompt"], "negative", required: true);
        Size(values);
        Frames(values);
        if (values.Seed is { } seed) Numbers("seed", ["seed"], ["seed", "noise_seed"], JsonValue.Create(seed));
        if (values.Strength is { } strength) Numbers("strength", ["strength"], ["denoise"], JsonValue.Create(Math.Round(Math.Max(0.05, 1 - strength), 3)));
        References(values.Images, ["reference", "reference image"], "LoadImage", ["image"]);
        References(values.Videos, ["reference", "reference video"], "LoadVideo", ["file", "video"]);
        return (workflow, problems);
    }

    /// <summary>Frames that the family of a model can make: a multiple of its step in time, and one.</summary>
    internal static int Snap(double frames, string className)
    {
        var step = className.Contains("LTXV", StringComparison.OrdinalIgnoreCase) ? 8 : className.Contains("Mochi", StringComparison.OrdinalIgnoreCase) ? 6 : 4;
        return Math.Max(1, (int)Math.Round((frames - 1) / step)) * step + 1;
    }

    private void Text(string field, string value, string[] titles, string side, bool required)
    {
        var titled = Titled(titles).Where(node => TextOf(node) is not null).ToArray();
        var targets = titled.Length > 0 ? titled : [.. Behind(side)];
        if (targets.Length == 0 && side == "positive")
        {
            var encoders = workflow.Where(pair => Workflow.ClassOf(pair.Value).Contains("TextEncode", StringComparison.Ordinal) && TextOf(pair.Value) is not null).ToArray();
            if (encoders.Length == 1) targets = [encoders[0].Value!.AsObject()];
        }

        foreach (var node in targets) Workflow.Inputs(node)[TextOf(node)!] = value; // All of them have one.
        if (targets.Length == 0 && required) NoPlace(field, $"Give the node that takes it the title \"{titles[0]}\".");
    }

    /// <summary>Texts that the samplers' input leads back to, the nearest on each way.</summary>
    private IEnumerable<JsonObject> Behind(string input) => workflow
        .Where(pair => Workflow.Inputs(pair.Value).ContainsKey("positive") && Workflow.Inputs(pair.Value).ContainsKey("negative") && Workflow.Inputs(pair.Value).ContainsKey("latent_image"))
        .Select(pair => Workflow.Link(Workflow.Inputs(pair.Value)[input]))
        .Select(link => link is { } from ? Nearest(from.Node, input) : null)
        .OfType<JsonObject>()
        .Distinct();

    private JsonObject? Nearest(string from, string input)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([from]);
        while (waiting.TryDequeue(out var id))
        {
            if (!seen.Add(id) || workflow[id] is not JsonObject node) continue;
            if (TextOf(node) is not null && Workflow.ClassOf(node).Contains("Text", StringComparison.OrdinalIgnoreCase)) return node;
            // A node that passes both on, such as one that adds a first picture, names them alike.
            if (Workflow.Link(Workflow.Inputs(node)[input]) is { } same) waiting.Enqueue(same.Node);
            else foreach (var source in Workflow.Sources(node)) waiting.Enqueue(source);
        }

        return null;
    }

    private void Size(Injected values)
    {
        var titled = Titled(["size"]).Where(HasSize).ToArray();
        JsonObject[] targets = titled.Length > 0 ? titled : [.. Nodes().Where(HasSize).Where(node =>
            Workflow.ClassOf(node).StartsWith("Empty", StringComparison.Ordinal) || FrameInputs.Any(name => Number(node, name) is not null))];
        foreach (var node in targets)
        {
            Workflow.Inputs(node)["width"] = values.Size.Width;
            Workflow.Inputs(node)["height"] = values.Size.Height;
        }

        // With a reference and no place for a size, the reference's own size is the film's.
        if (targets.Length == 0 && values.Images.Count + values.Videos.Count == 0) NoPlace("size", "Give the node with width and height the title \"Size\".");
    }

    private void Frames(Injected values)
    {
        if (values.Seconds is not { } seconds) return;
        if (values.Fps is { } asked)
        {
            var rated = Nodes().Where(node => RateInputs.Any(name => Number(node, name) is not null)).ToArray();
            foreach (var node in rated)
                foreach (var name in RateInputs.Where(name => Number(node, name) is not null))
                    Workflow.Inputs(node)[name] = asked;
            if (rated.Length == 0) NoPlace("fps", "Leave it out: the workflow makes what it makes.");
        }

        var fps = values.Fps ?? Nodes().SelectMany(node => RateInputs.Select(name => Number(node, name))).FirstOrDefault(rate => rate > 0) ?? 16;
        var targets = Nodes().Where(HasSize).Where(node => FrameInputs.Any(name => Number(node, name) is not null)).ToArray();
        foreach (var node in targets)
            Workflow.Inputs(node)[FrameInputs.First(name => Number(node, name) is not null)] = Snap(seconds * fps, Workflow.ClassOf(node));
        if (targets.Length == 0) NoPlace("seconds", "Use a workflow that has a node with width, height and length.");
    }

    private void Numbers(string field, string[] titles, string[] names, JsonValue value)
    {
        var titled = Titled(titles).Where(node => names.Concat(["value"]).Any(name => Number(node, name) is not null)).ToArray();
        var placed = false;
        foreach (var node in titled.Length > 0 ? titled : [.. Nodes()])
            foreach (var name in (titled.Length > 0 ? names.Append("value") : names).Where(name => Number(node, name) is not null).ToArray())
            {
                Workflow.Inputs(node)[name] = value.DeepClone();
                placed = true;
            }

        if (!placed) NoPlace(field, "Leave it out, or use another workflow.");
    }

    private void References(IReadOnlyList<string> names, string[] titles, string className, string[] inputs)
    {
        if (names.Count == 0) return;
        var loaders = workflow
            .Where(pair => Workflow.ClassOf(pair.Value).Contains(className, StringComparison.Ordinal) && inputs.Any(Workflow.Inputs(pair.Value).ContainsKey))
            .OrderBy(pair => !titles.Contains(Title(pair.Value)))
            .ThenBy(pair => int.TryParse(pair.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)
            .Select(pair => pair.Value!.AsObject())
            .ToArray();
        if (loaders.Length < names.Count)
        {
            NoPlace("references", $"Use a workflow with {names.Count.ToString(CultureInfo.InvariantCulture)} or more {className} nodes; this has {loaders.Length.ToString(CultureInfo.InvariantCulture)}.");
            return;
        }

        for (var i = 0; i < names.Count; i++) Workflow.Inputs(loaders[i])[inputs.First(Workflow.Inputs(loaders[i]).ContainsKey)] = names[i];
    }

    private IEnumerable<JsonObject> Nodes() => workflow.Select(pair => pair.Value).OfType<JsonObject>();

    private IEnumerable<JsonObject> Titled(string[] titles) => Nodes().Where(node => titles.Contains(Title(node)));

    private static string Title(JsonNode? node) =>
        (node as JsonObject)?["_meta"] is JsonObject meta && meta["title"] is JsonValue value && value.TryGetValue<string>(out var title) ? title.Trim().ToLowerInvariant() : "";

    private static string? TextOf(JsonNode? node) =>
        TextInputs.FirstOrDefault(name => Workflow.Inputs(node)[name] is JsonValue value && value.TryGetValue<string>(out _));

    private static bool HasSize(JsonObject node) => Number(node, "width") is not null && Number(node, "height") is not null;

    /// <summary>By its JSON: a value that was put in here is an int to its holder, one that was read is anything.</summary>
    private static double? Number(JsonObject node, string name) =>
        Workflow.Inputs(node)[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)
            : null;

    private void NoPlace(string field, string fix) =>
        problems.Add(new FieldError(field, "has no place in the workflow.") { Code = "no_place", Fix = fix });
}
