namespace VideoGen.Composition.Planning;

/// <summary>What a prompt turned out to hold.</summary>
internal sealed record PromptReading
{
    /// <summary>A title that the prompt states; null when it states none.</summary>
    public string? Title { get; init; }

    /// <summary>What the film is about when the prompt only names it ("a video about coffee"); null when the prompt brings its own sentences.</summary>
    public string? Topic { get; init; }

    /// <summary>What is to be seen with <see cref="Topic"/>, as it was written; null when nothing is said.</summary>
    public string? Visual { get; init; }

    /// <summary>The prompt's own sentences, lists and sayings, in order.</summary>
    public required IReadOnlyList<Beat> Beats { get; init; }

    /// <summary>True when there is too little text to make a film of nothing else.</summary>
    public bool IsShort => Topic is not null || (Beats.Count <= 2 && Beats.Sum(b => TextWords.SpokenCount(b.Text)) <= 24 && Beats.All(b => b.Items.Count == 0 && b.Scene is null));
}

/// <summary>One piece of the prompt's own text.</summary>
/// <param name="Text">What it says; the introduction of a list, which may be empty.</param>
internal sealed record Beat(string Text)
{
    /// <summary>Points of a list, else empty.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>The scene that the prompt asks for in so many words; null when its text decides.</summary>
    public Storyboards.Scene? Scene { get; init; }

    /// <summary>The heading that it stands under; null for none.</summary>
    public string? Heading { get; init; }

    /// <summary>What is to be seen with it, as it was written; null when nothing is said.</summary>
    public string? Visual { get; init; }
}
