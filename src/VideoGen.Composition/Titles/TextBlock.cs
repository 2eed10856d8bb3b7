using System.Globalization;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Titles;

/// <summary>A layer's text in lines. It is broken once, at its largest, so that lines do not jump while it moves.</summary>
internal sealed class TextBlock
{
    private const double LongestLine = 20_000;

    private TextBlock(TextLayer layer, IReadOnlyList<SetLine> lines) => (Layer, Lines) = (layer, lines);

    public TextLayer Layer { get; }

    public IReadOnlyList<SetLine> Lines { get; }

    /// <summary>Words in all lines.</summary>
    public int Words => Lines.Count == 0 ? 0 : Lines.Max(l => l.Pieces.Count == 0 ? 0 : l.Pieces.Max(p => p.Word)) + 1;

    /// <summary>Characters, as people count them, in all lines.</summary>
    public int Characters => Lines.Sum(l => l.Pieces.Sum(p => p.Characters));

    public static TextBlock Of(TextLayer layer, FallbackFonts fonts)
    {
        // Even a line that is not to be broken has an end: its picture is drawn whole, though most of it lies beyond the canvas.
        var longest = LongestLine / Math.Max(1, layer.Scale.Keys.Max(k => k.Value));
        var width = layer.Wrap ? Math.Min(longest, layer.Width.Keys.Max(k => k.Value)) : longest;
        List<SetLine> lines = [];
        foreach (var (style, pieces) in new StyledText(layer.Runs).Paragraphs(fonts))
            lines.AddRange(LineFitter.Break(layer, pieces, width).Select(line => new SetLine(line, style)));
        return new TextBlock(layer, lines);
    }

    /// <summary>Where lines lie within the box on a frame.</summary>
    /// <param name="frame">From the start of the layer.</param>
    /// <param name="width">Width of the box.</param>
    /// <param name="height">Height of the box.</param>
    public BlockPlace Place(double frame, double width, double height)
    {
        var heights = Lines.Select(l => l.Size(Layer, frame) * Layer.LineHeight).ToArray();
        var total = heights.Sum();
        var top = Layer.Vertical switch { VerticalAlign.Top => 0, VerticalAlign.Bottom => height - total, _ => (height - total) / 2 };
        var y = top;
        var baselines = new double[Lines.Count];
        for (var i = 0; i < Lines.Count; i++)
        {
            // Capitals stand in the middle of their line.
            baselines[i] = y + ((heights[i] + Lines[i].CapHeight(Layer, frame)) / 2);
            y += heights[i];
        }

        var widest = Lines.Count == 0 ? 0 : Lines.Max(l => l.Width(Layer, frame));
        var left = Layer.Align switch { TextAlign.Left => 0, TextAlign.Right => width - widest, _ => (width - widest) / 2 };
        return new BlockPlace(left, top, widest, total, baselines);
    }
}

/// <summary>Where a block lies within its box.</summary>
/// <param name="Left">Left edge of the widest line.</param>
/// <param name="Top">Top of the first line.</param>
/// <param name="Width">Of the widest line.</param>
/// <param name="Height">Of all lines.</param>
/// <param name="Baselines">One for each line.</param>
internal sealed record BlockPlace(double Left, double Top, double Width, double Height, IReadOnlyList<double> Baselines);

/// <summary>A line of a block.</summary>
/// <param name="Pieces">In the order of reading.</param>
/// <param name="Style">Style of an empty line.</param>
internal sealed record SetLine(IReadOnlyList<TextPiece> Pieces, TextStyle Style)
{
    /// <summary>Largest em of the line on a frame.</summary>
    public double Size(TextLayer layer, double frame) => Pieces.Count == 0 ? Style.Size.At(frame) : Pieces.Max(p => layer.Runs[p.Run].Style.Size.At(frame));

    public double CapHeight(TextLayer layer, double frame) =>
        Pieces.Count == 0 ? 0 : Pieces.Max(p => p.Face.Metrics.CapHeight * p.Face.Metrics.SizeForEm(layer.Runs[p.Run].Style.Size.At(frame)));

    public double Width(TextLayer layer, double frame) => Pieces.Sum(p => p.Width(layer.Runs[p.Run].Style, frame));
}

/// <summary>Characters in a row of one style, one typeface and one word.</summary>
/// <param name="Text">The characters; a space belongs to the word before it.</param>
/// <param name="Run">Index of the layer's run.</param>
/// <param name="Font">Typeface that draws it.</param>
/// <param name="Face">Its measures.</param>
/// <param name="Word">Number of the word in the layer.</param>
/// <param name="IsDrawn">False when no typeface at hand has the characters.</param>
internal sealed record TextPiece(string Text, int Run, FontName Font, FontFace Face, int Word, bool IsDrawn)
{
    /// <summary>Characters as people count them.</summary>
    public int Characters { get; } = StringInfo.ParseCombiningCharacters(Text).Length;

    /// <summary>Whether its letters join, so that space between them would tear them apart.</summary>
    public bool Joins => Text.EnumerateRunes().Any(r => r.Value is (>= 0x0600 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0xFB50 and <= 0xFEFC));

    public double Width(TextStyle style, double frame) => Width(style.Size.At(frame), style.LetterSpacing.At(frame));

    /// <summary>Width without kerning, with the space after its last letter.</summary>
    /// <param name="em">Size in pixels.</param>
    /// <param name="spacing">Extra pixels after each letter.</param>
    public double Width(double em, double spacing)
    {
        if (!IsDrawn) return 0;
        var extra = Joins ? 0 : spacing;
        return Face.Metrics.Width(Text, Face.Metrics.SizeForEm(em), extra) + extra;
    }

    /// <summary>Other characters in the same style and word.</summary>
    public TextPiece With(string text) => new(text, Run, Font, Face, Word, IsDrawn);
}
