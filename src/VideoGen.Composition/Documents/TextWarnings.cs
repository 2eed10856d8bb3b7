using System.Globalization;
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
        [.. TextMeasure.CheckAll(timeline, fonts).Select(Warning)];

    /// <summary>The measure numbers the cues of a track behind the track's path, which the document has as a whole.</summary>
    private static TimelineProblem Warning(TextFinding finding)
    {
        var (path, message) = (finding.Path, finding.Message);
        if (path.LastIndexOf("/cues/", StringComparison.Ordinal) is var at and >= 0 && int.TryParse(path.AsSpan(at + 6), NumberStyles.None, CultureInfo.InvariantCulture, out var cue))
            (path, message) = (path[..at], string.Create(CultureInfo.InvariantCulture, $"Caption {cue + 1}: {message}"));
        return new TimelineProblem(path, Code(finding.Kind), message, finding.Fix);
    }

    private static string Code(TextFindingKind kind) => kind switch
    {
        TextFindingKind.OutsideSafeArea => TimelineCodes.OutsideSafeArea,
        TextFindingKind.GlyphMissing => TimelineCodes.MissingGlyphs,
        TextFindingKind.LowContrast => TimelineCodes.LowContrast,
        TextFindingKind.CaptionTooFast => TimelineCodes.CaptionTooFast,
        _ => TimelineCodes.TextOverflow,
    };
}
