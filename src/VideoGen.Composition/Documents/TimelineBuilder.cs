using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoGen.Composition.Documents;

/// <summary>
/// Writes timeline documents in C#. It writes what it is told: names and ranges are checked when the document is read.
/// <code>
/// var film = new TimelineBuilder("Launch").Output(1280, 720, 30)
///     .Track("picture", t => t.Add(Clip.Video("asset:…").Length(5)))
///     .Track("titles", t => t.Add(Clip.Text("Hello").Length(3).Animate("opacity", (0, 0), (0.5, 1))));
/// </code>
/// </summary>
public sealed class TimelineBuilder
{
    private readonly JsonObject _document = new() { ["version"] = TimelineLimits.Version };
    private readonly JsonArray _tracks = [];

    /// <summary>Begins a document.</summary>
    /// <param name="title">Name of the film; null leaves it out.</param>
    public TimelineBuilder(string? title = null)
    {
        if (title is not null) _document["title"] = title;
    }

    /// <summary>The picture of the film.</summary>
    /// <param name="width">Pixels, even.</param>
    /// <param name="height">Pixels, even.</param>
    /// <param name="fps">Frames per second; 23.976, 29.97 and 59.94 are the exact NTSC rates.</param>
    /// <param name="quality">"fast" or "high".</param>
    /// <param name="background">Colour where no clip is; null for black.</param>
    /// <param name="seconds">Length of the film; null until its last clip ends.</param>
    public TimelineBuilder Output(int width, int height, decimal fps, string quality = "high", string? background = null, decimal? seconds = null)
    {
        var output = new JsonObject { ["width"] = width, ["height"] = height, ["fps"] = fps, ["quality"] = quality };
        if (background is not null) output["background"] = background;
        if (seconds is not null) output["duration"] = seconds;
        _document["output"] = output;
        return this;
    }

    /// <summary>Language of speech and captions, as BCP 47 writes it.</summary>
    public TimelineBuilder Language(string language) => Set("language", language);

    /// <summary>How the sound is mixed.</summary>
    /// <param name="loudness">LUFS; null leaves it as it is.</param>
    /// <param name="truePeak">Highest true peak in dBTP.</param>
    /// <param name="duck">Decibels by which music is lowered under narration.</param>
    public TimelineBuilder Sound(double? loudness, double truePeak = -1.5, double duck = 9) =>
        Set("sound", new JsonObject { ["loudness"] = loudness, ["true_peak"] = truePeak, ["duck"] = duck });

    /// <summary>Declares a variable, which strings use as <c>{{name}}</c>.</summary>
    /// <param name="name">A letter, then letters, digits, underscores and hyphens.</param>
    /// <param name="type">"text", "number", "colour", "boolean" or "asset".</param>
    /// <param name="fallback">Its value when none is given; null makes one required.</param>
    public TimelineBuilder Variable(string name, string type, JsonNode? fallback = null) =>
        Declare(name, fallback is null ? new JsonObject { ["type"] = type, ["required"] = true } : new JsonObject { ["type"] = type, ["default"] = fallback });

    /// <summary>Declares a variable that is one of several words.</summary>
    /// <param name="name">A letter, then letters, digits, underscores and hyphens.</param>
    /// <param name="choices">The words; the first is the default.</param>
    public TimelineBuilder Choice(string name, params IReadOnlyList<string> choices) =>
        Declare(name, new JsonObject { ["type"] = "choice", ["choices"] = new JsonArray([.. choices.Select(c => (JsonNode)c)]), ["default"] = choices[0] });

    /// <summary>Adds a track above those before it.</summary>
    /// <param name="name">For people.</param>
    /// <param name="fill">Adds its clips.</param>
    public TimelineBuilder Track(string name, Action<TrackBuilder> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        _tracks.Add(TrackBuilder.Write(name, fill));
        return this;
    }

    /// <summary>Adds a timeline that composition clips use by name.</summary>
    /// <param name="name">A letter, then letters, digits, underscores and hyphens.</param>
    /// <param name="width">Pixels, even.</param>
    /// <param name="height">Pixels, even.</param>
    /// <param name="tracks">Its tracks, bottom first, each filled by a function.</param>
    public TimelineBuilder Composition(string name, int width, int height, params IReadOnlyList<Action<TrackBuilder>> tracks)
    {
        var compositions = _document["compositions"] as JsonObject ?? [];
        compositions[name] = new JsonObject
        {
            ["width"] = width, ["height"] = height,
            ["tracks"] = new JsonArray([.. tracks.Select((fill, i) => (JsonNode)TrackBuilder.Write($"{name} {i + 1}", fill))]),
        };
        return Set("compositions", compositions);
    }

    /// <summary>Captions of the film.</summary>
    /// <param name="style">"plain", "box", "karaoke", "pop", "one_word" or "none".</param>
    /// <param name="cues">Start and end in seconds, and the text.</param>
    public TimelineBuilder Captions(string style, params IReadOnlyList<(decimal Start, decimal End, string Text)> cues) => Set("captions", new JsonObject
    {
        ["source"] = new JsonArray([.. cues.Select(cue => (JsonNode)new JsonObject { ["start"] = cue.Start, ["end"] = cue.End, ["text"] = cue.Text })]),
        ["style"] = style,
    });

    /// <summary>The document.</summary>
    public JsonElement ToElement()
    {
        var document = (JsonObject)_document.DeepClone();
        document["tracks"] = _tracks.DeepClone();
        return JsonSerializer.SerializeToElement((JsonNode)document);
    }

    private TimelineBuilder Declare(string name, JsonObject variable)
    {
        var variables = _document["variables"] as JsonObject ?? [];
        variables[name] = variable;
        return Set("variables", variables);
    }

    private TimelineBuilder Set(string name, JsonNode value)
    {
        if (!ReferenceEquals(_document[name], value)) _document[name] = value;
        return this;
    }
}

/// <summary>Fills a track.</summary>
public sealed class TrackBuilder
{
    private readonly JsonArray _clips = [];

    private TrackBuilder()
    {
    }

    /// <summary>Adds a clip after those before it.</summary>
    public TrackBuilder Add(Clip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        _clips.Add(clip.ToNode());
        return this;
    }

    internal static JsonObject Write(string name, Action<TrackBuilder> fill)
    {
        var track = new TrackBuilder();
        fill(track);
        return new JsonObject { ["name"] = name, ["clips"] = track._clips };
    }
}
