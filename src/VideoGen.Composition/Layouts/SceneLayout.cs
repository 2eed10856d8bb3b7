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

    /// <summary>Running text; comes without moving much.</summary>
    Body,

    /// <summary>Typed letter by letter.</summary>
    Code,
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
        Disc disc => string.Create(CultureInfo.InvariantCulture, $"disc {disc.X:R} {disc.Y:R} {disc.Radius:R} {disc.Opacity:R}"),
        Ring ring => string.Create(CultureInfo.InvariantCulture, $"ring {ring.X:R} {ring.Y:R} {ring.Radius:R} {ring.Width:R} {ring.Length:R} {ring.Empties}"),
        Arc arc => string.Create(CultureInfo.InvariantCulture, $"arc {arc.X:R} {arc.Y:R} {arc.Radius:R} {arc.Width:R} {arc.From:R} {arc.To:R} {arc.Opacity:R}"),
        Curve curve => string.Create(CultureInfo.InvariantCulture, $"curve {curve.Floor:R} {curve.Width:R} {string.Join(' ', curve.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:R} {p.Y:R} {p.At:R}")))}"),
        Panel panel => string.Create(CultureInfo.InvariantCulture, $"panel {panel.Box.Key} {panel.Colour} {panel.Opacity:R} {panel.Radius:R} {panel.Grows}"),
        Pin pin => string.Create(CultureInfo.InvariantCulture, $"pin {pin.X:R} {pin.Y:R} {pin.Radius:R}"),
        Ping ping => string.Create(CultureInfo.InvariantCulture, $"ping {ping.X:R} {ping.Y:R} {ping.Radius:R} {ping.Flatness:R} {ping.Every:R}"),
        _ => throw new UnreachableException(GetType().Name),
    }}");

    /// <summary>A rounded panel behind a list item.</summary>
    public sealed record Card(Box Box, double AppearAt) : Furniture(AppearAt);

    /// <summary>A ring that fills as a figure counts.</summary>
    public sealed record Ring(double X, double Y, double Radius, double Width, double AppearAt, double Length) : Furniture(AppearAt)
    {
        /// <summary>It is full at first and empties at even speed.</summary>
        public bool Empties { get; init; }
    }

    /// <summary>Part of a ring between two shares of a turn, clockwise from the top.</summary>
    public sealed record Arc(double X, double Y, double Radius, double Width, double From, double To, double AppearAt) : Furniture(AppearAt)
    {
        /// <summary>0 to 1.</summary>
        public double Opacity { get; init; } = 1;
    }

    /// <summary>A line through points from left to right, each reached at its time, over a soft area down to a floor.</summary>
    public sealed record Curve(IReadOnlyList<(double X, double Y, double At)> Points, double Floor, double Width) : Furniture(Points[0].At);

    /// <summary>A rounded panel of one colour.</summary>
    public sealed record Panel(Box Box, Rgb Colour, double Opacity, double Radius, double AppearAt) : Furniture(AppearAt)
    {
        /// <summary>Comes by growing out of its middle.</summary>
        public bool Grows { get; init; }
    }

    /// <summary>A map's pin whose tip stands at a point.</summary>
    public sealed record Pin(double X, double Y, double Radius, double AppearAt) : Furniture(AppearAt);

    /// <summary>A ring that spreads and fades, over and over again.</summary>
    /// <param name="X">Centre.</param>
    /// <param name="Y">Centre.</param>
    /// <param name="Radius">How far it spreads.</param>
    /// <param name="Flatness">Its height as a share of its width.</param>
    /// <param name="Every">Seconds between two.</param>
    /// <param name="AppearAt">Seconds into the scene.</param>
    public sealed record Ping(double X, double Y, double Radius, double Flatness, double Every, double AppearAt) : Furniture(AppearAt);

    /// <summary>A thick line in the accent colour that grows along its longer side.</summary>
    public sealed record Bar(Box Box, double AppearAt, double Length = 0.35) : Furniture(AppearAt)
    {
        /// <summary>0 to 1.</summary>
        public double Opacity { get; init; } = 1;
    }

    /// <summary>A filled circle in the accent colour.</summary>
    public sealed record Disc(double X, double Y, double Radius, double AppearAt) : Furniture(AppearAt)
    {
        /// <summary>0 to 1.</summary>
        public double Opacity { get; init; } = 1;
    }
}

/// <summary>Where everything of a scene stands.</summary>
internal sealed record SceneLayout(IReadOnlyList<TextLine> Lines, IReadOnlyList<Furniture> Furniture)
{
    /// <summary>Centre of the caption line.</summary>
    public required double CaptionY { get; init; }

    /// <summary>When a counting figure starts and how long it counts; null when there is none.</summary>
    public (double Start, double Length)? Count { get; init; }

    /// <summary>Whether it counts down.</summary>
    public bool CountsDown { get; init; }
}
