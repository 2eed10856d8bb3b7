using System.Globalization;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Titles;

/// <summary>Looks at texts before they are drawn.</summary>
public static class TextMeasure
{
    /// <summary>Most findings of a film.</summary>
    public const int MaxFindings = 200;

    // WCAG 2.2, 1.4.3: 3 for large text, 4.5 for other. Large is 18 points on a page of 1080 lines, which is a fortieth of its height.
    private const double LargeContrast = 3;
    private const double SmallContrast = 4.5;
    private const double LargeShare = 1 / 40.0;

    /// <summary>What is wrong with a text layer, as it stands in the middle of its time.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="timeline">The timeline that holds it.</param>
    /// <param name="fonts">Finds a typeface, or the nearest one that is installed.</param>
    /// <returns>Empty when all is well.</returns>
    public static IReadOnlyList<TextFinding> Check(TextLayer layer, ResolvedTimeline timeline, Func<FontName, FontFace> fonts)
    {
        var block = TextBlock.Of(layer, new FallbackFonts(fonts, timeline.Language));
        var local = layer.Frames / 2;
        var pose = Pose.Of(layer, local);
        var place = block.Place(local, pose.Width, pose.Height);
        List<TextFinding> findings = [];
        if (Missing(block, layer.Path) is { } missing) findings.Add(missing);
        if (place.Width <= 0) return findings;
        if (Overflow(block, place, pose, local) is { } overflow) findings.Add(overflow);
        if (Outside(layer, place, pose, timeline) is { } outside) findings.Add(outside);
        findings.AddRange(Contrast(layer, place, pose, timeline, local));
        return findings;
    }

    /// <summary>What is wrong with all texts and captions of a film, and of the timelines within it.</summary>
    /// <param name="timeline">The film.</param>
    /// <param name="fonts">Finds a typeface, or the nearest one that is installed.</param>
    /// <returns>At most <see cref="MaxFindings"/>.</returns>
    public static IReadOnlyList<TextFinding> CheckAll(ResolvedTimeline timeline, Func<FontName, FontFace> fonts)
    {
        var texts = timeline.Layers.SelectMany(layer => layer switch
        {
            TextLayer text => Check(text, timeline, fonts),
            GroupLayer group => CheckAll(group.Inner, fonts),
            _ => [],
        });
        return [.. texts.Concat(timeline.Captions.SelectMany(track => CaptionMeasure.Check(track, timeline, fonts))).Distinct().Take(MaxFindings)];
    }

    /// <summary>Where a layer's text lies on the canvas in the middle of its time, without turning, in pixels; widths without kerning.</summary>
    /// <inheritdoc cref="Check"/>
    public static (double Left, double Top, double Right, double Bottom) Bounds(TextLayer layer, ResolvedTimeline timeline, Func<FontName, FontFace> fonts)
    {
        var pose = Pose.Of(layer, layer.Frames / 2);
        return OnCanvas(TextBlock.Of(layer, new FallbackFonts(fonts, timeline.Language)).Place(layer.Frames / 2, pose.Width, pose.Height), pose, 0);
    }

    internal static TextFinding? Missing(TextBlock block, string path)
    {
        var missing = block.Lines.SelectMany(l => l.Pieces).Where(p => !p.IsDrawn).SelectMany(p => p.Text.EnumerateRunes()).Distinct().Take(8).ToArray();
        if (missing.Length == 0) return null;
        var names = string.Join(", ", missing.Select(r => string.Create(CultureInfo.InvariantCulture, $"U+{r.Value:X4}")));
        return new TextFinding(TextFindingKind.GlyphMissing, path, $"No installed typeface draws {names}; it is left out.", "Use other characters, or install a typeface that has them.");
    }

    private static TextFinding? Overflow(TextBlock block, BlockPlace place, Pose pose, long local)
    {
        // Kerning, which is not measured, makes lines a little narrower.
        var (wide, high) = (place.Width - (pose.Width * 1.01), place.Height - pose.Height);
        var leading = block.Lines.Count == 0 ? 0 : block.Lines[0].Size(block.Layer, local) * Math.Max(0, block.Layer.LineHeight - 0.9);
        if (wide <= 1 && high <= leading) return null;
        var text = string.Create(CultureInfo.InvariantCulture, $"The text needs {place.Width:0} x {place.Height:0} pixels and its box has {pose.Width:0} x {pose.Height:0}.");
        return new TextFinding(TextFindingKind.OverflowsBox, block.Layer.Path, text, "Make the size smaller, the box larger or the text shorter.");
    }

    private static TextFinding? Outside(TextLayer layer, BlockPlace place, Pose pose, ResolvedTimeline timeline)
    {
        var safe = SafeArea.Of(SafeZone.TitleSafe, timeline.Width, timeline.Height);
        var (left, top, right, bottom) = OnCanvas(place, pose, layer.Box?.Padding ?? 0);
        if (left >= safe.Left - 1 && top >= safe.Top - 1 && right <= safe.Right + 1 && bottom <= safe.Bottom + 1) return null;
        var cut = left < -1 || top < -1 || right > timeline.Width + 1 || bottom > timeline.Height + 1;
        var where = string.Create(CultureInfo.InvariantCulture, $"({left:0}, {top:0}) to ({right:0}, {bottom:0})");
        var allowed = string.Create(CultureInfo.InvariantCulture, $"({safe.Left:0}, {safe.Top:0}) to ({safe.Right:0}, {safe.Bottom:0})");
        return new TextFinding(TextFindingKind.OutsideSafeArea, layer.Path,
            cut ? $"The text lies partly outside the picture: {where}." : $"The text at {where} leaves the title-safe area {allowed}.", "Move it inwards or make it smaller.");
    }

    private static IEnumerable<TextFinding> Contrast(TextLayer layer, BlockPlace place, Pose pose, ResolvedTimeline timeline, long local)
    {
        if (Beneath.Of(layer, OnCanvas(place, pose, 0), timeline, layer.Start + local) is not { Count: > 0 } behind) yield break;
        foreach (var style in layer.Runs.Where(r => !string.IsNullOrWhiteSpace(r.Text)).Select(r => r.Style).Distinct())
        {
            var opacity = style.Colour.A / 255.0 * pose.Opacity;
            if (opacity < 0.05) continue;
            var ratio = behind.Min(b => Ratio(style, b, opacity));
            var limit = style.Size.At(local) * pose.Scale >= timeline.Height * LargeShare ? LargeContrast : SmallContrast;
            if (ratio >= limit) continue;
            yield return new TextFinding(TextFindingKind.LowContrast, layer.Path,
                string.Create(CultureInfo.InvariantCulture, $"The text has a contrast of {ratio:0.0} to 1 to what lies behind it; {limit:0.#} can be read by most people."),
                "Choose another colour, or give it a stroke or a box.");
            yield break;
        }
    }

    // A stroke sets letters off from what lies behind; it counts when it can be seen at all.
    private static double Ratio(TextStyle style, Rgba behind, double opacity)
    {
        var back = Rgb.Of(behind);
        var plain = Rgb.Contrast(Colours.Over(style.Colour, behind, opacity), back);
        if (style.Stroke is not { A: > 127 } stroke || style.StrokeWidth.At(0) < style.Size.At(0) * 0.02) return plain;
        return Math.Max(plain, Rgb.Contrast(Colours.Over(style.Colour, behind, opacity), Colours.Over(stroke, behind, stroke.A / 255.0)));
    }

    private static (double Left, double Top, double Right, double Bottom) OnCanvas(BlockPlace place, Pose pose, double padding)
    {
        (double X, double Y)[] corners =
        [
            pose.Map(place.Left - padding, place.Top - padding), pose.Map(place.Left + place.Width + padding, place.Top - padding),
            pose.Map(place.Left - padding, place.Top + place.Height + padding), pose.Map(place.Left + place.Width + padding, place.Top + place.Height + padding),
        ];
        return (corners.Min(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.X), corners.Max(c => c.Y));
    }
}
