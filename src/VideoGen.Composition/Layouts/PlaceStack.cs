using VideoGen.Composition.Painting.Furnishing;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>A pin, and the place on which it stands.</summary>
internal static class PlaceStack
{
    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var radius = Math.Min(52 * u, safe.Height * 0.085);
        var (pin, gap) = (radius * (1 + Pins.Stem), Math.Min(62 * u, safe.Height * 0.1));
        var kicker = scene.Kicker is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, LayoutKit.Caps(scene.Kicker), 19 * u, 0.16, safe.Width);
        var subline = scene.Subline is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, scene.Subline, 25 * u, 0.04, safe.Width);
        var above = pin + gap + (kicker is { } k ? k.Height + (26 * u) : 0);
        var below = subline is { } s ? s.Height + (36 * u) : 0;
        var tight = kit.Fonts.HeadlineSpacing / 100;
        var name = LayoutKit.Fit(scene.Headline, kit.Fonts.Headline, tight, 72 * u, safe.Width, safe.Height - above - below, kit.Pitch, kit.Frame.IsLandscape ? 2 : 3);
        var y = safe.CentreY - ((above + below + kit.HeightOf(name)) / 2);
        var tip = y + pin;
        List<Furniture> furniture = [new Furniture.Ping(safe.CentreX, tip, 120 * u, 0.34, 1.7, 0.5), new Furniture.Pin(safe.CentreX, tip, radius, 0.15)];
        List<TextLine> lines = [];
        y = tip + gap;
        if (kicker is { } small)
        {
            lines.AddRange(small.Place(kit, TextRole.Kicker, safe.CentreX, 0.5, y, kit.Palette.Muted, 0.4));
            y += small.Height + (26 * u);
        }

        y = kit.AddHeadline(lines, name, safe.CentreX, 0.5, y, 0.5);
        if (subline is { } region) lines.AddRange(region.Place(kit, TextRole.Subline, safe.CentreX, 0.5, y + (36 * u), kit.Palette.Accent, 0.85));
        return (lines, furniture);
    }
}
