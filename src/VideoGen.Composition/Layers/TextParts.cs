namespace VideoGen.Composition.Layers;

#pragma warning disable CS1591 // plain words
/// <summary>Place of lines.</summary>
public enum TextAlign
{
    Left, Centre, Right,
}

/// <summary>Place of a block.</summary>
public enum VerticalAlign
{
    Top, Middle, Bottom,
}

/// <summary>How letters come in; they leave the other way round.</summary>
public enum TextMotion
{
    None, Fade, Rise, Typewriter, WordByWord, Pop,
}
#pragma warning restore CS1591

/// <summary>A piece of text in one style.</summary>
/// <param name="Text">1 to 2,000 characters; line feeds break lines.</param>
/// <param name="Style">Its look.</param>
public sealed record TextRun(string Text, TextStyle Style);

/// <summary>Look of text.</summary>
public sealed record TextStyle
{
    /// <summary>Typeface, from the list that is offered.</summary>
    public required Design.FontName Font { get; init; }

    /// <summary>Size of the em in pixels.</summary>
    public required Curve Size { get; init; }

    /// <summary>Colour of the letters.</summary>
    public Rgba Colour { get; init; } = new(255, 255, 255);

    /// <summary>Slanted.</summary>
    public bool Italic { get; init; }

    /// <summary>With a line below.</summary>
    public bool Underline { get; init; }

    /// <summary>Extra space between letters in pixels.</summary>
    public Curve LetterSpacing { get; init; } = 0;

    /// <summary>Colour of the outline; null for none.</summary>
    public Rgba? Stroke { get; init; }

    /// <summary>Width of the outline in pixels.</summary>
    public Curve StrokeWidth { get; init; } = 0;

    /// <summary>Null for none.</summary>
    public TextShadow? Shadow { get; init; }
}

/// <summary>A shadow of text.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="X">Pixels to the right.</param>
/// <param name="Y">Pixels down.</param>
/// <param name="Blur">Softness in pixels.</param>
public sealed record TextShadow(Rgba Colour, double X, double Y, double Blur);

/// <summary>A box behind text.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Padding">Pixels around the text.</param>
/// <param name="Radius">Rounded corners in pixels.</param>
public sealed record TextBox(Rgba Colour, double Padding, double Radius);
