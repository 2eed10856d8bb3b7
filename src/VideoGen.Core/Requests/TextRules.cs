using System.Globalization;
using System.Text;

namespace VideoGen.Core.Requests;

/// <summary>What text from a caller may hold. Anything that a database, an encoder or a renderer would choke on is refused here.</summary>
public static class TextRules
{
    /// <summary>Checks text that may span lines, such as a prompt.</summary>
    /// <param name="text">The text as the caller wrote it.</param>
    /// <param name="maxLength">Most UTF-16 characters.</param>
    /// <returns>What is wrong, as the rest of a sentence that starts with the field; null when nothing is.</returns>
    public static string? Fault(string text, int maxLength) => Check(text, maxLength, lines: Lines.Many);

    /// <summary>Checks text of a single line, such as a title.</summary>
    /// <inheritdoc cref="Fault"/>
    public static string? LineFault(string text, int maxLength) => Check(text, maxLength, lines: Lines.One);

    /// <summary>Whether text is a SHA-256 as it is written everywhere here: 64 lower-case hexadecimal digits.</summary>
    public static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static string? Check(string text, int maxLength, Lines lines)
    {
        if (text.Length > maxLength)
            return string.Create(CultureInfo.InvariantCulture, $"must be at most {maxLength} characters long; this has {text.Length}.");

        var anything = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
                return string.Create(CultureInfo.InvariantCulture, $"has half of a surrogate pair at character {at + 1}.");
            if (Rune.IsControl(rune) && !(lines == Lines.Many && rune.Value is '\n' or '\r' or '\t'))
                return string.Create(CultureInfo.InvariantCulture, $"has the control character U+{rune.Value:X4} at character {at + 1}.");
            anything |= IsVisible(rune);
            at += rune.Utf16SequenceLength - 1;
        }

        return anything ? null : "must not be blank.";
    }

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    private enum Lines
    {
        One,
        Many,
    }
}
