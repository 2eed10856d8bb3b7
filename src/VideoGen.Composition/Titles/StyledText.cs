using System.Globalization;
using System.Text;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Titles;

/// <summary>Runs put one after the other, cut into pieces that one typeface draws.</summary>
internal sealed class StyledText
{
    private readonly IReadOnlyList<TextRun> _styles;
    private readonly string _text;
    private readonly int[] _owners;
    private int _words;

    public StyledText(IReadOnlyList<TextRun> runs)
    {
        var text = new StringBuilder();
        List<int> owners = [];
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i].Text.ReplaceLineEndings("\n").Replace('\t', ' ');
            text.Append(run);
            owners.AddRange(Enumerable.Repeat(i, run.Length));
        }

        (_styles, _text, _owners) = (runs, text.ToString(), [.. owners]);
    }

    /// <summary>The text between line feeds. A line may be broken where the number of the word changes.</summary>
    /// <param name="fonts">Typefaces for what a run's own lacks.</param>
    public IEnumerable<(TextStyle Style, IReadOnlyList<TextPiece> Pieces)> Paragraphs(FallbackFonts fonts)
    {
        var start = 0;
        for (var i = 0; i <= _text.Length; i++)
        {
            if (i < _text.Length && _text[i] != '\n') continue;
            if (_styles.Count > 0) yield return (_styles[_owners.Length == 0 ? 0 : _owners[Math.Min(start, _owners.Length - 1)]].Style, Pieces(start, i, fonts));
            start = i + 1;
        }
    }

    private List<TextPiece> Pieces(int start, int end, FallbackFonts fonts)
    {
        List<TextPiece> pieces = [];
        var paragraph = _text[start..end];
        var starts = StringInfo.ParseCombiningCharacters(paragraph);
        var afterSpace = false;
        for (var e = 0; e < starts.Length; e++)
        {
            var element = paragraph[starts[e]..(e + 1 < starts.Length ? starts[e + 1] : paragraph.Length)];
            if (e > 0 && element != " " && (afterSpace || MayBreak(paragraph, starts[e - 1], starts[e]))) _words++;
            afterSpace = element == " " || element[0] == WordJoin.Glue;
            Add(pieces, element, _owners[start + starts[e]], fonts);
        }

        if (pieces.Count > 0) _words++;
        return pieces;
    }

    private void Add(List<TextPiece> pieces, string element, int run, FallbackFonts fonts)
    {
        var wanted = _styles[run].Style.Font;
        var rune = Rune.GetRuneAt(element, 0);
        var font = IsInvisible(rune) ? wanted : fonts.For(wanted, rune);
        var face = fonts.Face(font ?? wanted);
        var text = font is not null && element.Length > 1 && Narration.Scripts.IsPictograph(rune) ? Plain(element, face.Metrics) : element;
        if (pieces.Count > 0 && pieces[^1] is var last && last.Run == run && last.Word == _words && last.IsDrawn == font is not null && last.Font == (font ?? wanted))
            pieces[^1] = new TextPiece(last.Text + text, run, last.Font, face, _words, last.IsDrawn);
        else
            pieces.Add(new TextPiece(text, run, font ?? wanted, face, _words, font is not null));
    }

    /// <summary>Between Han and kana characters, but not before what closes or after what opens; and after a hyphen within a word.</summary>
    private static bool MayBreak(string text, int before, int at)
    {
        var (a, b) = (Rune.GetRuneAt(text, before), Rune.GetRuneAt(text, at));
        if (a.Value is '-' or 0x2010 or 0x2013 or 0x2014) return Rune.IsLetter(b) && before > 0 && char.IsLetterOrDigit(text[before - 1]);
        return IsUnspaced(a) && IsUnspaced(b) && !Rune.IsPunctuation(b)
            && Rune.GetUnicodeCategory(a) is not (UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation);
    }

    private static bool IsUnspaced(Rune rune) => rune.Value >= 0x20000 || (rune.IsBmp && WordJoin.IsUnspaced((char)rune.Value));

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator
        || rune.Value is >= 0xFE00 and <= 0xFE0F;

    // Faces in one colour have no ligatures for families and skin tones: what joins them would be drawn as boxes.
    private static string Plain(string element, FontMetrics metrics)
    {
        var plain = new StringBuilder();
        foreach (var rune in element.EnumerateRunes())
        {
            if (metrics.Has(rune) && rune.Value is not (0x200D or (>= 0xFE00 and <= 0xFE0F) or (>= 0x1F3FB and <= 0x1F3FF))) plain.Append(rune.ToString());
        }

        return plain.ToString();
    }
}
