using System.Globalization;
using System.Text;

namespace VideoGen.Composition.Captions;

/// <summary>Takes the tags out of the text of SubRip and WebVTT cues and keeps the times of words.</summary>
internal static class CueMarkup
{
    private const int LongestTag = 200;

    // SubRip has no definition: these are the tags that players know. Anything else in angle brackets is text.
    private static readonly HashSet<string> SrtTags = new(["b", "i", "u", "s", "font", "c", "v", "lang", "ruby", "rt"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the lines of a cue.</summary>
    /// <param name="text">Lines with line feeds.</param>
    /// <param name="isVtt">WebVTT: every tag is a tag, and characters may be named.</param>
    public static MarkedText Parse(string text, bool isVtt)
    {
        var marked = new MarkedText();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '<' && Tag(text, i, isVtt, out var at) is { } after)
            {
                if (at is { } time) marked.Mark(time);
                i = after;
            }
            else if (!isVtt && text[i] == '{' && i + 1 < text.Length && text[i + 1] == '\\' && text.IndexOf('}', i) is > 0 and var close) i = close + 1;
            else if (isVtt && text[i] == '&' && Named(text, i, out var end) is { } character) (_, i) = (Add(marked, character), end);
            else
            {
                var rune = Rune.GetRuneAt(text, i);
                marked.Add(rune);
                i += rune.Utf16SequenceLength;
            }
        }

        return marked;
    }

    private static int? Tag(string text, int start, bool isVtt, out TimeSpan? time)
    {
        time = null;
        var close = text.IndexOf('>', start);
        if (close < 0 || close - start > LongestTag) return null;
        var inner = text.AsSpan(start + 1, close - start - 1);
        if (SubtitleClock.Parse(inner) is { } at)
        {
            time = at;
            return close + 1;
        }

        if (isVtt) return close + 1;
        var name = inner.TrimStart('/');
        var stop = name.IndexOfAny(' ', '.');
        return SrtTags.Contains((stop < 0 ? name : name[..stop]).ToString()) ? close + 1 : null;
    }

    private static string? Named(string text, int start, out int end)
    {
        end = text.IndexOf(';', start) + 1;
        if (end <= start || end - start > 12) return null;
        var name = text.AsSpan(start + 1, end - start - 2);
        return name switch
        {
            "amp" => "&", "lt" => "<", "gt" => ">", "nbsp" => "\u00A0", "lrm" => "\u200E", "rlm" => "\u200F", "quot" => "\"", "apos" => "'",
            ['#', 'x' or 'X', .. var hex] when int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value) => new Rune(value).ToString(),
            ['#', .. var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value) => new Rune(value).ToString(),
            _ => null,
        };
    }

    private static bool Add(MarkedText marked, string text)
    {
        marked.Add(text);
        return true;
    }
}
