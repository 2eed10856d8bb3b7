namespace VideoGen.Composition.Planning;

/// <summary>A scene's wording in which nothing is claimed. "{0}" stands for the subject or question.</summary>
/// <param name="Kicker">Small line above.</param>
/// <param name="Headline">Large words.</param>
/// <param name="Narration">What is said.</param>
internal sealed record Facet(string Kicker, string Headline, string Narration)
{
    /// <summary>Points, in the order in which the narration names them; empty for a statement.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];
}

/// <summary>Wordings of one language for prompts that are too short to speak for themselves.</summary>
internal sealed partial record PhrasePack
{
    public required IReadOnlyList<string> OpeningKickers { get; init; }

    public required IReadOnlyList<string> Openings { get; init; }

    public required IReadOnlyList<Facet> Facets { get; init; }

    public required IReadOnlyList<Facet> QuestionFacets { get; init; }

    public required string KeywordHeadline { get; init; }

    public required string KeywordNarration { get; init; }

    /// <summary>What joins the last two of several words, with its spaces.</summary>
    public required string And { get; init; }

    public required string ClosingKicker { get; init; }

    public required string QuestionClosingKicker { get; init; }

    public required IReadOnlyList<string> Closings { get; init; }

    public required IReadOnlyList<string> QuestionClosings { get; init; }

    /// <summary>The language's wordings; null when there are none, and the film then says only the prompt's own words.</summary>
    public static PhrasePack? Of(string language) => language switch
    {
        "en" => English,
        "de" => German,
        "fr" => French,
        "es" => Spanish,
        _ => null,
    };
}
