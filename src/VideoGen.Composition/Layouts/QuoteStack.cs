using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>A saying beside a bar, with its speaker below.</summary>
internal static class QuoteStack
{
    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var indent = 46 * u;
        var speaker = scene.Subline is null ? (TitleStack.SmallText?)null : TitleStack.Small(kit, LayoutKit.Caps(scene.Subline), 21 * u, 0.14, safe.Width - indent);
        var speakerHeight = speaker is { } s ? s.Height + (60 * u) : 0;
        var tight = kit.Fonts.HeadlineSpacing / 100;
        var text = $"“{scene.Headline.Trim('"', '“', '”', '„', '«', '»')}”";
        var fitted = LayoutKit.Fit(text, kit.Fonts.Headline, tight, 54 * u, safe.Width - indent, safe.Height - speakerHeight - (40 * u), kit.Pitch * 1.08, kit.Frame.IsLandscape ? 5 : 8);
        var caps = fitted.Size * kit.Fonts.Headline.Metrics.CapHeight;
        var height = caps + ((fitted.Lines.Count - 1) * caps * kit.Pitch * 1.08) + speakerHeight;
        var top = safe.CentreY - (height / 2);
        List<TextLine> lines = [];
        var at = 0.2;
        for (var i = 0; i < fitted.Lines.Count; i++)
        {
            var y = top + (caps / 2) + (i * caps * kit.Pitch * 1.08);
            var line = LayoutKit.Line(TextRole.Headline, fitted.Lines[i], kit.Fonts.Headline, fitted.Size, tight * fitted.Size, safe.Left + indent, 0, y, kit.Palette.Text, at);
            lines.Add(kit.Split(line, null));
            at += 0.06 * Math.Max(1, lines[^1].Pieces.Count);
        }

        if (speaker is { } by) lines.AddRange(by.Place(kit, TextRole.Subline, safe.Left + indent, 0, top + height - by.Height, kit.Palette.Accent, at + 0.15));
        return (lines, [new Furniture.Bar(new Box(safe.Left, top - (6 * u), safe.Left + (8 * u), top + height + (6 * u)), 0.08)]);
    }
}
