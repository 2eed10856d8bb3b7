using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoGen.Composition.Editing.Diff;

/// <summary>Words for the members of a storyboard.</summary>
internal static class ChangeText
{
    private const string ByDesigner = "chosen by mood and words";
    private const string OfPalette = "that of the palette";

    /// <summary>Label, way of writing the value, and what null means, in the order in which changes are listed.</summary>
    private static readonly (string Path, string Label, Func<JsonNode?, string> Write, string Unset)[] Members =
    [
        ("title", "Title", Words, "none"),
        ("language", "Language", Plain, "none"),
        ("mood", "Mood", Plain, "none"),
        ("seed", "Variant", Plain, "none"),
        ("duration", "Length", Seconds, "its share of the film"),
        ("output.size", "Size", Plain, "none"),
        ("output.fps", "Frame rate", node => Plain(node) + " fps", "none"),
        ("style.palette", "Palette", Plain, ByDesigner),
        ("style.accent", "Accent colour", Plain, OfPalette),
        ("style.fonts", "Fonts", Plain, ByDesigner),
        ("style.background", "Background", Plain, ByDesigner),
        ("style.transition", "Transition", Plain, ByDesigner),
        ("voice.on", "Voice", OnOff, "off"),
        ("voice.name", "Voice", Plain, "that of the language"),
        ("voice.speed", "Voice speed", node => Plain(node) + "×", "1×"),
        ("voice.gain", "Voice", Decibels, "0 dB"),
        ("music.on", "Music", OnOff, "off"),
        ("music.mood", "Music mood", Plain, "that of the film"),
        ("music.tempo", "Music tempo", node => Plain(node) + " bpm", "chosen by mood"),
        ("music.gain", "Music", Decibels, "0 dB"),
        ("effects.on", "Sound effects", OnOff, "off"),
        ("effects.gain", "Sound effects", Decibels, "0 dB"),
        ("captions.on", "Captions", OnOff, "off"),
        ("captions.look", "Captions look", Plain, "karaoke"),
        ("kind", "layout", Plain, "none"),
        ("kicker", "kicker", Words, ""),
        ("headline", "headline", Words, ""),
        ("emphasis", "emphasis", Words, ""),
        ("subline", "subline", Words, ""),
        ("number", "figure", Figure, ""),
        ("form", "chart form", Plain, "bar"),
        ("items", "points", Plain, ""),
        ("narration", "narration", Words, ""),
        ("pace", "pace of speech", node => Plain(node) + "×", "that of its layout"),
        ("transition", "transition", Plain, "that of the film"),
        ("colour", "headline colour", Plain, OfPalette),
        ("notes", "notes", Words, ""),
    ];

    private static readonly Dictionary<string, int> Places = Members.Select((m, i) => (m.Path, i)).ToDictionary(m => m.Path, m => m.i, StringComparer.Ordinal);

    /// <summary>Where a member stands among the changes: known ones in the order of the table, objects before their first member, others last.</summary>
    public static int Rank(string path) => Places.TryGetValue(path, out var place) ? place
        : Array.FindIndex(Members, m => m.Path.StartsWith(path + ".", StringComparison.Ordinal)) is >= 0 and var group ? group : int.MaxValue;

    /// <summary>Whether an object changes as a whole.</summary>
    public static bool IsOneValue(string path) => path == "number";

    public static string Scene(int number) => string.Create(CultureInfo.InvariantCulture, $"Scene {number}");

    public static string Film(string path, JsonNode? was, JsonNode? now)
    {
        if (path.StartsWith("voice.say.", StringComparison.Ordinal)) return Pronunciation(path["voice.say.".Length..], now);
        if (!Places.TryGetValue(path, out var place)) return Other(path, was, now);
        var (_, label, write, unset) = Members[place];
        return Sentence(label + ":", write, unset, was, now);
    }

    public static string InScene(string scene, string path, JsonNode? was, JsonNode? now)
    {
        if (path == "items") return ItemText.Of(scene, was, now);
        if (path == "duration") return Sentence(scene + ": length", Seconds, "its share of the film", was, now);
        if (!Places.TryGetValue(path, out var place)) return $"{scene}: {Other(path, was, now)}";
        var (_, label, write, unset) = Members[place];
        return Sentence($"{scene}: {label}", write, unset, was, now);
    }

    /// <summary>Text in quotation marks, cut where it is long.</summary>
    public static string Quoted(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= 80) return $"“{line}”";
        var cut = char.IsHighSurrogate(line[78]) ? 78 : 79;
        return $"“{line[..cut]}…”";
    }

    private static string Sentence(string label, Func<JsonNode?, string> write, string unset, JsonNode? was, JsonNode? now)
    {
        var isText = write == Words || write == Figure;
        if (!isText) return $"{label} {(now is null ? unset : write(now))}" + (write == OnOff ? "" : $" (was {(was is null ? unset : write(was))})");
        var (old, is_) = (Given(was), Given(now));
        return old is null ? $"{label} {write(is_)} added" : is_ is null ? $"{label} {write(old)} removed" : $"{label} {write(old)} → {write(is_)}";
    }

    /// <summary>An empty text is none.</summary>
    private static JsonNode? Given(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text.Length == 0 ? null : node;

    private static string Pronunciation(string word, JsonNode? now) =>
        now is null ? $"Pronunciation: {Quoted(word)} is said in the voice's own way" : $"Pronunciation: {Quoted(word)} is said {Words(now)}";

    /// <summary>A member that the table does not know yet.</summary>
    private static string Other(string path, JsonNode? was, JsonNode? now) =>
        $"{path.Replace('_', ' ').Replace(".", ", ", StringComparison.Ordinal)}: {Raw(was)} → {Raw(now)}";

    private static string Raw(JsonNode? node) => node is null ? "none" : node.GetValueKind() == JsonValueKind.String ? Words(node) : Quoted(node.ToJsonString()).Trim('“', '”');

    private static string Words(JsonNode? node) => Quoted(node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : "");

    private static string Plain(JsonNode? node) => node is null ? "" : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>().Replace('_', ' ') : Number(node);

    private static string OnOff(JsonNode? node) => node?.GetValueKind() == JsonValueKind.True ? "on" : "off";

    private static string Seconds(JsonNode? node) => Number(node, "0.##") + " s";

    private static string Decibels(JsonNode? node) => Number(node, "+0.#;−0.#;0") + " dB";

    private static string Number(JsonNode? node, string format = "0.###") => node is JsonValue value && value.TryGetValue(out double number) ? number.ToString(format, CultureInfo.InvariantCulture) : node?.ToJsonString() ?? "";

    private static string Figure(JsonNode? node) => node is JsonObject figure
        ? $"{Plain(figure["prefix"])}{Number(figure["value"])}{Plain(figure["suffix"])}"
        : "none";
}
