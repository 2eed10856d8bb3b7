using VideoGen.Core.Requests;
using static VideoGen.Composition.Documents.Table.Make;

namespace VideoGen.Composition.Documents.Table;

/// <summary>Every object that a document may hold, with its members: the one list that the reader and the schema share.</summary>
internal static class DocumentTable
{
    private static readonly Dictionary<string, Shape> ByName = Everything().ToDictionary(shape => shape.Name, StringComparer.Ordinal);

    /// <summary>All kinds of objects.</summary>
    public static IReadOnlyCollection<Shape> All => ByName.Values;

    /// <summary>Names of the kinds of clips.</summary>
    public static IReadOnlyList<string> Clips { get; } = [.. ClipShapes.All.Select(shape => shape.Name["clip_".Length..])];

    /// <summary>Names of the kinds of filters.</summary>
    public static IReadOnlyList<string> Filters { get; } = [.. FilterKind.All.Select(kind => kind.Word)];

    public static Shape Of(string name) => ByName[name];

    /// <summary>Names of the shapes of a union, by the word of their type.</summary>
    public static IReadOnlyList<(string Word, string Shape)> Union(string name) =>
        [.. (name == "clip" ? Clips : Filters).Select(word => (word, $"{name}_{word}"))];

    private static IEnumerable<Shape> Everything() =>
    [
        new("document", "A film as VideoGen reads it.",
            new("$schema", new PropertyType.Text(500), "Address of this schema, for editors. Not read."),
            Whole("version", 1, TimelineLimits.Version, TimelineLimits.Version, "Version of the format.") with { Required = true },
            Text("title", GenerateLimits.TitleLength, "Name for players and lists.") with { Default = "Untitled" },
            Text("language", 35, "Language of speech and captions as BCP 47 writes it.") with { Default = "en" },
            Object("output", "output", "The picture."),
            new("variables", new PropertyType.Map(new PropertyType.Object("variable"), TimelineLimits.Variables), "Names that the document uses as {{name}}."),
            Object("sound", "sound", "How the sound is mixed."),
            new("compositions", new PropertyType.Map(new PropertyType.Object("composition"), TimelineLimits.Compositions), "Timelines that composition clips use by name."),
            Tracks() with { Required = true },
            Object("captions", "caption_track", "Captions of the whole film.")),
        new("output", "The picture of the film.",
            Whole("width", TimelineLimits.MinSide, TimelineLimits.MaxSide, GenerateLimits.DefaultWidth, "Width in pixels, even."),
            Whole("height", TimelineLimits.MinSide, TimelineLimits.MaxSide, GenerateLimits.DefaultHeight, "Height in pixels, even."),
            new("fps", new PropertyType.Rate(), "Frames per second: 12 to 60, or 23.976, 29.97 and 59.94, which are exact (30000/1001).") { Default = (double)GenerateLimits.DefaultFps },
            Word<RenderQuality>("quality", RenderQuality.High, "How much care the encoder takes."),
            Whole("crf", 10, 40, null, "Quality of x264 instead of that of the word; lower is better and larger.") with { Nullable = true },
            Flag("smart_copy", true, "Takes coded frames of a source as they are where nothing changes them; false draws and codes every frame."),
            Colour("background", "#000000", "What shows where no clip is."),
            Time("duration", TimeForms.Plain, "Length of the film. Without it: until the last clip ends.") with { Nullable = true }),
        new("sound", "How the sound of the film is mixed.",
            Number("loudness", -30, -9, -14, "Loudness of the film in LUFS; null leaves it as it is.") with { Nullable = true },
            Number("true_peak", -9, -0.1, -1.5, "Highest true peak in dBTP."),
            Number("duck", 0, 40, 9, "How far music is lowered under narration, in decibels.")),
        new("variable", "A value that can be given when the document is used.",
            Word("type", ["text", "number", "colour", "boolean", "asset", "choice"], null, "What it holds.") with { Required = true },
            new("default", new PropertyType.Scalar(), "Its value when none is given."),
            Flag("required", false, "Whether a value must be given."),
            Text("description", 500, "What it is for."),
            List("choices", new PropertyType.Text(TimelineLimits.NameLength), 1, 100, "Of a choice: the values that it may have."),
            Number("minimum", -1e9, 1e9, null, "Of a number: its least value."),
            Number("maximum", -1e9, 1e9, null, "Of a number: its greatest value.")),
        new("composition", "A timeline that is drawn by itself.",
            Whole("width", TimelineLimits.MinInnerSide, TimelineLimits.MaxSide, null, "Width in pixels, even. By default that of the film."),
            Whole("height", TimelineLimits.MinInnerSide, TimelineLimits.MaxSide, null, "Height in pixels, even. By default that of the film."),
            Colour("background", "#00000000", "What shows where no clip is."),
            Time("duration", TimeForms.Plain, "Its length. Without it: until its last clip ends."),
            Tracks() with { Required = true }),
        new("track", "A row of clips. Later tracks lie above earlier ones.",
            Text("name", TimelineLimits.NameLength, "A name for people."),
            List("clips", new PropertyType.Union("clip"), 0, TimelineLimits.Clips, "The clips in order.") with { Required = true }),
        new("caption_track", "Captions of the film.", ClipShapes.CaptionProperties()),
        new("run", "A piece of text with a look of its own; what it does not say is as the clip says.",
            [new Property("text", new PropertyType.Text(TimelineLimits.TextLength) { Lines = true, MayBeEmpty = true }, "What is written.") { Required = true }, .. ClipShapes.Style().Select(p => p with { Default = null })]),
        .. PartShapes.All,
        .. ClipShapes.All,
    ];

    private static Property Tracks() => List("tracks", new PropertyType.Object("track"), 1, TimelineLimits.Tracks, "Rows of clips, the bottom one first.");
}
