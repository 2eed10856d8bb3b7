using System.Text.Json.Serialization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Storyboards;

/// <summary>
/// What a scene shows with its words: files of the user, or a description that a provider makes a picture or a film of. Exactly one of
/// <see cref="Prompt"/>, <see cref="Source"/> and <see cref="Sources"/> is there.
/// </summary>
public sealed record SceneVisual
{
    /// <summary>What is to be seen, in words; null for files.</summary>
    public string? Prompt { get; init; }

    /// <summary>A picture or film: "asset:" and an id, or the name of an uploaded file; null when there is none or several.</summary>
    public string? Source { get; init; }

    /// <summary>The pictures of a grid, two to six; empty otherwise.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>How it fills the frame; <see cref="Layers.Fit.Cover"/> when null.</summary>
    public Fit? Fit { get; init; }

    /// <summary>The point that stays in view where something is cut off; the middle when null.</summary>
    public VisualFocus? Focus { get; init; }

    /// <summary>How a still moves; chosen by the scene's number when null.</summary>
    public VisualMotion? Motion { get; init; }

    /// <summary>Second of a film at which the scene begins to show it.</summary>
    public double Trim { get; init; }

    /// <summary>Whether a film that is shorter than its scene begins again; else its last picture stays.</summary>
    public bool Loop { get; init; } = true;

    /// <summary>Whether the sound of a film is heard.</summary>
    public bool Sound { get; init; }

    /// <summary>The files that it shows, in order; empty for a description.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Files => Source is { } one ? [one] : Sources;
}

/// <summary>A point of a picture.</summary>
/// <param name="X">0 is the left side, 1 the right.</param>
/// <param name="Y">0 is the top, 1 the bottom.</param>
public sealed record VisualFocus(double X = 0.5, double Y = 0.5);
