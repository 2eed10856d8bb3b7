using System.Globalization;
using VideoGen.Composition.Captions;

namespace VideoGen.Composition.Typography;

/// <summary>Breaks text into lines of like length and finds the largest size at which it fits.</summary>
internal static class LineBreaker
{
    private const int LongestToken = 22;

    /// <summary>Balanced lines at the largest size that fits.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="face">Typeface.</param>
    /// <param name="spacing">Extra space between letters as a share of the size.</param>
    /// <param name="maxSize">Largest font size.</param>
    /// <param name="maxWidth">Width that no line may pass.</param>
    /// <param name="maxHeight">Height that the lines together may not pass, in the same measure as the size.</param>
    /// <param name="pitch">Distance of baselines as a multiple of a line's height.</param>
    /// <param name="maxLines">Most lines.</param>
    public static FittedText Fit(string text, FontFace face, double spacing, double maxSize, double maxWidth, double maxHeight, double pitch, int maxLines)
    {
        var tokens = Tokens(text);
        FittedText? best = null;
        for (var count = 1; count <= Math.Min(maxLines, tokens.Count); count++)
        {
            var lines = Balance(tokens, count, t => face.Metrics.Width(t, 1, spacing));
            var widest = lines.Max(l => face.Metrics.Width(l, 1, spacing));
            var size = Math.Min(maxSize, Math.Min(maxWidth / Math.Max(widest, 1e-6), maxHeight / (((count - 1) * pitch) + 1)));
            // One more line has to pay: a little larger is not worth it.
            if (best is null || size > best.Size * 1.12) best = new FittedText(lines, size);
        }

        return best ?? new FittedText([""], maxSize);
    }

    /// <summary>Lines as full as they can be at one size; a line that fits stays as it is, and leading spaces stay on every line.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="face">Typeface.</param>
    /// <param name="size">Font size.</param>
    /// <param name="width">Width that no line may pass.</param>
    public static IReadOnlyList<string> Wrap(string text, FontFace face, double size, double width)
    {
        if (face.Metrics.Width(text, size, 0) <= width) return [text];
        var indent = text[..^text.TrimStart(' ').Length];
        List<string> lines = [];
        var line = "";
        foreach (var token in Tokens(text))
        {
            var (glued, bare) = token.StartsWith('\u200B') ? (true, token[1..]) : (false, token);
            var longer = line.Length == 0 ? indent + bare : glued ? line + bare : $"{line} {bare}";
            if (line.Length > 0 && face.Metrics.Width(longer, size, 0) > width)
            {
                lines.Add(line);
                longer = indent + bare;
            }

            line = longer;
        }

        return [.. lines, line];
    }

    /// <summary>Pieces between which a line may be broken: words, single characters of scripts without spaces, parts of endless words.</summary>
    internal static IReadOnlyList<string> Tokens(string text)
    {
        List<string> tokens = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            var starts = StringInfo.ParseCombiningCharacters(word);
            for (var g = 1; g < starts.Length; g++)
            {
                var at = starts[g];
                // Closing punctuation stays with what it closes.
                var unspaced = WordJoin.IsUnspaced(word[starts[g - 1]]) && WordJoin.IsUnspaced(word[at]) && !char.IsPunctuation(word[at]);
                if (!unspaced && g - Array.IndexOf(starts, start) < LongestToken) continue;
                tokens.Add((start == 0 ? "" : "\u200B") + word[start..at]);
                start = at;
            }

            tokens.Add((start == 0 ? "" : "\u200B") + word[start..]);
        }

        return tokens;
    }

    private static string Join(IReadOnlyList<string> tokens, int from, int to)
    {
        var line = new System.Text.StringBuilder();
        for (var i = from; i < to; i++)
        {
            var glued = tokens[i].StartsWith('\u200B');
            if (i > from && !glued) line.Append(' ');
            line.Append(glued ? tokens[i][1..] : tokens[i]);
        }

        return line.ToString();
    }

    /// <summary>The way to part tokens into lines whose widest is narrowest.</summary>
    private static List<string> Balance(IReadOnlyList<string> tokens, int count, Func<string, double> width)
    {
        var n = tokens.Count;
        var cost = new double[count + 1, n + 1];
        var cut = new int[count + 1, n + 1];
        for (var i = 0; i <= n; i++) cost[0, i] = i == 0 ? 0 : double.PositiveInfinity;
        for (var line = 1; line <= count; line++)
        {
            for (var end = 0; end <= n; end++)
            {
                cost[line, end] = double.PositiveInfinity;
                for (var start = end - 1; start >= line - 1; start--)
                {
                    var w = width(Join(tokens, start, end));
                    var worst = Math.Max(cost[line - 1, start], w);
                    if (worst < cost[line, end]) (cost[line, end], cut[line, end]) = (worst, start);
                    if (w > cost[line, end]) break;
                }
            }
        }

        List<string> lines = [];
        for (int line = count, end = n; line > 0; end = cut[line, end], line--) lines.Insert(0, Join(tokens, cut[line, end], end));
        return lines;
    }
}

/// <summary>Text broken into lines.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Size">Font size.</param>
internal sealed record FittedText(IReadOnlyList<string> Lines, double Size);
