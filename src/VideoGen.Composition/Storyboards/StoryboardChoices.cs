using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Composition.Design;
using VideoGen.Composition.Documents.Table;
using VideoGen.Core.Errors;

namespace VideoGen.Composition.Storyboards;

/// <summary>
/// What somebody chose of a storyboard beside its words: a JSON object with any of mood, seed, style, voice, music, effects and captions, whose members are those
/// of storyboards. A style may also be words: names of a mood, a palette, fonts, a background or a transition.
/// </summary>
public static class StoryboardChoices
{
    private static readonly string[] Parts = ["style", "voice", "music", "effects", "captions"];

    /// <summary>The names that a style may be made of, with the member that each one sets.</summary>
    private static readonly (string Member, string[] Names)[] StyleWords =
    [
        ("mood", [.. Words<Mood>.All]),
        ("palette", [.. Palettes.All.Select(p => p.Name)]),
        ("fonts", [.. FontPairs.All.Select(f => f.Name)]),
        ("background", [.. Words<Motif>.All]),
        ("transition", [.. Words<Transition>.All]),
    ];

    /// <summary>Changes what was chosen and leaves the rest.</summary>
    /// <param name="film">The storyboard.</param>
    /// <param name="choices">What was chosen; of any kind.</param>
    /// <returns>The storyboard, or everything that is wrong with the choices, each with its path.</returns>
    public static (Storyboard? Storyboard, IReadOnlyList<FieldError> Problems) Apply(Storyboard film, JsonObject choices)
    {
        ArgumentNullException.ThrowIfNull(film);
        ArgumentNullException.ThrowIfNull(choices);
        var document = StoryboardJson.Tree(film);
        List<FieldError> problems = [];
        foreach (var (name, chosen) in choices)
        {
            if (name is "mood" or "seed")
                document[name] = chosen?.DeepClone();
            else if (name == "style" && chosen is JsonValue words && words.TryGetValue(out string? style))
                Style(style, document, problems);
            else if (!Parts.Contains(name))
                problems.Add(new FieldError(name, "is not known here."));
            else if (chosen is not JsonObject members)
                problems.Add(new FieldError(name, "must be an object."));
            else
                foreach (var (member, value) in members) document[name]![member] = value?.DeepClone(); // a storyboard is written with all of them
        }

        var (board, wrong) = StoryboardReader.Read(JsonSerializer.SerializeToElement(document), film.Seed);
        problems.AddRange(wrong);
        return problems.Count == 0 ? (board, []) : (null, problems);
    }

    private static void Style(string style, JsonObject document, List<FieldError> problems)
    {
        foreach (var word in style.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToLowerInvariant()))
        {
            // A word may name a palette and a background: then both fit.
            var members = StyleWords.Where(w => w.Names.Contains(word)).Select(w => w.Member).ToArray();
            foreach (var member in members) (member == "mood" ? document : document["style"]!)[member] = word;
            if (members.Length > 0) continue;
            problems.Add(new FieldError("style", $"must be made of these words: {string.Join("; ", StyleWords.Select(w => $"{w.Member} {string.Join(", ", w.Names)}"))}."));
            return;
        }
    }
}
