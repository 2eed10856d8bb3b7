namespace VideoGen.Composition.Documents.Table;

/// <summary>The nine named places of a canvas or a box.</summary>
internal enum PlaceName
{
    Centre, Top, Bottom, Left, Right, TopLeft, TopRight, BottomLeft, BottomRight,
}

/// <summary>Where they are.</summary>
internal static class PlaceNames
{
    /// <summary>As fractions of width and height.</summary>
    public static (double X, double Y) At(PlaceName name) => name switch
    {
        PlaceName.Top => (0.5, 0),
        PlaceName.Bottom => (0.5, 1),
        PlaceName.Left => (0, 0.5),
        PlaceName.Right => (1, 0.5),
        PlaceName.TopLeft => (0, 0),
        PlaceName.TopRight => (1, 0),
        PlaceName.BottomLeft => (0, 1),
        PlaceName.BottomRight => (1, 1),
        _ => (0.5, 0.5),
    };
}
