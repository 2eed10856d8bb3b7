using System.Text;

namespace VideoGen.Composition.Planning;

/// <summary>First cleaning of what a person typed.</summary>
internal static class PromptText
{
    private const string Fence = "```";

    /// <summary>Composed Unicode, plain line ends, no control or invisible formatting characters, single spaces.</summary>
    public static string Clean(string prompt)
    {
        var text = new StringBuilder(prompt.Length);
        var (isCode, isLineStart, lineStart) = (false, true, 0);
        foreach (var rune in prompt.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value == '\n')
            {
                TrimEnd(text);
                if (text.Length - lineStart >= Fence.Length && text.ToString(lineStart, Fence.Length) == Fence) isCode = !isCode;
                lineStart = text.Append('\n').Length;
                isLineStart = true;
                continue;
            }

            // Between fences lines keep how far they stand in.
            if (isCode && isLineStart && Rune.IsWhiteSpace(rune))
            {
                text.Append(' ', rune.Value == '\t' ? 4 : 1);
                continue;
            }

            isLineStart = false;
            if (Rune.IsWhiteSpace(rune)) { if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' '); }
            else if (rune == Rune.ReplacementChar || category == System.Globalization.UnicodeCategory.Control) continue;
            // Zero-width joiners hold emoji and Indic letters together; direction overrides could make text read as something else.
            else if (category == System.Globalization.UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D)) continue;
            else text.Append(rune.ToString());
        }

        return text.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static StringBuilder TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        return text;
    }
}
