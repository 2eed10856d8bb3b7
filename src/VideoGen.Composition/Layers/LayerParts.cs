namespace VideoGen.Composition.Layers;

/// <summary>How a picture fills its box.</summary>
public enum Fit
{
    /// <summary>Fills the box; what sticks out is cut off.</summary>
    Cover,

    /// <summary>All of it shows; the rest of the box stays empty.</summary>
    Contain,

    /// <summary>All of it shows, before a blurred copy of itself that fills the box.</summary>
    ContainBlur,

    /// <summary>Fills the box without regard to its proportions.</summary>
    Stretch,
}

#pragma warning disable CS1591 // the values' names are the field's own
/// <summary>How a layer mixes with what lies beneath it (W3C Compositing and Blending Level 1).</summary>
public enum BlendMode
{
    Normal, Multiply, Screen, Overlay, Darken, Lighten, Add, Subtract, Difference, Exclusion, HardLight, SoftLight, ColourDodge, ColourBurn,
}
#pragma warning restore CS1591

/// <summary>Part of a picture, as fractions of its width and height.</summary>
public readonly record struct Crop(double Left, double Top, double Width, double Height)
{
    /// <summary>All of it.</summary>
    public static Crop None => new(0, 0, 1, 1);
}

/// <summary>A colour that becomes transparent.</summary>
/// <param name="Colour">What becomes transparent.</param>
/// <param name="Similarity">How near a colour must be, 0.01 to 1.</param>
/// <param name="Softness">Width of the half-transparent edge, 0 to 1.</param>
public readonly record struct ChromaKey(Rgba Colour, double Similarity, double Softness);

/// <summary>A slow move over a still, that covers the box throughout.</summary>
/// <param name="FromZoom">At the first frame; 1 shows as much as covers the box.</param>
/// <param name="ToZoom">At the last frame.</param>
/// <param name="FromX">Centre of the view on the picture, 0 to 1; held within the picture.</param>
/// <param name="FromY">Centre of the view on the picture.</param>
/// <param name="ToX">Centre at the last frame.</param>
/// <param name="ToY">Centre at the last frame.</param>
/// <param name="Easing">Speed of the move.</param>
public readonly record struct KenBurns(double FromZoom, double ToZoom, double FromX, double FromY, double ToX, double ToY, Easing Easing);

/// <summary>A change of a layer's own pixels.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Amount">Its strength, in the unit of the kind.</param>
public sealed record Effect(EffectKind Kind, Curve Amount);

/// <summary>Changes of pixels. Behind each the unit of its amount, and the amount that changes nothing.</summary>
public enum EffectKind
{
    /// <summary>Standard deviation in pixels; 0.</summary>
    Blur,

    /// <summary>−1 to 1; 0.</summary>
    Brightness,

    /// <summary>0 to 4; 1.</summary>
    Contrast,

    /// <summary>0 to 4; 1.</summary>
    Saturation,

    /// <summary>0.1 to 10; 1.</summary>
    Gamma,

    /// <summary>Degrees; 0.</summary>
    Hue,

    /// <summary>Share 0 to 1; 0.</summary>
    Greyscale,

    /// <summary>Share 0 to 1; 0.</summary>
    Sepia,

    /// <summary>Share 0 to 1; 0.</summary>
    Invert,

    /// <summary>0 to 5; 0.</summary>
    Sharpen,

    /// <summary>Share 0 to 1; 0.</summary>
    Vignette,

    /// <summary>0 to 100; 0.</summary>
    Grain,

    /// <summary>Side of the blocks in pixels; 1.</summary>
    Pixelate,

    /// <summary>0 is as is, 1 mirrored left to right.</summary>
    FlipHorizontal,

    /// <summary>0 is as is, 1 mirrored top to bottom.</summary>
    FlipVertical,
}

/// <summary>How one clip gives way to the next.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Frames">Its length, at least 1 and at most that of the layer.</param>
/// <param name="Easing">Its speed.</param>
/// <param name="Paired">
/// True when the two clips overlap on one track: the earlier one has it as its Out, the later one as its In, and they are drawn
/// together (the later one lies above). False at an end without a neighbour: it comes in over, or leaves to, what lies beneath.
/// </param>
public sealed record Transition(TransitionKind Kind, long Frames, Easing Easing, bool Paired);

#pragma warning disable CS1591 // the values' names say what they do
/// <summary>Transitions. A direction is the one in which the new picture, or its edge, moves.</summary>
public enum TransitionKind
{
    Fade, FadeThroughBlack, FadeThroughWhite, Dissolve,
    WipeLeft, WipeRight, WipeUp, WipeDown, WipeDiagonal,
    SlideLeft, SlideRight, SlideUp, SlideDown,
    PushLeft, PushRight, PushUp, PushDown,
    CircleOpen, CircleClose, RectangleOpen, Clock, Blinds, Checker, Zoom, Blur,
}
#pragma warning restore CS1591

/// <summary>What fills an area.</summary>
public abstract record Fill
{
    private Fill()
    {
    }

    /// <summary>One colour.</summary>
    /// <param name="Colour">The colour.</param>
    public sealed record Solid(Rgba Colour) : Fill;

    /// <summary>A change along a line.</summary>
    /// <param name="Degrees">Direction of the change: 0 to the right, 90 downwards.</param>
    /// <param name="Stops">At least two, rising.</param>
    public sealed record Linear(double Degrees, IReadOnlyList<GradientStop> Stops) : Fill;

    /// <summary>A change from a point outwards.</summary>
    /// <param name="X">Centre, 0 to 1.</param>
    /// <param name="Y">Centre, 0 to 1.</param>
    /// <param name="Radius">As a fraction of the longer side.</param>
    /// <param name="Stops">At least two, rising.</param>
    public sealed record Radial(double X, double Y, double Radius, IReadOnlyList<GradientStop> Stops) : Fill;
}

/// <summary>A colour of a gradient.</summary>
/// <param name="At">0 to 1.</param>
/// <param name="Colour">Its colour there.</param>
public readonly record struct GradientStop(double At, Rgba Colour);

/// <summary>Shapes.</summary>
public enum ShapeKind
{
    /// <summary>A rectangle; rounded by the layer's corner radius.</summary>
    Rectangle,

    /// <summary>Touches the box on all sides.</summary>
    Ellipse,

    /// <summary>From the top left to the bottom right of the box.</summary>
    Line,

    /// <summary>Free form.</summary>
    Path,
}

/// <summary>A step of a path: one point for a move or a line, three for a cubic Bézier curve, none to close.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Points">Pixels of the box.</param>
public sealed record PathStep(PathStepKind Kind, IReadOnlyList<(double X, double Y)> Points);

/// <summary>Steps of a path.</summary>
public enum PathStepKind
{
    /// <summary>Begins a new figure at a point.</summary>
    Move,

    /// <summary>A straight line.</summary>
    Line,

    /// <summary>A cubic Bézier curve.</summary>
    Curve,

    /// <summary>Back to where the figure began.</summary>
    Close,
}

/// <summary>Ways to draw sound.</summary>
public enum AudiogramKind
{
    /// <summary>One bar per band of frequencies.</summary>
    Bars,

    /// <summary>The wave itself.</summary>
    Wave,

    /// <summary>Bars around a circle.</summary>
    Circle,
}
