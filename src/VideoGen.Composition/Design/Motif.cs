namespace VideoGen.Composition.Design;

/// <summary>What moves in the background.</summary>
public enum Motif
{
    /// <summary>Layered water with bright crests.</summary>
    Waves,

    /// <summary>Stars at several depths and a planet or moon.</summary>
    Stars,

    /// <summary>Soft discs of light.</summary>
    Bokeh,

    /// <summary>A city with lit windows.</summary>
    Skyline,

    /// <summary>Ridges in mist with a low sun.</summary>
    Hills,

    /// <summary>Rings that spread from a point.</summary>
    Rings,

    /// <summary>A grid that runs to the horizon.</summary>
    Grid,

    /// <summary>Thin bands of light.</summary>
    Ribbons,

    /// <summary>Large round shapes.</summary>
    Orbs,

    /// <summary>Wide soft colours that wander, and nothing else.</summary>
    Mesh,

    /// <summary>Dust that rises through shafts of light.</summary>
    Particles,

    /// <summary>Streaks that follow a field of flow.</summary>
    Flow,

    /// <summary>Flat triangles, squares, bars and circles that turn.</summary>
    Geometric,

    /// <summary>Folded and torn paper; on dark palettes a slate with chalk.</summary>
    Paper,
}
