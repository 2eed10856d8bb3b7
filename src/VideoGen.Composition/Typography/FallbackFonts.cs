using System.Text;
using VideoGen.Composition.Design;

namespace VideoGen.Composition.Typography;

/// <summary>Chooses, for each character that a typeface lacks, another one that draws it, so that measure and picture agree on which.</summary>
internal sealed class FallbackFonts(Func<FontName, FontFace> find, string language)
{
    private static readonly FontName Regular = new("Noto Sans", "NotoSans-Regular.ttf");

    // Where a script's own face is not enough: signs, pictographs in one colour, and the widest of the plain faces.
    private static readonly FontName[] Last =
    [
        Regular,
        new("Noto Sans Symbols", "NotoSansSymbols-Regular.ttf"),
        new("Noto Sans Symbols2", "NotoSansSymbols2-Regular.ttf"),
        new("Noto Sans Math", "NotoSansMath-Regular.ttf"),
        new("Symbola", "Symbola_hint.ttf"),
        new("DejaVu Sans", "DejaVuSans.ttf"),
    ];

    private static readonly (int First, int Last, string Family, string File)[] Scripts =
    [
        (0x0530, 0x058F, "Noto Sans Armenian", "NotoSansArmenian"),
        (0x0590, 0x05FF, "Noto Sans Hebrew", "NotoSansHebrew"),
        (0x0600, 0x06FF, "Noto Sans Arabic", "NotoSansArabic"),
        (0x0700, 0x074F, "Noto Sans Syriac", "NotoSansSyriac"),
        (0x0750, 0x077F, "Noto Sans Arabic", "NotoSansArabic"),
        (0x0780, 0x07BF, "Noto Sans Thaana", "NotoSansThaana"),
        (0x08A0, 0x08FF, "Noto Sans Arabic", "NotoSansArabic"),
        (0x0900, 0x097F, "Noto Sans Devanagari", "NotoSansDevanagari"),
        (0x0980, 0x09FF, "Noto Sans Bengali", "NotoSansBengali"),
        (0x0A00, 0x0A7F, "Noto Sans Gurmukhi", "NotoSansGurmukhi"),
        (0x0A80, 0x0AFF, "Noto Sans Gujarati", "NotoSansGujarati"),
        (0x0B00, 0x0B7F, "Noto Sans Oriya", "NotoSansOriya"),
        (0x0B80, 0x0BFF, "Noto Sans Tamil", "NotoSansTamil"),
        (0x0C00, 0x0C7F, "Noto Sans Telugu", "NotoSansTelugu"),
        (0x0C80, 0x0CFF, "Noto Sans Kannada", "NotoSansKannada"),
        (0x0D00, 0x0D7F, "Noto Sans Malayalam", "NotoSansMalayalam"),
        (0x0D80, 0x0DFF, "Noto Sans Sinhala", "NotoSansSinhala"),
        (0x0E00, 0x0E7F, "Noto Sans Thai", "NotoSansThai"),
        (0x0E80, 0x0EFF, "Noto Sans Lao", "NotoSansLao"),
        (0x0F00, 0x0FFF, "Noto Serif Tibetan", "NotoSerifTibetan"),
        (0x1000, 0x109F, "Noto Sans Myanmar", "NotoSansMyanmar"),
        (0x10A0, 0x10FF, "Noto Sans Georgian", "NotoSansGeorgian"),
        (0x1200, 0x139F, "Noto Sans Ethiopic", "NotoSansEthiopic"),
        (0x13A0, 0x13FF, "Noto Sans Cherokee", "NotoSansCherokee"),
        (0x1400, 0x167F, "Noto Sans Canadian Aboriginal", "NotoSansCanadianAboriginal"),
        (0x1780, 0x17FF, "Noto Sans Khmer", "NotoSansKhmer"),
        (0x1800, 0x18AF, "Noto Sans Mongolian", "NotoSansMongolian"),
        (0x2C80, 0x2CFF, "Noto Sans Coptic", "NotoSansCoptic"),
        (0x2D30, 0x2D7F, "Noto Sans Tifinagh", "NotoSansTifinagh"),
        (0xAB70, 0xABBF, "Noto Sans Cherokee", "NotoSansCherokee"),
        (0xFB1D, 0xFB4F, "Noto Sans Hebrew", "NotoSansHebrew"),
        (0xFB50, 0xFDFF, "Noto Sans Arabic", "NotoSansArabic"),
        (0xFE70, 0xFEFC, "Noto Sans Arabic", "NotoSansArabic"),
    ];

    private readonly Dictionary<(FontName Font, int Rune), FontName?> _known = [];

    /// <summary>Metrics and name in the file of a typeface.</summary>
    public FontFace Face(FontName font) => find(font);

    /// <summary>The typeface that draws a character; null when none at hand does.</summary>
    /// <param name="font">The typeface that is wanted.</param>
    /// <param name="rune">The character.</param>
    public FontName? For(FontName font, Rune rune)
    {
        if (_known.TryGetValue((font, rune.Value), out var known)) return known;
        var found = Candidates(font, rune).Cast<FontName?>().FirstOrDefault(candidate => find(candidate!).Metrics.Has(rune));
        _known[(font, rune.Value)] = found;
        return found;
    }

    private IEnumerable<FontName> Candidates(FontName font, Rune rune)
    {
        yield return font;
        var bold = IsBold(font);
        foreach (var (first, last, family, file) in Scripts)
        {
            if (rune.Value < first || rune.Value > last) continue;
            if (bold) yield return new FontName(family + " Bold", file + "-Bold.ttf");
            yield return new FontName(family, file + "-Regular.ttf");
        }

        if (IsEastAsian(rune.Value)) yield return EastAsian(rune.Value, bold);
        if (bold) yield return new FontName("Noto Sans Bold", "NotoSans-Bold.ttf");
        foreach (var last in Last) yield return last;
        if (!IsEastAsian(rune.Value)) yield return EastAsian(rune.Value, bold);
    }

    private FontName EastAsian(int c, bool bold)
    {
        var region = c is (>= 0x1100 and <= 0x11FF) or (>= 0x3130 and <= 0x318F) or (>= 0xAC00 and <= 0xD7FF) ? "kr"
            : c is >= 0x3040 and <= 0x30FF ? "jp"
            : language.Split('-')[0] switch { "ja" => "jp", "ko" => "kr", _ => language.EndsWith("TW", StringComparison.OrdinalIgnoreCase) ? "tc" : "sc" };
        // libass knows a weight of a PostScript-flavoured family only by its PostScript name.
        return new FontName($"NotoSansCJK{region}-{(bold ? "Bold" : "Regular")}", $"NotoSansCJK-{(bold ? "Bold" : "Regular")}.ttc");
    }

    private static bool IsEastAsian(int c) => c is (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsBold(FontName font) => font.FileName.Contains("Bold", StringComparison.Ordinal) || font.FileName.Contains("Black", StringComparison.Ordinal)
        || font.FileName.Contains("Heavy", StringComparison.Ordinal);
}
