using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>A figure that counts up inside a ring, with what it counts below.</summary>
internal static class FigureStack
{
    public const double CountStart = 0.35;

    /// <summary>How long a figure counts in a scene of so many seconds.</summary>
    public static double CountSeconds(double seconds) => Math.Clamp(seconds * 0.4, 0.6, 1.6);

    public static (List<TextLine> Lines, List<Furniture> Furniture, double CountLength) Build(LayoutKit kit, Scene scene, NumberFact fact, string language, double seconds)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var length = CountSeconds(seconds);
        var label = scene.Headline;
        var labelFit = label.Length == 0 ? null : LayoutKit.Fit(label, kit.Fonts.Headline, kit.Fonts.HeadlineSpacing / 100, 31 * u, safe.Width, 90 * u, kit.Pitch, 2);
        var labelCaps = labelFit is null ? 0 : labelFit.Size * kit.Fonts.Headline.Metrics.CapHeight;
        var labelHeight = labelFit is null ? 0 : labelCaps + ((labelFit.Lines.Count - 1) * labelCaps * kit.Pitch) + (40 * u);
        var kicker = scene.Kicker is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, LayoutKit.Caps(scene.Kicker), 18 * u, 0.16, safe.Width);
        var kickerHeight = kicker is { } k ? k.Height + (38 * u) : 0;
        var radius = Math.Min(safe.Width * 0.40, (safe.Height - labelHeight - kickerHeight) / 2);
        radius = Math.Min(radius, (kit.Frame.IsPortrait ? 215 : 168) * u);
        var top = safe.CentreY - ((kickerHeight + (2 * radius) + labelHeight) / 2);
        var (cx, cy) = (safe.CentreX, top + kickerHeight + radius);
        List<TextLine> lines = [];
        if (kicker is { } small) lines.AddRange(small.Place(kit, TextRole.Kicker, cx, 0.5, top, kit.Palette.Muted, 0.12));
        AddFigure(kit, fact, language, cx, cy, radius, lines);
        for (var i = 0; i < (labelFit?.Lines.Count ?? 0); i++)
        {
            var y = cy + radius + (40 * u) + (labelCaps / 2) + (i * labelCaps * kit.Pitch);
            var line = LayoutKit.Line(TextRole.Headline, labelFit!.Lines[i], kit.Fonts.Headline, labelFit.Size, kit.Fonts.HeadlineSpacing / 100 * labelFit.Size, cx, 0.5, y, kit.Palette.Text, 0.6 + (0.1 * i));
            lines.Add(kit.Split(line, null));
        }

        return (lines, [new Furniture.Ring(cx, cy, radius - (7 * u), 11 * u, CountStart, length)], length);
    }

    private static void AddFigure(LayoutKit kit, NumberFact fact, string language, double cx, double cy, double radius, List<TextLine> lines)
    {
        var unit = fact.Suffix.Trim();
        var isSign = unit.Length <= 2 && !unit.All(char.IsLetter);
        var text = Written(fact, fact.Value, language, isSign);
        var inside = radius * 1.56;
        var fit = LayoutKit.Fit(text, kit.Fonts.Headline, -0.012, radius * 0.44, inside, radius, 1.4, 1);
        var caps = fit.Size * kit.Fonts.Headline.Metrics.CapHeight;
        var hasUnit = !isSign && unit.Length > 0;
        var y = hasUnit ? cy - (radius * 0.11) : cy;
        lines.Add(LayoutKit.Line(TextRole.Figure, text, kit.Fonts.Headline, fit.Size, -0.012 * fit.Size, cx, 0.5, y, kit.Palette.Text, CountStart));
        if (!hasUnit) return;
        var small = TitleStack.Small(kit, LayoutKit.Caps(unit), radius * 0.135, 0.14, inside * 0.86);
        lines.AddRange(small.Place(kit, TextRole.Kicker, cx, 0.5, y + (caps / 2) + (radius * 0.17), kit.Palette.Accent, 0.5));
    }

    /// <summary>The figure as it stands in the ring.</summary>
    public static string Written(NumberFact fact, double value, string language, bool withSign) =>
        fact.Prefix + NumberFinder.Format(value, fact.Decimals, language) + (withSign ? fact.Suffix.Trim() : "");
}
