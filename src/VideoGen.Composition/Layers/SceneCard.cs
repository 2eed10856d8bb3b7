using VideoGen.Composition.Design;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layers;

/// <summary>A scene that the built-in designer lays out: what it says, and the look that it says it in.</summary>
public sealed record SceneCard
{
    /// <summary>What it shows. Its narration and its place in time are not looked at.</summary>
    public required Scene Scene { get; init; }

    /// <summary>Colours, typefaces, what moves behind the text, and the seed that chooses among equal ones.</summary>
    public required FilmDesign Design { get; init; }

    /// <summary>BCP 47 language of its text.</summary>
    public required string Language { get; init; }

    /// <summary>Its number among scenes that belong together, from 0: each is set a little differently.</summary>
    public int Number { get; init; }

    /// <summary>How it uncovers itself at its start; null when it does not.</summary>
    public Design.Transition? Cover { get; init; }

    /// <summary>How it covers itself at its end; null when it does not.</summary>
    public Design.Transition? CoverEnd { get; init; }

    /// <summary>Its words go before its end although nothing covers it.</summary>
    public bool Leaves { get; init; }

    /// <summary>The first scene of a film comes out of the ground colour.</summary>
    public bool Opens { get; init; }

    /// <summary>The last scene of a film goes slowly.</summary>
    public bool Closes { get; init; }

    /// <summary>What shows behind the words instead of a drawn background; several show beside each other. At most six.</summary>
    public IReadOnlyList<ScenePicture> Pictures { get; init; } = [];

    /// <summary>Seconds from the scene's start at which its items come; evenly spread where there is none.</summary>
    public IReadOnlyList<double> Times { get; init; } = [];
}
