using System.Globalization;
using System.Text;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Writes lines of a layer as they are on one frame. A line is always written whole, what does not show is clear, so that nothing moves when it comes.</summary>
internal sealed class LineWriter(TextLayer layer, long frame, AssColours colours, int typed)
{
    /// <summary>Largest font size, outline and softness in pixels: cost grows with their squares.</summary>
    private const double LargestSize = 4000;
    private const double WidestStroke = 200;
    private const double Softest = 60;

    // CSS calls twice the standard deviation the blur of a shadow; the renderer multiplies by 2 / sqrt(ln 256).
    private const double BlurFactor = 0.5 / 0.8493;

    private int _left = typed;

    public long Frame => frame;

    /// <summary>Counts a line's characters as typed.</summary>
    public void Skip(SetLine line) => _left = Math.Max(0, _left == int.MaxValue ? _left : _left - line.Pieces.Sum(p => p.Characters));

    /// <summary>Tags and text of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="pose">Where the box is.</param>
    /// <param name="baseline">From the top of the box.</param>
    /// <param name="shown">Whether a piece shows.</param>
    /// <returns>Null when nothing of it can be drawn.</returns>
    public string? Body(SetLine line, Pose pose, double baseline, Func<TextPiece, bool> shown) => Write(line, Head(line, pose, baseline, 0, 0), shown, (style, visible) =>
        visible
            ? colours.Tag(1, style.Colour, pose.Opacity) + Stroke(style, pose) + (style.Stroke is { } c ? colours.Tag(3, c, pose.Opacity) : "")
            : "\\1a&HFF&\\3a&HFF&" + Stroke(style, pose));

    /// <summary>Tags and text of a line's shadow; null when it has none.</summary>
    /// <inheritdoc cref="Body"/>
    public string? Shadow(SetLine line, Pose pose, double baseline, Func<TextPiece, bool> shown)
    {
        if (line.Pieces.Select(p => layer.Runs[p.Run].Style.Shadow).FirstOrDefault(s => s is { Colour.A: > 0 }) is not { } first) return null;
        return Write(line, Head(line, pose, baseline, first.X, first.Y), shown, (style, visible) =>
        {
            var stroke = Stroke(style, pose);
            if (style.Shadow is not { } shadow || !visible) return "\\1a&HFF&\\3a&HFF&\\shad0" + stroke;
            var blur = $"\\blur{AssFile.N(Math.Min(Softest, shadow.Blur * BlurFactor * pose.Scale))}";
            if (stroke == "\\bord0") return $"\\shad0{stroke}{blur}{colours.Tag(1, shadow.Colour, pose.Opacity)}";
            // A blurred outline leaves its letter sharp; only a shadow proper has both in one. It needs a letter that is not quite clear.
            return $"{stroke}{blur}\\1a&HFE&\\3a&HFF&\\xshad0.01\\yshad0.01{colours.Tag(4, shadow.Colour, pose.Opacity)}";
        });
    }

    private string Head(SetLine line, Pose pose, double baseline, double dx, double dy)
    {
        var (ascent, descent) = (0.0, 0.0);
        foreach (var piece in line.Pieces)
        {
            var size = piece.Face.Metrics.SizeForEm(layer.Runs[piece.Run].Style.Size.At(frame));
            ascent = Math.Max(ascent, piece.Face.Metrics.Ascent * size);
            descent = Math.Max(descent, (1 - piece.Face.Metrics.Ascent) * size);
        }

        // The renderer counts the space after the last letter as part of the line.
        var last = line.Pieces[^1];
        var trailing = last.Joins ? 0 : layer.Runs[last.Run].Style.LetterSpacing.At(frame);
        var (anchor, left) = layer.Align switch
        {
            TextAlign.Left => (4, 0.0),
            TextAlign.Right => (6, pose.Width + trailing),
            _ => (5, (pose.Width + trailing) / 2),
        };
        var (x, y) = pose.Map(left + dx, baseline + ((descent - ascent) / 2) + dy);
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"\\an{anchor}\\pos({F(x)},{F(y)})");
        if (pose.Degrees % 360 != 0) head.Append(CultureInfo.InvariantCulture, $"\\frz{F(-pose.Degrees % 360)}");
        var scale = Math.Min(pose.Scale, LargestSize / Math.Max(1, ascent + descent));
        if (scale != 1) head.Append(CultureInfo.InvariantCulture, $"\\fscx{F(scale * 100)}\\fscy{F(scale * 100)}");
        return head.ToString();
    }

    private string? Write(SetLine line, string head, Func<TextPiece, bool> shown, Func<TextStyle, bool, string> paint)
    {
        var text = new StringBuilder("{").Append(head);
        string? before = null;
        var left = _left;
        foreach (var piece in line.Pieces)
        {
            if (!piece.IsDrawn) continue;
            var style = layer.Runs[piece.Run].Style;
            var visible = shown(piece);
            var starts = StringInfo.ParseCombiningCharacters(piece.Text);
            var cut = left >= starts.Length ? piece.Text.Length : starts[left];
            left = left == int.MaxValue ? left : Math.Max(0, left - starts.Length);
            Append(piece.Text[..cut], Type(piece, style) + paint(style, visible));
            Append(piece.Text[cut..], Type(piece, style) + paint(style, false));
        }

        return before is null ? null : text.ToString();

        void Append(string part, string tags)
        {
            if (part.Length == 0) return;
            if (tags != before) text.Append(before is null ? "" : "{").Append(tags).Append('}');
            before = tags;
            text.Append(AssText.Escape(part, int.MaxValue));
        }
    }

    private string Type(TextPiece piece, TextStyle style)
    {
        var size = Math.Min(LargestSize, piece.Face.Metrics.SizeForEm(style.Size.At(frame)));
        var spacing = piece.Joins ? 0 : style.LetterSpacing.At(frame);
        return string.Create(CultureInfo.InvariantCulture,
            $"\\fn{piece.Face.Family}\\fs{F(size)}\\fsp{F(spacing)}\\i{(style.Italic ? 1 : 0)}\\u{(style.Underline ? 1 : 0)}");
    }

    private string Stroke(TextStyle style, Pose pose) =>
        style.Stroke is { A: > 0 } ? $"\\bord{AssFile.N(Math.Clamp(style.StrokeWidth.At(frame) * pose.Scale, 0, WidestStroke))}" : "\\bord0";

    private static string F(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
}
