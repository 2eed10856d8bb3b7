using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Documents;

/// <summary>Warnings that need the machine's typefaces, and so cannot come from reading the document alone.</summary>
public static class TextWarnings
{
    /// <summary>What the author of a film should know of its texts and captions.</summary>
    /// <param name="timeline">The film.</param>
    /// <param name="fonts">Finds a typeface, or the nearest one that is installed.</param>
    public static IReadOnlyList<TimelineProblem> Of(ResolvedTimeline timeline, Func<FontName, FontFace> fonts) =>
        [.. TextMeasure.CheckAll(timeline, fonts).Select(f => new TimelineProblem(f.Path, Code(f.Kind), f.Message, f.Fix))];

    private static string Code(TextFindingKind kind) => kind switch
    {
        TextFindingKind.OutsideSafeArea => TimelineCodes.OutsideSafeArea,
        TextFindingKind.GlyphMissing => TimelineCodes.MissingGlyphs,
        TextFindingKind.LowContrast => TimelineCodes.LowContrast,
        TextFindingKind.CaptionTooFast => TimelineCodes.CaptionTooFast,
        _ => TimelineCodes.TextOverflow,
    };
}
