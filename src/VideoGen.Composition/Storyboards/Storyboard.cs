using System.Text.Json.Serialization;

namespace VideoGen.Composition.Storyboards;

/// <summary>
/// What a film says and shows, scene by scene, before anything has a place in time. Made by a planner or a person, edited by either, kept with
/// the job. What is null is chosen by the built-in designer from mood, words and seed.
/// </summary>
public sealed record Storyboard
{
    /// <summary>Title of the film, for lists and players.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 language of narration and text, such as "en".</summary>
    public required string Language { get; init; }

    /// <summary>The feeling that picture and music share.</summary>
    public required Mood Mood { get; init; }

    /// <summary>Chooses among equally good designs and melodies.</summary>
    public required long Seed { get; init; }

    /// <summary>Length of the whole film in seconds; scenes share it out.</summary>
    public required double Duration { get; init; }

    /// <summary>Size and frame rate of the picture.</summary>
    public StoryboardOutput Output { get; init; } = new();

    /// <summary>The look.</summary>
    public StoryboardStyle Style { get; init; } = new();

    /// <summary>Who speaks, and how.</summary>
    public StoryboardVoice Voice { get; init; } = new();

    /// <summary>What plays beneath.</summary>
    public StoryboardMusic Music { get; init; } = new();

    /// <summary>Short sounds where scenes change and figures count.</summary>
    public StoryboardEffects Effects { get; init; } = new();

    /// <summary>Captions in the picture; the files beside the film are always there.</summary>
    public StoryboardCaptions Captions { get; init; } = new();

    /// <summary>One or more scenes, in order.</summary>
    public required IReadOnlyList<Scene> Scenes { get; init; }

    /// <summary>Length of the whole film in frames.</summary>
    [JsonIgnore]
    public int Frames => (int)Math.Round(Duration * Output.Fps, MidpointRounding.AwayFromZero);
}

/// <summary>Size and frame rate of a film's picture.</summary>
public sealed record StoryboardOutput
{
    /// <summary>Pixels, even.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Pixels, even.</summary>
    public int Height { get; init; } = 720;

    /// <summary>Frames per second.</summary>
    public int Fps { get; init; } = 30;
}

/// <summary>The look of a film. What is null follows from mood, words and seed.</summary>
public sealed record StoryboardStyle
{
    /// <summary>Name of a palette, such as "abyss"; see <see cref="Design.Palettes"/>.</summary>
    public string? Palette { get; init; }

    /// <summary>Name of a pair of typefaces, such as "grotesk"; see <see cref="Design.FontPairs"/>.</summary>
    public string? Fonts { get; init; }

    /// <summary>What moves behind the text.</summary>
    public Design.Motif? Background { get; init; }

    /// <summary>How scenes follow each other.</summary>
    public Design.Transition? Transition { get; init; }

    /// <summary>The one colour for what matters, "#RRGGBB"; that of the palette when null.</summary>
    public string? Accent { get; init; }
}

/// <summary>The speaker of a film.</summary>
public sealed record StoryboardVoice
{
    /// <summary>Whether the narration is spoken at all.</summary>
    public bool On { get; init; } = true;

    /// <summary>Name of a voice, such as "en-gb"; the language's own when null.</summary>
    public string? Name { get; init; }

    /// <summary>Pace of speech, 0.5 to 2; 1 is the voice's own.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Loudness in decibels over the usual, -24 to 12.</summary>
    public double Gain { get; init; }

    /// <summary>How words are said that the voice would get wrong: written form to spoken form.</summary>
    public IReadOnlyDictionary<string, string> Say { get; init; } = new Dictionary<string, string>();
}

/// <summary>The music of a film.</summary>
public sealed record StoryboardMusic
{
    /// <summary>Whether there is any.</summary>
    public bool On { get; init; } = true;

    /// <summary>
    /// A recording that plays instead of composed music: "asset:" and an id, or the name of an uploaded file; null to have music composed. Mood and tempo
    /// say nothing about it.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>The mood that is composed in; the film's own when null.</summary>
    public Mood? Mood { get; init; }

    /// <summary>Beats per minute, 60 to 180; chosen by mood and seed when null.</summary>
    public int? Tempo { get; init; }

    /// <summary>Loudness in decibels over the usual, -24 to 12.</summary>
    public double Gain { get; init; }
}

/// <summary>Captions in the picture of a film.</summary>
public sealed record StoryboardCaptions
{
    /// <summary>Whether they are drawn into the picture.</summary>
    public bool On { get; init; } = true;

    /// <summary>Their look; karaoke when null.</summary>
    public Layers.CaptionLook? Look { get; init; }
}

/// <summary>The sound effects of a film: sparing, and under the voice.</summary>
public sealed record StoryboardEffects
{
    /// <summary>Whether there are any.</summary>
    public bool On { get; init; } = true;

    /// <summary>Loudness in decibels over the usual, -24 to 12.</summary>
    public double Gain { get; init; }
}
