namespace VideoGen.Composition.Design;

/// <summary>How one scene gives way to the next. The first three cover the one and uncover the other; the rest show both at once.</summary>
public enum Transition
{
    /// <summary>Through the ground colour.</summary>
    Dip,

    /// <summary>Slanted bands.</summary>
    Bands,

    /// <summary>A circle that closes and opens.</summary>
    Iris,

    /// <summary>One shows through the other.</summary>
    Fade,

    /// <summary>The next one slides over the one before.</summary>
    Slide,

    /// <summary>The next one pushes the one before out.</summary>
    Push,

    /// <summary>An edge runs over the picture.</summary>
    Wipe,

    /// <summary>A slanted edge runs over the picture.</summary>
    Diagonal,

    /// <summary>The next one opens in a circle.</summary>
    Circle,

    /// <summary>A hand turns over the picture.</summary>
    Clock,

    /// <summary>Slats turn.</summary>
    Blinds,

    /// <summary>The next one grows out of the one before.</summary>
    Zoom,

    /// <summary>A plain cut.</summary>
    None,
}
