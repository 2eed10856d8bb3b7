using VideoGen.Composition.Design;

namespace VideoGen.Composition.Typography;

/// <summary>A typeface that is at hand.</summary>
/// <param name="Family">Its name in the ASS file.</param>
/// <param name="Sha256">SHA-256 of its file, lower-case hexadecimal: another version of a font gives other pixels.</param>
/// <param name="Metrics">Its widths and heights.</param>
public sealed record FontFace(string Family, string Sha256, FontMetrics Metrics);

/// <summary>The typefaces of one film, as found on the machine.</summary>
/// <param name="Headline">For the largest words.</param>
/// <param name="Text">For kickers, sublines and list items.</param>
/// <param name="HeadlineSpacing">Extra space between the headline's letters, in hundredths of its size.</param>
public sealed record FontSet(FontFace Headline, FontFace Text, double HeadlineSpacing)
{
    /// <summary>For code: all of its letters are equally wide.</summary>
    public required FontFace Code { get; init; }

    /// <summary>True for a script's own typefaces instead of the designed ones; its lines need more room.</summary>
    public bool IsFallback { get; init; }

    /// <summary>The typefaces of a pair.</summary>
    /// <param name="pair">The pair that the design wants.</param>
    /// <param name="find">Finds a typeface, or the nearest one that is installed.</param>
    public static FontSet Of(FontPair pair, Func<FontName, FontFace> find) =>
        new(find(pair.Headline), find(pair.Text), pair.HeadlineSpacing) { Code = find(FontPairs.Code) };
}
