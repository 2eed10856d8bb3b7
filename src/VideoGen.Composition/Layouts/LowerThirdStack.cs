using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Who is speaking: initials where a face would be, name and role on a panel in the lower third.</summary>
internal static class LowerThirdStack
{
    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var pad = 34 * u;
        var inside = (kit.Frame.IsLandscape ? safe.Width * 0.72 : safe.Width) - (2 * pad);
        var tight = kit.Fonts.HeadlineSpacing / 100;
        var name = LayoutKit.Fit(scene.Headline, kit.Fonts.Headline, tight, 42 * u, inside, safe.Height * 0.2, kit.Pitch, 2);
        var role = scene.Subline is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, scene.Subline, 21 * u, 0.03, inside);
        var height = (2 * pad) + kit.HeightOf(name) + (role is { } r ? r.Height + (28 * u) : 0);
        var widest = Math.Max(name.Lines.Max(l => kit.Fonts.Headline.Metrics.Width(l, name.Size, tight * name.Size)), role?.Lines.Max(l => kit.Fonts.Text.Metrics.Width(l, role.Value.Size, role.Value.Spacing * role.Value.Size)) ?? 0);
        var panel = new Box(safe.Left, safe.Bottom - height, safe.Left + Math.Min(safe.Width, widest + (2 * pad) + (20 * u)), safe.Bottom);
        List<Furniture> furniture = [new Furniture.Card(panel, 0.25)];
        List<TextLine> lines = [];
        kit.AddHeadline(lines, name, panel.Left + pad, 0, panel.Top + pad, 0.4);
        if (role is { } small) lines.AddRange(small.Place(kit, TextRole.Subline, panel.Left + pad, 0, panel.Bottom - pad - small.Height, kit.Palette.Accent, 0.7));
        Above(kit, scene, new Box(safe.Left, safe.Top, safe.Right, panel.Top - (40 * u)), lines, furniture);
        return (lines, furniture);
    }

    /// <summary>What is talked about, where it is said, else the initials in a ring.</summary>
    private static void Above(LayoutKit kit, Scene scene, Box room, List<TextLine> lines, List<Furniture> furniture)
    {
        var u = kit.U;
        if (scene.Kicker is { } topic)
        {
            var text = LayoutKit.Fit(topic, kit.Fonts.Headline, kit.Fonts.HeadlineSpacing / 100, 48 * u, room.Width, room.Height * 0.8, kit.Pitch, kit.Frame.IsLandscape ? 3 : 5);
            kit.AddHeadline(lines, text, room.Left, 0, room.CentreY - (kit.HeightOf(text) / 2), 0.9);
            return;
        }

        if (LogoStack.Initials(scene.Headline) is not { Length: > 0 } initials) return;
        var radius = Math.Min(150 * u, room.Height * 0.46);
        furniture.Add(new Furniture.Panel(new Box(room.CentreX - radius, room.CentreY - radius, room.CentreX + radius, room.CentreY + radius), kit.Palette.Base, kit.Palette.IsLight ? 0.7 : 0.5, radius, 0.05) { Grows = true });
        furniture.Add(new Furniture.Ring(room.CentreX, room.CentreY, radius - (6 * u), 7 * u, 0.15, 0.9));
        var letters = LayoutKit.Fit(initials, kit.Fonts.Headline, 0, radius * 0.52, radius * 1.3, radius, 1, 1);
        lines.Add(LayoutKit.Line(TextRole.Badge, initials, kit.Fonts.Headline, letters.Size, 0, room.CentreX, 0.5, room.CentreY, kit.Palette.Text, 0.3));
    }
}
