using System.Globalization;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Captions;

/// <summary>Looks at captions before they are drawn.</summary>
public static class CaptionMeasure
{
    // Netflix Timed Text Style Guide: 20 characters a second for adults; a third more is where most people give up.
    private const double FastestReading = 27;

    /// <summary>What is wrong with a track: captions that do not fit, go too fast or hold characters that nothing draws.</summary>
    /// <param name="track">The track; one without a style has no look to check.</param>
    /// <param name="timeline">The film.</param>
    /// <param name="fonts">Finds a typeface, or the nearest one that is installed.</param>
    /// <returns>At most one finding of a kind for each cue; empty when all is well.</returns>
    public static IReadOnlyList<TextFinding> Check(CaptionTrack track, ResolvedTimeline timeline, Func<FontName, FontFace> fonts)
    {
        if (track.Style is not { } style) return [];
        var setter = new CaptionSetter(style, timeline, new FallbackFonts(fonts, timeline.Language));
        List<TextFinding> findings = [];
        for (var i = 0; i < track.Cues.Count; i++)
        {
            var cue = track.Cues[i];
            var name = string.Create(CultureInfo.InvariantCulture, $"Caption {i + 1} at {SubtitleClock.Write(cue.Start, '.')}");
            var pages = setter.Pages(cue);
            if (pages.Any(p => !p.Fits)) findings.Add(new TextFinding(TextFindingKind.CaptionOverflows, track.Path, $"{name} does not fit in two lines.", "Make it shorter, or split it."));
            if (pages.Select(p => TextMeasure.Missing(p.Block, track.Path)).FirstOrDefault(f => f is not null) is { } missing) findings.Add(missing with { Message = $"{name}: {missing.Message}" });
            if (TooFast(cue) is { } rate)
            {
                findings.Add(new TextFinding(TextFindingKind.CaptionTooFast, track.Path,
                    string.Create(CultureInfo.InvariantCulture, $"{name} has {rate:0} characters a second; {FastestReading:0} is the most that can be read."), "Show it longer, or make it shorter."));
            }
        }

        return findings;
    }

    private static double? TooFast(CaptionCue cue)
    {
        var rate = cue.Text.Length / Math.Max(0.001, (cue.End - cue.Start).TotalSeconds);
        return cue.Text.Length > 12 && rate > FastestReading ? rate : null;
    }
}
