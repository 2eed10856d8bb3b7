using System.Diagnostics;
using System.Globalization;
using VideoGen.Composition.Design;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Layouts;

/// <summary>A rectangle in pixels.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double CentreX => (Left + Right) / 2;

    public double CentreY => (Top + Bottom) / 2;

    public Box Grown(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    /// <summary>Names it exactly, and the same everywhere.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"[{Left:R} {Top:R} {Right:R} {Bottom:R}]");

    public Box With(Box other) => new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
}

internal enum TextRole
{
    Kicker,
    Headline,
    Subline,
    Item,
    Badge,
    Figure,
}

/// <summary>A word with its own place, so that it can move by itself.</summary>
internal sealed record TextPiece(string Text, double CentreX, Rgb Colour);

/// <summary>One line of text with its place.</summary>
internal sealed record TextLine
{
    public required TextRole Role { get; init; }

    public required string Text { get; init; }

    /// <summary>What the text covers: its width, and the height of its capitals.</summary>
    public required Box Ink { get; init; }

    /// <summary>Middle of the line as libass measures lines.</summary>
    public required double MiddleY { get; init; }

    public required FontFace Face { get; init; }

    public required double Size { get; init; }

    /// <summary>Extra pixels between letters.</summary>
    public required double Spacing { get; init; }

    public required Rgb Colour { get; init; }

    /// <summary>Words that come one by one; empty when the line comes as a whole.</summary>
    public IReadOnlyList<TextPiece> Pieces { get; init; } = [];

    /// <summary>Seconds into the scene.</summary>
    public required double AppearAt { get; init; }
}

/// <summary>Drawn things that belong to the text.</summary>
internal abstract record Furniture(double AppearAt)
{
    /// <summary>Names everything that its pixels depend on.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{AppearAt:R} {this switch
    {
        Card card => $"card {card.Box.Key}",
        Bar bar => string.Create(CultureInfo.InvariantCulture, $"bar {bar.Box.Key} {bar.Length:R} {bar.Opacity:R}"),
        Disc disc => string.Create(CultureInfo.InvariantCulture, $"disc {disc.X:R} {disc.Y:R} {disc.Radius:R}"),
        Ring ring => string.Create(CultureInfo.InvariantCulture, $"ring {ring.X:R} {ring.Y:R} {ring.Radius:R} {ring.Width:R} {ring.Length:R}"),
        _ => throw new UnreachableException(GetType().Name),
    }}");

    /// <summary>A rounded panel behind a list item.</summary>
    public sealed record Card(Box Box, double AppearAt) : Furniture(AppearAt);

    /// <summary>A ring that fills as a figure counts.</summary>
    public sealed record Ring(double X, double Y, double Radius, double Width, double AppearAt, double Length) : Furniture(AppearAt);

    /// <summary>A thick line in the accent colour that grows along its longer side.</summary>
    public sealed record Bar(Box Box, double AppearAt, double Length = 0.35) : Furniture(AppearAt)
    {
        /// <summary>0 to 1.</summary>
        public double Opacity { get; init; } = 1;
    }

    /// <summary>A filled circle in the accent colour.</summary>
    public sealed record Disc(double X, double Y, double Radius, double AppearAt) : Furniture(AppearAt);
}

/// <summary>Where everything of a scene stands.</summary>
internal sealed record SceneLayout(IReadOnlyList<TextLine> Lines, IReadOnlyList<Furniture> Furniture)
{
    /// <summary>Centre of the caption line.</summary>
    public required double CaptionY { get; init; }

    /// <summary>When a counting figure starts and how long it counts; null when there is none.</summary>
    public (double Start, double Length)? Count { get; init; }
}
