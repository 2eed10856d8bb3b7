using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>A brand's mark with its initials, and its name below.</summary>
internal static class LogoStack
{
    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var initials = Initials(scene.Headline);
        var side = initials.Length == 0 ? 0 : Math.Min(190 * u, safe.Height * 0.36);
        var gap = side > 0 ? Math.Min(60 * u, safe.Height * 0.1) : 0;
        var tagline = scene.Subline is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, scene.Subline, 24 * u, 0.05, safe.Width);
        var below = tagline is { } t ? t.Height + (40 * u) : 0;
        var tight = kit.Fonts.HeadlineSpacing / 100;
        var name = LayoutKit.Fit(scene.Headline, kit.Fonts.Headline, tight, 66 * u, safe.Width, safe.Height - side - gap - below, kit.Pitch, 3);
        var y = safe.CentreY - ((side + gap + below + kit.HeightOf(name)) / 2);
        List<TextLine> lines = [];
        List<Furniture> furniture = [];
        if (side > 0)
        {
            var mark = new Box(safe.CentreX - (side / 2), y, safe.CentreX + (side / 2), y + side);
            furniture.Add(new Furniture.Ping(mark.CentreX, mark.CentreY, side * 1.25, 1, 30, 0.2));
            furniture.Add(new Furniture.Panel(mark, kit.Palette.Accent, 1, side * 0.26, 0.1) { Grows = true });
            var letters = LayoutKit.Fit(initials, kit.Fonts.Headline, 0, side * 0.4, side * 0.72, side, 1, 1);
            lines.Add(LayoutKit.Line(TextRole.Badge, initials, kit.Fonts.Headline, letters.Size, 0, mark.CentreX, 0.5, mark.CentreY, kit.Palette.Base, 0.25));
            y += side + gap;
        }

        y = kit.AddHeadline(lines, name, safe.CentreX, 0.5, y, 0.5);
        if (tagline is { } words) lines.AddRange(words.Place(kit, TextRole.Subline, safe.CentreX, 0.5, y + (40 * u), kit.Palette.Accent, 0.95));
        return (lines, furniture);
    }

    /// <summary>First letters of the first and the last word; empty for scripts in which letters do not stand for names.</summary>
    public static string Initials(string name)
    {
        string[] words = [.. name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetterOrDigit(w[0]) && w[0] < '\u0530')];
        return string.Concat((words.Length > 1 ? [words[0], words[^1]] : words).Select(w => char.ToUpperInvariant(w[0])));
    }
}
