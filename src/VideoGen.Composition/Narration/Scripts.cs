using System.Globalization;
using System.Text;

namespace VideoGen.Composition.Narration;

/// <summary>What must be known of writing systems to cut captions and time them.</summary>
internal static class Scripts
{
    /// <summary>Longest caption group in a script without spaces, in characters as people count them.</summary>
    private const int GroupLength = 5;

    /// <summary>Han, kana, Thai, Lao, Khmer, Burmese and their full-width punctuation: written without spaces between words.</summary>
    public static bool WritesNoSpaces(Rune rune) => rune.Value is
        (>= 0x3000 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF)
        or (>= 0x0E00 and <= 0x0EFF) or (>= 0x1780 and <= 0x17FF) or (>= 0x1000 and <= 0x109F);

    /// <summary>Emoji and other pictures, with the signs that modify them. Voices read their names aloud, which nobody wrote.</summary>
    public static bool IsPictograph(Rune rune) => rune.Value is
        (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or (>= 0x2300 and <= 0x23FF)
        or (>= 0xFE00 and <= 0xFE0F) or 0x20E3 or (>= 0xE0000 and <= 0xE007F);

    /// <summary>Whether a voice says something at this piece: a letter, a digit or a sign with a name such as "%".</summary>
    public static bool CanBeSaid(string piece)
    {
        foreach (var rune in piece.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || rune.Value is '%' or '&' or '+' or '=' or '@' or '€' or '£' or '$')
                return true;
        }

        return false;
    }

    /// <summary>Cuts a piece without spaces into groups that a caption can light up one after the other.</summary>
    public static IEnumerable<string> Groups(string piece)
    {
        if (!piece.EnumerateRunes().Any(WritesNoSpaces))
        {
            yield return piece;
            yield break;
        }

        var group = new StringBuilder();
        var count = 0;
        var spaceless = false;
        var elements = StringInfo.GetTextElementEnumerator(piece);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var rune = Rune.GetRuneAt(element, 0);
            var said = Rune.IsLetterOrDigit(rune);
            var isSpaceless = WritesNoSpaces(rune);
            var full = count >= GroupLength && spaceless;
            if (group.Length > 0 && said && (full || EndsClause(group) || isSpaceless != spaceless))
            {
                yield return group.ToString();
                group.Clear();
                count = 0;
            }

            if (said)
                spaceless = isSpaceless;
            group.Append(element);
            count++;
        }

        if (group.Length > 0)
            yield return group.ToString();
    }

    /// <summary>A closing mark may only be followed by the next group. Opening brackets are left to cling to what follows.</summary>
    private static bool EndsClause(StringBuilder group) => group[^1] is '，' or '。' or '、' or '！' or '？' or '；' or '：' or '」' or '』' or ',' or '.' or '!' or '?';
}
