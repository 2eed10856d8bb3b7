namespace VideoGen.Composition.Layers;

/// <summary>A file that a scene shows behind its words.</summary>
public sealed record ScenePicture
{
    /// <summary>Key in <see cref="ResolvedTimeline.Sources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>How it fills its place.</summary>
    public Fit Fit { get; init; }

    /// <summary>The point that stays in view, from the left, 0 to 1.</summary>
    public double FocusX { get; init; } = 0.5;

    /// <summary>The point that stays in view, from the top, 0 to 1.</summary>
    public double FocusY { get; init; } = 0.5;

    /// <summary>How a still moves.</summary>
    public VisualMotion Motion { get; init; }

    /// <summary>Time of a film that shows on the first frame.</summary>
    public TimeSpan Trim { get; init; }

    /// <summary>Whether a film starts over when it ends; otherwise its last picture stays.</summary>
    public bool Loop { get; init; } = true;
}

/// <summary>How a still moves while it shows.</summary>
public enum VisualMotion
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The view comes nearer.</summary>
    In,

    /// <summary>The view goes back.</summary>
    Out,

    /// <summary>The view goes to the left.</summary>
    Left,

    /// <summary>The view goes to the right.</summary>
    Right,
}
