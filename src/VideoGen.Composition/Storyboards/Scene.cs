namespace VideoGen.Composition.Storyboards;

/// <summary>One scene of a storyboard.</summary>
public sealed record Scene
{
    /// <summary>Stable name within the storyboard: "s1", "s2", …</summary>
    public required string Id { get; init; }

    /// <summary>How the scene is laid out.</summary>
    public required SceneKind Kind { get; init; }

    /// <summary>Small line above the headline; null when there is none.</summary>
    public string? Kicker { get; init; }

    /// <summary>The words that carry the scene.</summary>
    public required string Headline { get; init; }

    /// <summary>The part of <see cref="Headline"/> to set in the accent colour; null for none.</summary>
    public string? Emphasis { get; init; }

    /// <summary>Line below the headline; null when there is none.</summary>
    public string? Subline { get; init; }

    /// <summary>
    /// Points of a list, steps of steps, dated events of a timeline, names of a chart's figures, lines of code, sentences of fine print, in order;
    /// empty otherwise.
    /// </summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>The two sides of a comparison; empty otherwise.</summary>
    public IReadOnlyList<SceneSide> Sides { get; init; } = [];

    /// <summary>The figures of a chart scene, one for each of <see cref="Items"/>; empty otherwise.</summary>
    public IReadOnlyList<NumberFact> Values { get; init; } = [];

    /// <summary>How a chart scene draws its figures; as bars when null.</summary>
    public ChartForm? Form { get; init; }

    /// <summary>The figure of a number scene, or what a countdown begins with; null otherwise.</summary>
    public NumberFact? Number { get; init; }

    /// <summary>What is seen with the words; null leaves it to the designer.</summary>
    public SceneVisual? Visual { get; init; }

    /// <summary>What is spoken; empty for a silent scene.</summary>
    public required string Narration { get; init; }

    /// <summary>How much faster than the rest of the film it is spoken, 0.5 to 2; as its kind wants when null: see <see cref="Narration.SpeechPace"/>.</summary>
    public double? Pace { get; init; }

    /// <summary>How it follows the scene before; as the film's style says when null. Of the first scene it is not looked at.</summary>
    public Design.Transition? Transition { get; init; }

    /// <summary>Seconds that the scene lasts, when someone has set them; else it has its share of the film.</summary>
    public double? Duration { get; init; }

    /// <summary>Colour of the headline, "#RRGGBB"; that of the palette when null.</summary>
    public string? Colour { get; init; }

    /// <summary>Remarks for whoever works on it; nothing of the film depends on them.</summary>
    public string? Notes { get; init; }
}

/// <summary>How a scene is laid out.</summary>
public enum SceneKind
{
    /// <summary>Opening title.</summary>
    Title,

    /// <summary>One thought in large type.</summary>
    Statement,

    /// <summary>Two to five short points.</summary>
    List,

    /// <summary>A figure that counts up.</summary>
    Number,

    /// <summary>A saying with its speaker.</summary>
    Quote,

    /// <summary>The last card.</summary>
    End,

    /// <summary>Two to five things that are done one after the other.</summary>
    Steps,

    /// <summary>Two to five dates with what happened: "1969: people land on the Moon".</summary>
    Timeline,

    /// <summary>Two or more figures of one kind: bars, a line through time, or shares of a whole.</summary>
    Chart,

    /// <summary>Two things beside each other, each with its points.</summary>
    Comparison,

    /// <summary>A word with what it means.</summary>
    Definition,

    /// <summary>Lines of code, or what is typed into a terminal.</summary>
    Code,

    /// <summary>A figure that counts down to nothing.</summary>
    Countdown,

    /// <summary>A place with a pin.</summary>
    Location,

    /// <summary>A person's name and role low in the picture.</summary>
    LowerThird,

    /// <summary>A brand's name with its mark.</summary>
    Logo,

    /// <summary>Small print that has to be there, spoken fast: side effects, terms.</summary>
    FinePrint,

    /// <summary>What is spoken made visible, below its words.</summary>
    Audiogram,

    /// <summary>A picture that fills the frame, with few words at its foot.</summary>
    Image,

    /// <summary>A film that fills the frame, with few words at its foot.</summary>
    Video,

    /// <summary>Two to six pictures beside each other, with few words at their foot.</summary>
    Grid,
}

/// <summary>How a chart draws its figures.</summary>
public enum ChartForm
{
    /// <summary>A bar for each.</summary>
    Bar,

    /// <summary>A line through them, for figures that follow each other in time.</summary>
    Line,

    /// <summary>Parts of a ring, for shares of a whole.</summary>
    Donut,
}

/// <summary>One side of a comparison.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Items">Its points, in order; may be empty.</param>
public sealed record SceneSide(string Title, IReadOnlyList<string> Items);

/// <summary>A figure found in the text.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Decimals">Digits after the point, 0 to 3.</param>
/// <param name="Prefix">What stands before it, such as "$"; may be empty.</param>
/// <param name="Suffix">What stands after it, such as "%" or " km"; may be empty.</param>
public sealed record NumberFact(double Value, int Decimals = 0, string Prefix = "", string Suffix = "");

/// <summary>The feeling that picture and music share.</summary>
public enum Mood
{
    /// <summary>Slow and wide.</summary>
    Calm,

    /// <summary>Bright and friendly.</summary>
    Uplifting,

    /// <summary>Fast and strong.</summary>
    Energetic,

    /// <summary>Dark and searching.</summary>
    Mysterious,

    /// <summary>Clear and business-like.</summary>
    Confident,

    /// <summary>Light and playful.</summary>
    Playful,
}
