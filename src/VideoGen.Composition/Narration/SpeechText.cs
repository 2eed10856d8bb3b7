using System.Globalization;
using System.Text;
using VideoGen.Composition.Narration.Markup;
using VideoGen.Composition.Narration.Spoken;

namespace VideoGen.Composition.Narration;

/// <summary>A scene's narration as captions show it and as the voice reads it, with the places where the two meet.</summary>
public sealed class SpeechText
{
    private SpeechText(string spoken, IReadOnlyList<SpeechToken> tokens)
    {
        Spoken = spoken;
        Tokens = tokens;
    }

    /// <summary>What the voice is given: numbers, units, dates and abbreviations written out, pictographs and control characters left out. Empty when nothing can be said.</summary>
    public string Spoken { get; }

    /// <summary>The caption's words in order.</summary>
    public IReadOnlyList<SpeechToken> Tokens { get; }

    /// <summary>Splits a text into caption words. Scripts that write no spaces are cut into short groups.</summary>
    /// <param name="text">The narration as written.</param>
    /// <param name="language">BCP 47 language, such as "en"; decides how numbers and abbreviations are read.</param>
    /// <param name="say">How words are said that the voice would get wrong; null for none.</param>
    public static SpeechText Prepare(string text, string language, Pronunciations? say = null) => Prepare([new SpeechRun(text, null)], language, say);

    /// <summary>Splits runs of text into caption words. A run that is said otherwise than it is written is one of them.</summary>
    /// <param name="runs">The narration as written.</param>
    /// <param name="language">BCP 47 language, such as "en".</param>
    /// <param name="say">How words are said that the voice would get wrong; null for none.</param>
    public static SpeechText Prepare(IReadOnlyList<SpeechRun> runs, string language, Pronunciations? say = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var (pieces, aliases) = (new List<string>(), new List<string?>());
        foreach (var run in runs)
        {
            var plain = Plain(run.Text).Trim();
            string[] own = run.Said is not null && plain.Length > 0 ? [plain] : [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Scripts.Groups)];
            pieces.AddRange(own);
            aliases.AddRange(own.Select(_ => run.Said is { } alias && Plain(alias).Trim() is { Length: > 0 } said ? said : null));
        }

        var spoken = new StringBuilder();
        var codePoints = 0;
        var tokens = new List<SpeechToken>();
        var opening = "";
        var forms = SpokenForms.Of(pieces, language);
        foreach (var (piece, form, alias) in pieces.Zip(forms, aliases))
        {
            var said = alias ?? say?.Said(piece) ?? (form == piece ? Abbreviations.WriteOut(piece, language) : form);
            var length = said.EnumerateRunes().Count();
            if (alias is null && !Scripts.CanBeSaid(piece))
            {
                if (tokens.Count == 0)
                    opening += piece;
                else
                    tokens[^1] = tokens[^1] with { Caption = tokens[^1].Caption + Gap(tokens[^1].Caption, piece) + piece };
            }
            else
            {
                tokens.Add(new SpeechToken(opening + piece, codePoints, length));
                opening = "";
            }

            // Punctuation is passed on too: it makes the voice pause.
            spoken.Append(said).Append(' ');
            codePoints += length + 1;
        }

        return new SpeechText(tokens.Count == 0 ? "" : spoken.ToString().TrimEnd(), tokens);
    }

    /// <summary>What stands between two neighbouring caption words: a space, or nothing in scripts that write none.</summary>
    public static string Gap(string left, string right)
    {
        ArgumentException.ThrowIfNullOrEmpty(left);
        ArgumentException.ThrowIfNullOrEmpty(right);
        Rune.DecodeLastFromUtf16(left, out var last, out _);
        Rune.DecodeFromUtf16(right, out var first, out _);
        return Scripts.WritesNoSpaces(last) && (Scripts.WritesNoSpaces(first) || !Rune.IsLetterOrDigit(first)) ? "" : " ";
    }

    /// <summary>One kind of space, and nothing that a voice would spell out as a picture's name.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var drop = rune == Rune.ReplacementChar || Scripts.IsPictograph(rune) || category is UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                || Rune.IsWhiteSpace(rune);
            plain.Append(drop ? " " : rune.ToString());
        }

        return plain.ToString();
    }
}

/// <summary>One caption word and where it stands in <see cref="SpeechText.Spoken"/>.</summary>
/// <param name="Caption">The word with the punctuation that clings to it.</param>
/// <param name="Start">First Unicode code point in the spoken text, from 0.</param>
/// <param name="Length">Code points in the spoken text, at least 1.</param>
public sealed record SpeechToken(string Caption, int Start, int Length);
