using System.Globalization;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>Measures the texts of a film and says which will not look as meant.</summary>
internal static class TextWarnings
{
    /// <summary>Texts that are measured; a film with more is made by a program, which the first ones tell enough.</summary>
    private const int MostTexts = 500;

    public static void Check(ReadingContext context, ResolvedTimeline film, Func<FontName, FontFace> fonts)
    {
        var seen = new HashSet<ResolvedTimeline>(ReferenceEqualityComparer.Instance);
        foreach (var (text, timeline) in Texts(film, seen).Take(MostTexts))
        {
            foreach (var finding in TextMeasure.Check(text, timeline, fonts)) Say(context, finding, finding.Path, finding.Message);
        }

        foreach (var track in film.Captions)
        {
            foreach (var finding in CaptionMeasure.Check(track, film, fonts)) Say(context, finding, track.Path, Number(track, finding) is { } number ? $"Caption {number}: {finding.Message}" : finding.Message);
        }
    }

    private static IEnumerable<(TextLayer Text, ResolvedTimeline Timeline)> Texts(ResolvedTimeline timeline, HashSet<ResolvedTimeline> seen)
    {
        if (!seen.Add(timeline)) yield break;
        foreach (var layer in timeline.Layers)
        {
            if (layer is TextLayer text) yield return (text, timeline);
            if (layer is not GroupLayer group) continue;
            foreach (var inner in Texts(group.Inner, seen)) yield return inner;
        }
    }

    private static void Say(ReadingContext context, TextFinding finding, string path, string message) => context.Warn(
        JsonPath.Written(path),
        finding.Kind switch
        {
            TextFindingKind.OverflowsBox or TextFindingKind.CaptionOverflows => TimelineCodes.TextOverflow,
            TextFindingKind.OutsideSafeArea => TimelineCodes.OutsideSafeArea,
            TextFindingKind.GlyphMissing => TimelineCodes.MissingGlyphs,
            TextFindingKind.CaptionTooFast => TimelineCodes.CaptionTooFast,
            _ => TimelineCodes.LowContrast,
        },
        message,
        finding.Fix);

    /// <summary>Number of a cue from 1: the measure numbers the cues of a track from 0, behind its path.</summary>
    private static int? Number(CaptionTrack track, TextFinding finding) =>
        finding.Path.StartsWith(track.Path + "/cues/", StringComparison.Ordinal) && int.TryParse(finding.Path.AsSpan(track.Path.Length + 6), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index + 1 : null;
}
