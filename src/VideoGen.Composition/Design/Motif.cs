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
}
