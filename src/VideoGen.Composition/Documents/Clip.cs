using System.Globalization;
using System.Text.Json.Nodes;

namespace VideoGen.Composition.Documents;

/// <summary>A clip that is being written. Every method returns the clip, so that they can be joined.</summary>
public sealed class Clip
{
    private readonly JsonObject _node;

    private Clip(string type) => _node = new JsonObject { ["type"] = type };

    /// <summary>A moving picture with its sound.</summary>
    /// <param name="source"><c>asset:</c> and an id, or a file name.</param>
    public static Clip Video(string source) => new Clip("video").Set("source", source);

    /// <summary>A still picture.</summary>
    /// <param name="source"><c>asset:</c> and an id, or a file name.</param>
    public static Clip Image(string source) => new Clip("image").Set("source", source);

    /// <summary>Sound.</summary>
    /// <param name="source"><c>asset:</c> and an id, or a file name.</param>
    public static Clip Audio(string source) => new Clip("audio").Set("source", source);

    /// <summary>Text in one look.</summary>
    public static Clip Text(string text) => new Clip("text").Set("text", text);

    /// <summary>Text of several pieces.</summary>
    /// <param name="runs">Each piece with members of its own look, such as <c>("size", 40)</c>.</param>
    public static Clip RichText(params IReadOnlyList<(string Text, (string Name, JsonNode Value)[] Look)> runs) => new Clip("text").Set("runs", new JsonArray([.. runs.Select(run =>
    {
        var node = new JsonObject { ["text"] = run.Text };
        foreach (var (name, value) in run.Look) node[name] = value;
        return (JsonNode)node;
    })]));

    /// <summary>One colour.</summary>
    public static Clip Colour(string colour) => new Clip("colour").Set("colour", colour);

    /// <summary>A change from colour to colour along a line.</summary>
    /// <param name="angle">Degrees: 0 to the right, 90 downwards.</param>
    /// <param name="colours">Two or more.</param>
    public static Clip Gradient(double angle, params IReadOnlyList<string> colours) =>
        new Clip("gradient").Set("angle", angle).Set("colours", new JsonArray([.. colours.Select(c => (JsonNode)c)]));

    /// <summary>A moving background.</summary>
    /// <param name="motif">What moves, such as "waves".</param>
    /// <param name="palette">Its colours, such as "abyss".</param>
    /// <param name="seed">Chooses among equal ones.</param>
    public static Clip Motion(string motif, string palette, long seed = 0) => new Clip("motion").Set("motif", motif).Set("palette", palette).Set("seed", seed);

    /// <summary>Geometry.</summary>
    /// <param name="shape">"rectangle", "ellipse" or "line".</param>
    /// <param name="fill">Its colour; null for an outline alone.</param>
    public static Clip Shape(string shape, string? fill) => fill is null ? new Clip("shape").Set("shape", shape) : new Clip("shape").Set("shape", shape).Set("fill", fill);

    /// <summary>A shape of SVG path data.</summary>
    public static Clip PathShape(string path, string fill) => new Clip("shape").Set("shape", "path").Set("path", path).Set("fill", fill);

    /// <summary>Sound made visible.</summary>
    /// <param name="look">"bars", "wave" or "circle".</param>
    /// <param name="sound">Name of the clip that it shows; null for all sound.</param>
    public static Clip Audiogram(string look, string? sound = null) => sound is null ? new Clip("audiogram").Set("look", look) : new Clip("audiogram").Set("look", look).Set("sound", sound);

    /// <summary>One of the document's compositions.</summary>
    public static Clip Composition(string name) => new Clip("composition").Set("composition", name);

    /// <summary>Any property by its name in the format.</summary>
    public Clip Set(string name, JsonNode? value)
    {
        _node[name] = value;
        return this;
    }

    /// <summary>A name for people, and for audiograms.</summary>
    public Clip Named(string name) => Set("name", name);

    /// <summary>When it starts, in seconds; without it, when the clip before ends.</summary>
    public Clip Start(decimal seconds) => Set("start", seconds);

    /// <summary>How long it lasts, in seconds; without it, as long as its source.</summary>
    public Clip Length(decimal seconds) => Set("length", seconds);

    /// <summary>How long it lasts, in frames.</summary>
    public Clip LengthFrames(long frames) => Set("length", string.Create(CultureInfo.InvariantCulture, $"{frames}f"));

    /// <summary>Lasts to the end of the film.</summary>
    public Clip ToEnd() => Set("length", "end");

    /// <summary>Lasts until the next clip of the track starts.</summary>
    public Clip UntilNext() => Set("length", "next");

    /// <summary>Where in the source to begin, in seconds.</summary>
    public Clip Trim(decimal seconds) => Set("trim", seconds);

    /// <summary>A named place, moved by pixels.</summary>
    public Clip At(string position, double x = 0, double y = 0) => Set("position", position).Set("x", x).Set("y", y);

    /// <summary>Where its anchor stands, in pixels.</summary>
    public Clip At(double x, double y) => Set("x", x).Set("y", y);

    /// <summary>Size of its box in pixels.</summary>
    public Clip Size(double width, double height) => Set("width", width).Set("height", height);

    /// <summary>Fades in and out, in seconds.</summary>
    public Clip Fade(decimal first, decimal last) => Set("fade_in", first).Set("fade_out", last);

    /// <summary>How it comes in.</summary>
    /// <param name="type">Such as "fade" or "wipe_left".</param>
    /// <param name="seconds">How long that takes.</param>
    /// <param name="easing">Its speed.</param>
    public Clip Transition(string type, decimal seconds, string easing = "linear") =>
        Set("transition", new JsonObject { ["type"] = type, ["duration"] = seconds, ["easing"] = easing });

    /// <summary>Adds a filter after those before it.</summary>
    public Clip Filter(string type, double amount)
    {
        var filters = _node["filters"] as JsonArray ?? [];
        filters.Add((JsonNode)new JsonObject { ["type"] = type, ["amount"] = amount });
        if (filters.Parent is null) _node["filters"] = filters;
        return this;
    }

    /// <summary>A property that changes evenly from keyframe to keyframe.</summary>
    /// <param name="name">Its name in the format.</param>
    /// <param name="keys">Seconds from the start of the clip, and the value.</param>
    public Clip Animate(string name, params IReadOnlyList<(decimal At, double Value)> keys) => Animate(name, "linear", keys);

    /// <summary>A property that changes from keyframe to keyframe.</summary>
    /// <param name="name">Its name in the format.</param>
    /// <param name="easing">How it gets to each keyframe.</param>
    /// <param name="keys">Seconds from the start of the clip, and the value.</param>
    public Clip Animate(string name, string easing, params IReadOnlyList<(decimal At, double Value)> keys) =>
        Set(name, new JsonArray([.. keys.Select(key => (JsonNode)new JsonObject { ["at"] = key.At, ["value"] = key.Value, ["easing"] = easing })]));

    internal JsonNode ToNode() => _node.DeepClone();
}
