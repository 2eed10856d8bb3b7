using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Breaks a paragraph of styled pieces at the width of a box.</summary>
internal static class LineFitter
{
    private const int MostBalancedLines = 4;

    /// <summary>Lines that are as full as can be; few centred ones are made alike in width.</summary>
    /// <param name="layer">The layer, for its styles.</param>
    /// <param name="pieces">One paragraph.</param>
    /// <param name="width">Width that no line passes, unless a single character does.</param>
    public static IReadOnlyList<IReadOnlyList<TextPiece>> Break(TextLayer layer, IReadOnlyList<TextPiece> pieces, double width)
    {
        if (pieces.Count == 0) return [pieces];
        var full = Greedy(layer, pieces, width);
        if (layer.Align != TextAlign.Centre || !layer.Wrap || full.Count is < 2 or > MostBalancedLines) return full;
        var (low, high, best) = (0.0, width, full);
        for (var i = 0; i < 12; i++)
        {
            var middle = (low + high) / 2;
            var lines = Greedy(layer, pieces, middle);
            // A narrower box must not tear words that the real one holds.
            if (lines.Count <= full.Count && lines.All(l => Wide(layer, l) <= middle + 0.01)) (high, best) = (middle, lines);
            else low = middle;
        }

        return best;
    }

    private static List<IReadOnlyList<TextPiece>> Greedy(TextLayer layer, IReadOnlyList<TextPiece> pieces, double width)
    {
        List<IReadOnlyList<TextPiece>> lines = [];
        List<TextPiece> line = [];
        foreach (var word in pieces.GroupBy(p => p.Word).Select(g => g.ToList()))
        {
            if (line.Count > 0 && Wide(layer, [.. line, .. word]) > width) Flush();
            if (Wide(layer, word) <= width)
            {
                line.AddRange(word);
                continue;
            }

            foreach (var part in word.SelectMany(Characters))
            {
                if (line.Count > 0 && Wide(layer, [.. line, part]) > width) Flush();
                if (line.Count > 0 && line[^1] is var last && last.Run == part.Run && last.Font == part.Font && last.IsDrawn == part.IsDrawn) line[^1] = Joined(last, part);
                else line.Add(part);
            }
        }

        Flush();
        return lines;

        void Flush()
        {
            lines.Add(Trimmed(line));
            line = [];
        }
    }

    /// <summary>Width at the largest size that the styles ever have.</summary>
    private static double Wide(TextLayer layer, IReadOnlyList<TextPiece> pieces) => Trimmed(pieces).Sum(p =>
    {
        var style = layer.Runs[p.Run].Style;
        return p.Width(style.Size.Keys.Max(k => k.Value), style.LetterSpacing.Keys.Max(k => k.Value));
    });

    private static IEnumerable<TextPiece> Characters(TextPiece piece)
    {
        var starts = StringInfo.ParseCombiningCharacters(piece.Text);
        for (var i = 0; i < starts.Length; i++)
            yield return piece.With(piece.Text[starts[i]..(i + 1 < starts.Length ? starts[i + 1] : piece.Text.Length)]);
    }

    private static TextPiece Joined(TextPiece a, TextPiece b) => a.With(a.Text + b.Text);

    private static IReadOnlyList<TextPiece> Trimmed(IReadOnlyList<TextPiece> pieces)
    {
        if (pieces.Count == 0 || !pieces[^1].Text.EndsWith(' ')) return [.. pieces];
        var last = pieces[^1].Text.TrimEnd(' ');
        return last.Length > 0 ? [.. pieces.SkipLast(1), pieces[^1].With(last)] : Trimmed([.. pieces.SkipLast(1)]);
    }
}
