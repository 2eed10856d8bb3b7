using System.Globalization;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>A figure that counts down to nothing inside a ring that empties.</summary>
internal static class CountdownStack
{
    /// <summary>Highest figure that is counted from.</summary>
    public const int Most = 60;

    private const double Start = 0.3;
    private const double Rest = 0.9;

    /// <summary>Seconds that it takes at one second a step.</summary>
    public static double Seconds(int from) => Start + from + Rest;

    public static (List<TextLine> Lines, List<Furniture> Furniture, (double Start, double Length) Count) Build(LayoutKit kit, Scene scene, int from, double seconds)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var length = Math.Min(from, Math.Max(0.2, seconds - Start - Rest));
        var label = scene.Headline.Length == 0 ? null : LayoutKit.Fit(scene.Headline, kit.Fonts.Headline, kit.Fonts.HeadlineSpacing / 100, 38 * u, safe.Width, 110 * u, kit.Pitch, 2);
        var below = label is null ? 0 : kit.HeightOf(label) + (44 * u);
        var radius = Math.Min(Math.Min(safe.Width * 0.42, (safe.Height - below) / 2), (kit.Frame.IsLandscape ? 190 : 250) * u);
        var (cx, cy) = (safe.CentreX, safe.CentreY - (below / 2));
        var figure = LayoutKit.Fit(from.ToString(CultureInfo.InvariantCulture), kit.Fonts.Headline, -0.012, radius * 0.86, radius * 1.3, radius, 1, 1);
        List<TextLine> lines = [LayoutKit.Line(TextRole.Figure, figure.Lines[0], kit.Fonts.Headline, figure.Size, -0.012 * figure.Size, cx, 0.5, cy, kit.Palette.Text, 0.1)];
        if (label is not null) kit.AddHeadline(lines, label, cx, 0.5, cy + radius + (44 * u), 0.35);
        return (lines, [new Furniture.Ring(cx, cy, radius - (7 * u), 13 * u, Start, length) { Empties = true }], (Start, length));
    }
}
