using System.Text;

namespace VideoGen.Composition.Titles;

/// <summary>The one way for a person's text into an ASS file: everything shows as it was typed, nothing acts.</summary>
public static class AssText
{
    /// <summary>Longest text of one event in characters.</summary>
    public const int MaxLength = 240;

    // Shows as nothing and has no width; it parts a backslash from the letter that would make it an order.
    private const char WordJoiner = '\u2060';

    /// <summary>Text in which braces and backslashes are inert and line breaks are spaces.</summary>
    public static string Escape(string text) => Escape(text, MaxLength);

    /// <summary>Text in which braces and backslashes are inert and line breaks are spaces.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="maxLength">What is longer is cut off.</param>
    public static string Escape(string text, int maxLength)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length >= maxLength) break;
            switch (rune.Value)
            {
                case '{': safe.Append("\\{"); break;
                case '}': safe.Append("\\}"); break;
                case '\\': safe.Append('\\').Append(WordJoiner); break;
                case '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029: safe.Append(' '); break;
                default:
                    if (rune.Value >= 0x20 && rune.Value is not (>= 0x7F and < 0xA0) && rune != Rune.ReplacementChar) safe.Append(rune.ToString());
                    break;
            }
        }

        return safe.ToString();
    }
}
