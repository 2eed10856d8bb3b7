namespace VideoGen.Composition.Layers;

/// <summary>A clip that shows: when, where and how. Frames of its curves count from <see cref="Start"/>.</summary>
public abstract record Layer
{
    /// <summary>JSON path of the clip in the document, for messages.</summary>
    public required string Path { get; init; }

    /// <summary>First frame on the film.</summary>
    public required long Start { get; init; }

    /// <summary>Length in frames, above 0. The layer does not show after the end of the film.</summary>
    public required long Frames { get; init; }

    /// <summary>Where the anchor of the box stands on the canvas, in pixels from the left.</summary>
    public required Curve X { get; init; }

    /// <summary>Where the anchor of the box stands on the canvas, in pixels from the top.</summary>
    public required Curve Y { get; init; }

    /// <summary>Width of the box in pixels before scaling.</summary>
    public required Curve Width { get; init; }

    /// <summary>Height of the box in pixels before scaling.</summary>
    public required Curve Height { get; init; }

    /// <summary>The point of the box that stands at X and Y and around which it turns and grows, 0 (left) to 1.</summary>
    public double AnchorX { get; init; } = 0.5;

    /// <summary>The point of the box that stands at X and Y and around which it turns and grows, 0 (top) to 1.</summary>
    public double AnchorY { get; init; } = 0.5;

    /// <summary>Size, 1 as is.</summary>
    public Curve Scale { get; init; } = 1;

    /// <summary>Degrees clockwise.</summary>
    public Curve Rotation { get; init; } = 0;

    /// <summary>0 to 1.</summary>
    public Curve Opacity { get; init; } = 1;

    /// <summary>How it mixes with what lies beneath.</summary>
    public BlendMode Blend { get; init; }

    /// <summary>Radius of rounded corners in pixels of the box.</summary>
    public Curve CornerRadius { get; init; } = 0;

    /// <summary>Changes of its own pixels, in order.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>How it comes in, during its first frames.</summary>
    public Transition? In { get; init; }

    /// <summary>How it leaves, during its last frames.</summary>
    public Transition? Out { get; init; }
}

/// <summary>A moving picture.</summary>
public sealed record VideoLayer : Layer
{
    /// <summary>Key in <see cref="ResolvedTimeline.Sources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Time of the source that shows on the first frame.</summary>
    public TimeSpan Trim { get; init; }

    /// <summary>Seconds of the source per second of film, above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Backwards: the first frame shows the end of the used stretch.</summary>
    public bool Reverse { get; init; }

    /// <summary>Starts over at <see cref="Trim"/> when the source ends; otherwise its last picture stays.</summary>
    public bool Loop { get; init; }

    /// <summary>How it fills its box.</summary>
    public Fit Fit { get; init; }

    /// <summary>Part of the picture that is used.</summary>
    public Crop Crop { get; init; } = Crop.None;

    /// <summary>Colour that becomes transparent; null for none.</summary>
    public ChromaKey? ChromaKey { get; init; }
}

/// <summary>A still picture.</summary>
public sealed record ImageLayer : Layer
{
    /// <summary>Key in <see cref="ResolvedTimeline.Sources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>How it fills its box.</summary>
    public Fit Fit { get; init; }

    /// <summary>Part of the picture that is used.</summary>
    public Crop Crop { get; init; } = Crop.None;

    /// <summary>Slow move over the picture; null for none.</summary>
    public KenBurns? KenBurns { get; init; }

    /// <summary>Colour that becomes transparent; null for none.</summary>
    public ChromaKey? ChromaKey { get; init; }
}

/// <summary>A colour or a gradient.</summary>
public sealed record FillLayer : Layer
{
    /// <summary>What fills the box.</summary>
    public required Fill Fill { get; init; }
}

/// <summary>A background drawn and moved by VideoGen.</summary>
public sealed record MotionLayer : Layer
{
    /// <summary>Kind of background.</summary>
    public required Design.Motif Motif { get; init; }

    /// <summary>Name of one of <see cref="Design.Palettes"/>.</summary>
    public required string Palette { get; init; }

    /// <summary>Chooses among equal ones.</summary>
    public required long Seed { get; init; }
}

/// <summary>A scene that the built-in designer lays out: its background, what belongs to the text, and the text.</summary>
public sealed record SceneLayer : Layer
{
    /// <summary>What it says, and how.</summary>
    public required SceneCard Card { get; init; }
}

/// <summary>Geometry with fill and stroke.</summary>
public sealed record ShapeLayer : Layer
{
    /// <summary>Which shape.</summary>
    public required ShapeKind Kind { get; init; }

    /// <summary>Null for an outline alone.</summary>
    public Rgba? Fill { get; init; }

    /// <summary>Null for none.</summary>
    public Rgba? Stroke { get; init; }

    /// <summary>Pixels.</summary>
    public Curve StrokeWidth { get; init; } = 0;

    /// <summary>For <see cref="ShapeKind.Path"/>: moves, lines and Bézier curves in pixels of the box.</summary>
    public IReadOnlyList<PathStep> Steps { get; init; } = [];
}

/// <summary>Text.</summary>
public sealed record TextLayer : Layer
{
    /// <summary>Pieces with a style of their own; a piece may hold line breaks.</summary>
    public required IReadOnlyList<TextRun> Runs { get; init; }

    /// <summary>Place of the lines within the box.</summary>
    public TextAlign Align { get; init; } = TextAlign.Centre;

    /// <summary>Place of the block within the box.</summary>
    public VerticalAlign Vertical { get; init; } = VerticalAlign.Middle;

    /// <summary>Breaks lines at the width of the box.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary>Distance of baselines as a multiple of the size.</summary>
    public double LineHeight { get; init; } = 1.2;

    /// <summary>Filled box behind the text; null for none.</summary>
    public TextBox? Box { get; init; }

    /// <summary>How the letters come in and leave.</summary>
    public TextMotion Motion { get; init; }
}

/// <summary>Sound made visible.</summary>
public sealed record AudiogramLayer : Layer
{
    /// <summary>Index in <see cref="ResolvedTimeline.Sounds"/>; null for all of the film's sound before mixing.</summary>
    public int? Sound { get; init; }

    /// <summary>How it is drawn.</summary>
    public required AudiogramKind Kind { get; init; }

    /// <summary>Its colour.</summary>
    public required Rgba Colour { get; init; }

    /// <summary>Bars, 4 to 256.</summary>
    public int Bars { get; init; } = 48;
}

/// <summary>A timeline within the timeline. It is drawn by itself on a transparent canvas and then placed like a video.</summary>
public sealed record GroupLayer : Layer
{
    /// <summary>What is drawn.</summary>
    public required ResolvedTimeline Inner { get; init; }

    /// <summary>Frame of the inner timeline that shows first.</summary>
    public long TrimFrames { get; init; }

    /// <summary>How it fills its box.</summary>
    public Fit Fit { get; init; }
}
