using System.Collections.Frozen;

namespace VideoGen.Composition.Narration.Spoken;

/// <summary>How one language says what is written in signs and digits.</summary>
internal sealed partial record SpokenLanguage
{
    /// <summary>Mark before decimals.</summary>
    public required char Decimal { get; init; }

    /// <summary>Mark between groups of three digits.</summary>
    public required char Thousands { get; init; }

    /// <summary>Signs and what they are called: "&amp;", "+", "=", "%", and "#" before a number.</summary>
    public required FrozenDictionary<char, string> Signs { get; init; }

    /// <summary>What stands between the ends of a range: "10 to 20".</summary>
    public required string To { get; init; }

    /// <summary>Said after a number with an x: "10x".</summary>
    public required string Times { get; init; }

    /// <summary>Names of "." "/" "-" "_" "@" in addresses.</summary>
    public required FrozenDictionary<char, string> Address { get; init; }

    /// <summary>Units after a number, for one and for many.</summary>
    public required FrozenDictionary<string, (string One, string Many)> Units { get; init; }

    /// <summary>Money by its sign, for one and for many.</summary>
    public required FrozenDictionary<char, (string One, string Many)> Money { get; init; }

    /// <summary>Words for large numbers that stand after them, and their short forms: "k", "M", "bn", "million".</summary>
    public required FrozenDictionary<string, string> Scales { get; init; }

    /// <summary>What stands between a large number and its money: "un million d'euros".</summary>
    public string ScaleOf { get; init; } = " ";

    /// <summary>January to December.</summary>
    public required string[] Months { get; init; }

    /// <summary>A day of a month as it is said.</summary>
    public required Func<int, int, int, SpokenLanguage, string> Date { get; init; }

    /// <summary>A time of day as it is said.</summary>
    public required Func<int, int, string> Time { get; init; }

    /// <summary>Whether dates with slashes begin with the month.</summary>
    public bool MonthFirst { get; init; }

    /// <summary>Simple fractions.</summary>
    public required FrozenDictionary<string, string> Fractions { get; init; }

    /// <summary>The language's own rules for a word with digits; null where there are none or none fits.</summary>
    public Func<string, string, string?>? Own { get; init; }

    /// <summary>The rules of a language; null when there are none, and the voice reads as well as it can.</summary>
    public static SpokenLanguage? Of(string language)
    {
        var found = language.Split('-')[0].ToLowerInvariant() switch
        {
            "en" => English,
            "de" => German,
            "fr" => French,
            "es" => Spanish,
            "pt" => Portuguese,
            "it" => Italian,
            _ => null,
        };
        // Only the United States write the month first.
        return found is { MonthFirst: true } && language.Contains('-', StringComparison.Ordinal) && !language.EndsWith("-us", StringComparison.OrdinalIgnoreCase)
            ? found with { MonthFirst = false } : found;
    }

    private static FrozenDictionary<char, string> Called(params (char Sign, string Name)[] rows) => rows.ToFrozenDictionary(r => r.Sign, r => r.Name);

    private static FrozenDictionary<string, string> Words(params (string Short, string Long)[] rows) => rows.ToFrozenDictionary(r => r.Short, r => r.Long, StringComparer.Ordinal);

    private static FrozenDictionary<char, (string One, string Many)> Coins(params (char Sign, string One, string Many)[] rows) => rows.ToFrozenDictionary(r => r.Sign, r => (r.One, r.Many));

    private static FrozenDictionary<string, (string One, string Many)> Counted(params (string Sign, string One, string Many)[] rows) => rows.ToFrozenDictionary(r => r.Sign, r => (r.One, r.Many), StringComparer.Ordinal);

    /// <summary>Units of which one and many are called alike.</summary>
    private static (string Sign, string One, string Many) Same(string sign, string name) => (sign, name, name);
}
