using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>A word, how it is said, and what it means.</summary>
internal static class DefinitionStack
{
    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, string meaning)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var centred = LayoutKit.IsRightToLeft(scene.Headline);
        var (x, anchor) = centred ? (safe.CentreX, 0.5) : (safe.Left, 0.0);
        var tight = kit.Fonts.HeadlineSpacing / 100;
        var word = LayoutKit.Fit(scene.Headline, kit.Fonts.Headline, tight, 84 * u, safe.Width, safe.Height * 0.34, kit.Pitch, 2);
        // As it is written: phonetic signs have no capitals.
        var said = scene.Kicker is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, scene.Kicker, 22 * u, 0.02, safe.Width);
        var saidHeight = said is { } s ? s.Height + (34 * u) : 0;
        var above = kit.HeightOf(word) + saidHeight + (74 * u);
        var width = kit.Frame.IsLandscape ? safe.Width * 0.86 : safe.Width;
        var text = LayoutKit.Fit(meaning, kit.Fonts.Text, 0, 31 * u, width, safe.Height - above, 1.75, kit.Frame.IsLandscape ? 5 : 9);
        var caps = text.Size * kit.Fonts.Text.Metrics.CapHeight;
        var y = safe.CentreY - ((above + caps + ((text.Lines.Count - 1) * caps * 1.75)) / 2);
        List<TextLine> lines = [];
        y = kit.AddHeadline(lines, word, x, anchor, y, 0.2);
        var at = 0.2 + (0.1 * word.Lines.Count);
        if (said is { } kicker)
        {
            lines.AddRange(kicker.Place(kit, TextRole.Kicker, x, anchor, y + (34 * u), kit.Palette.Accent, at + 0.1));
            y += saidHeight;
        }

        var bar = centred ? safe.CentreX - (32 * u) : safe.Left;
        List<Furniture> furniture = [new Furniture.Bar(new Box(bar, y + (34 * u), bar + (64 * u), y + (41 * u)), at + 0.15)];
        y += 74 * u;
        for (var i = 0; i < text.Lines.Count; i++)
            lines.Add(LayoutKit.Line(TextRole.Body, text.Lines[i], kit.Fonts.Text, text.Size, 0, x, anchor, y + (caps / 2) + (i * caps * 1.75), kit.Palette.Text, at + 0.3 + (0.12 * i)));
        return (lines, furniture);
    }
}
