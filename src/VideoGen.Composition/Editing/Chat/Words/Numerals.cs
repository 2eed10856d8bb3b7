using System.Collections.Frozen;

namespace VideoGen.Composition.Editing.Chat.Words;

/// <summary>Numbers in words.</summary>
internal static class Numerals
{
    public static FrozenDictionary<string, int> Cardinals { get; } = Table(
        "one two three four five six seven eight nine ten eleven twelve", "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf");

    public static FrozenDictionary<string, int> Ordinals { get; } = Table(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte",
        "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten");

    public static IEnumerable<string> Words => Cardinals.Keys.Concat(Ordinals.Keys);

    private static FrozenDictionary<string, int> Table(params string[] rows) =>
        rows.SelectMany(row => row.Split(' ').Select((word, i) => (word, i + 1))).ToFrozenDictionary(p => p.word, p => p.Item2, StringComparer.Ordinal);
}
