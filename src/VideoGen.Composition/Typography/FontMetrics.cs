using System.Text;

namespace VideoGen.Composition.Typography;

/// <summary>Widths and heights of a typeface, as libass uses them: its font size is the sum of the Windows ascent and descent.</summary>
public sealed class FontMetrics
{
    private readonly IReadOnlyDictionary<int, int> _advances;
    private readonly double _height;

    /// <summary>Metrics from a font's tables.</summary>
    /// <param name="unitsPerEm">Units of an em.</param>
    /// <param name="ascent">Windows ascent in units.</param>
    /// <param name="descent">Windows descent in units, positive.</param>
    /// <param name="capHeight">Height of capitals in units.</param>
    /// <param name="advances">Advance width in units by code point.</param>
    public FontMetrics(int unitsPerEm, int ascent, int descent, int capHeight, IReadOnlyDictionary<int, int> advances)
    {
        UnitsPerEm = unitsPerEm;
        Ascent = (double)ascent / (ascent + descent);
        CapHeight = (double)capHeight / (ascent + descent);
        _height = ascent + descent;
        _advances = advances;
    }

    private FontMetrics(FontMetrics other, double capHeight)
    {
        (UnitsPerEm, Ascent, CapHeight, _height, _advances) = (other.UnitsPerEm, other.Ascent, capHeight, other._height, other._advances);
    }

    /// <summary>Units of an em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Share of the font size above the baseline.</summary>
    public double Ascent { get; }

    /// <summary>Height of capitals as a share of the font size.</summary>
    public double CapHeight { get; }

    /// <summary>The same measures for a script whose letters are this much lower than capitals, so that it is set larger.</summary>
    internal FontMetrics ForLowScript(double factor) => new(this, CapHeight * factor);

    /// <summary>Whether the typeface draws a character itself.</summary>
    public bool Has(Rune rune) => _advances.ContainsKey(rune.Value);

    /// <summary>Font size whose capitals are this high.</summary>
    public double SizeForCaps(double capHeight) => capHeight / CapHeight;

    /// <summary>Font size of an em of so many pixels.</summary>
    public double SizeForEm(double em) => em * _height / UnitsPerEm;

    /// <summary>Width of a line, without kerning; characters that the typeface lacks count as wide as their fallback may be.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">ASS font size in pixels.</param>
    /// <param name="spacing">Extra pixels after each character.</param>
    public double Width(string text, double size, double spacing)
    {
        double width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsMark(rune)) continue;
            width += _advances.TryGetValue(rune.Value, out var advance) ? advance * size / _height : FallbackShare(rune.Value) * size;
            width += spacing;
        }

        return Math.Max(0, width - spacing);
    }

    /// <summary>Advance of a fallback font's character as a share of the font size, from the Noto fonts' own tables, rounded up.</summary>
    private static double FallbackShare(int c) => c switch
    {
        >= 0x1F000 => 1.25,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFFE6 or >= 0x20000 => 0.7,
        >= 0x0600 and <= 0x08FF => 0.5,
        >= 0x0900 and <= 0x0DFF => 0.55,
        _ => 0.6,
    };

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.Format;
}
