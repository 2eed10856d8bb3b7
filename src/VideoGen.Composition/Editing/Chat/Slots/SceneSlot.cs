using VideoGen.Composition.Editing.Chat.Words;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing.Chat.Slots;

/// <summary>Reads "scene 2", "scenes 2 and 4", "the second scene", "the last two scenes", "all scenes", "this one".</summary>
internal static class SceneSlot
{
    private const int MostNumbers = 30;

    public static IEnumerable<(int End, object Value)> Read(Tokens t, int at)
    {
        foreach (var (end, value) in Counted(t, at).Concat(ByOrdinal(t, at)).Concat(Named(t, at))) yield return (end, value);
    }

    /// <summary>Bare numbers: "swap 2 and 3".</summary>
    public static IEnumerable<(int End, object Value)> ReadBare(Tokens t, int at) => List(t, at, []);

    /// <summary>scene 2, scenes 2, 3 and 5, scenes 2 to 4, s2.</summary>
    private static IEnumerable<(int End, object Value)> Counted(Tokens t, int at)
    {
        if (t.At(at) is { Kind: TokenKind.Word, Text: ['s', ..] id } && id.Length is > 1 and < 4 && int.TryParse(id.AsSpan(1), out var number)) yield return (at + 1, One(number));
        foreach (var after in t.Ends(at, "scene"))
        {
            var first = t.Ends(after, "place").FirstOrDefault() is > 0 and var skipped ? skipped : after;
            foreach (var found in List(t, first, [])) yield return found;
        }
    }

    /// <summary>Numbers with commas and "and" between, longest first; the word scene may stand before each.</summary>
    private static IEnumerable<(int End, object Value)> List(Tokens t, int at, List<int> before)
    {
        if (before.Count >= MostNumbers || Number(t, at) is not { } number) yield break;
        if (t.At(at + 1) is { Kind: TokenKind.Word, Text: "to" or "through" or "until" or "bis" or "till" } && Number(t, at + 2) is { } last && last > number && last - number < MostNumbers && before.Count == 0)
            yield return (at + 3, new SceneRef.Numbers([.. Enumerable.Range(number, last - number + 1)]));
        if (t.At(at + 1) is { Kind: TokenKind.Number, Value: < 0 } negative && before.Count == 0 && -negative.Value > number) yield return (at + 2, new SceneRef.Numbers([.. Enumerable.Range(number, Math.Min(MostNumbers, (int)-negative.Value - number + 1))]));

        List<int> all = [.. before, number];
        var next = at + 1;
        while (t.At(next) is { Kind: TokenKind.Stop, Text: "," } or { Kind: TokenKind.Word, Text: "and" or "und" or "or" } && next < at + 3) next++;
        if (next > at + 1)
        {
            foreach (var start in t.Ends(next, "scene").Append(next))
            {
                foreach (var more in List(t, start, all)) yield return more;
            }
        }

        yield return (at + 1, new SceneRef.Numbers(all));
    }

    /// <summary>the second scene, second and third scenes, the last two scenes, the third one, all scenes.</summary>
    private static IEnumerable<(int End, object Value)> ByOrdinal(Tokens t, int at)
    {
        foreach (var after in t.Ends(at, "all"))
        {
            foreach (var end in t.Ends(t.SkipFillers(after), "scene")) yield return (end, new SceneRef.All());
        }

        List<int> places = [];
        for (var next = at; places.Count < MostNumbers && Ordinal(t, next) is { } place; next++)
        {
            places.Add(place);
            next++;
            var count = Number(t, next) is { } n and > 0 and < 60 && places is [1 or -1] ? n : 0;
            foreach (var end in t.Ends(count > 0 ? next + 1 : next, "scene").Concat(count > 0 ? [] : t.Ends(next, "one")))
                yield return (end, count > 0 ? new SceneRef.Run(place * count) : new SceneRef.Numbers([.. places]));
            if (t.At(next) is not ({ Kind: TokenKind.Stop, Text: "," } or { Kind: TokenKind.Word, Text: "and" or "und" })) break;
        }
    }

    private static IEnumerable<(int End, object Value)> Named(Tokens t, int at)
    {
        foreach (var (word, offset) in ((string, int)[])[("this", 0), ("next", 1), ("previous", -1)])
        {
            foreach (var after in t.Ends(at, word))
            {
                foreach (var end in t.Ends(after, "scene").Concat(t.Ends(after, "one"))) yield return (end, new SceneRef.Current(offset));
            }
        }

        foreach (var (length, kind) in Phrases.Kind.At(t.All, at))
        {
            foreach (var end in t.Ends(at + length, "scene")) yield return (end, new SceneRef.OfKind((SceneKind)kind));
        }

        foreach (var end in t.Ends(at, "title_scene")) yield return (end, One(1));
        foreach (var end in t.Ends(at, "end_scene")) yield return (end, One(-1));
    }

    private static SceneRef.Numbers One(int number) => new([number]);

    private static int? Number(Tokens t, int at) => t.At(at) switch
    {
        { Kind: TokenKind.Number, Value: >= 0 and <= 9999 and var value } when value == Math.Floor(value) => (int)value,
        { Kind: TokenKind.Word, Text: var word } when Numerals.Cardinals.TryGetValue(word, out var number) => number,
        _ => null,
    };

    internal static int? Ordinal(Tokens t, int at) => t.At(at) switch
    {
        { Kind: TokenKind.Ordinal, Value: >= 0 and <= 9999 and var value } => (int)value,
        { Kind: TokenKind.Word, Text: var word } when Numerals.Ordinals.TryGetValue(word, out var number) => number,
        { Kind: TokenKind.Word, Text: "last" or "final" or "letzte" or "letzten" or "letzter" } => -1,
        _ => null,
    };

    internal static int? Count(Tokens t, int at) => Number(t, at);
}
