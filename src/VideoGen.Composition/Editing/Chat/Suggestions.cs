using VideoGen.Composition.Editing.Chat.Patterns;
using VideoGen.Composition.Editing.Chat.Words;

namespace VideoGen.Composition.Editing.Chat;

/// <summary>The examples that are nearest to what nobody understood.</summary>
internal static class Suggestions
{
    private const int Most = 3;

    private static readonly string[] Usual = ["Make it vertical", "Make the music a bit quieter", "Change the headline of scene 2 to Slow down"];

    private static readonly (string Example, HashSet<string> Meanings)[] Examples = [.. PatternTable.All.Select(p => (p.Example, Meanings(p.Example)))];

    /// <summary>How rare a meaning is among the examples: "captions" says more than "make".</summary>
    private static readonly Dictionary<string, double> Weights = Examples.SelectMany(e => e.Meanings).GroupBy(m => m, StringComparer.Ordinal).ToDictionary(g => g.Key, g => 1.0 / g.Count(), StringComparer.Ordinal);

    public static IReadOnlyList<string> For(string part)
    {
        var said = Meanings(part);
        string[] near = [.. Examples.Select(e => (e.Example, Score: e.Meanings.Where(said.Contains).Sum(m => Weights[m]))).Where(e => e.Score > 0).OrderByDescending(e => e.Score).Take(Most).Select(e => e.Example)];
        return near.Length > 0 ? near : Usual;
    }

    private static HashSet<string> Meanings(string text)
    {
        var tokens = new Tokens(text);
        return [.. Enumerable.Range(0, tokens.Count).SelectMany(i => Vocabulary.Book.At(tokens.All, i)).Select(m => m.Meaning).Where(m => m != Vocabulary.Filler)];
    }
}
