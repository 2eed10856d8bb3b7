using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>A headline with points below it, each on its own panel, each coming when it is spoken.</summary>
internal static class ListStack
{
    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, IReadOnlyList<double> times)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var count = scene.Items.Count;
        var hasHead = scene.Headline.Length > 0;
        var headCaps = Math.Min(40 * u, safe.Height * 0.10);
        var head = hasHead ? LayoutKit.Fit(scene.Headline, kit.Fonts.Headline, kit.Fonts.HeadlineSpacing / 100, headCaps, safe.Width, headCaps * 3.1, kit.Pitch, 2) : null;
        var caps = head is null ? 0 : head.Size * kit.Fonts.Headline.Metrics.CapHeight;
        var kicker = scene.Kicker is null || !hasHead ? (TitleStack.SmallText?)null : TitleStack.Small(kit, LayoutKit.Caps(scene.Kicker), 17 * u, 0.16, safe.Width);
        var headHeight = head is null ? 0 : (kicker is { } k ? k.Height + (24 * u) : 0) + caps + ((head.Lines.Count - 1) * caps * kit.Pitch) + (44 * u);
        var cardHeight = Math.Min((kit.Frame.IsPortrait ? 108 : 94) * u, ((safe.Height - headHeight) / count) - (14 * u));
        var gap = Math.Min(18 * u, cardHeight * 0.22);
        var y = safe.CentreY - ((headHeight + (count * cardHeight) + ((count - 1) * gap)) / 2);
        List<TextLine> lines = [];
        List<Furniture> cards = [];
        if (kicker is { } small)
        {
            lines.AddRange(small.Place(kit, TextRole.Kicker, safe.Left, 0, y, kit.Palette.Accent, 0.12));
            y += small.Height + (24 * u);
        }

        foreach (var text in head?.Lines ?? [])
        {
            var line = LayoutKit.Line(TextRole.Headline, text, kit.Fonts.Headline, head!.Size, kit.Fonts.HeadlineSpacing / 100 * head.Size, safe.Left, 0, y + (caps / 2), kit.Palette.Text, 0.2);
            lines.Add(kit.Split(line, null));
            y += caps * kit.Pitch;
        }

        if (head is not null) y += (44 * u) - (caps * (kit.Pitch - 1));
        AddItems(kit, scene, y, cardHeight, gap, times, lines, cards);
        return (lines, cards);
    }

    private static void AddItems(LayoutKit kit, Scene scene, double y, double height, double gap, IReadOnlyList<double> times, List<TextLine> lines, List<Furniture> cards)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var (badge, pad) = (height * 0.92, height * 0.36);
        var fits = scene.Items.Select(item => LayoutKit.Fit(item, kit.Fonts.Text, 0, height * 0.27, safe.Width - badge - pad, height * 0.62, 1.55, 2)).ToArray();
        // One size for all points, the smallest that any of them needs.
        var size = fits.Min(f => f.Size);
        var caps = size * kit.Fonts.Text.Metrics.CapHeight;
        var widest = fits.Max(f => f.Lines.Max(l => kit.Fonts.Text.Metrics.Width(l, size, 0)));
        var width = Math.Clamp(widest + badge + pad, safe.Width * (kit.Frame.IsLandscape ? 0.5 : 1), safe.Width);
        for (var i = 0; i < fits.Length; i++)
        {
            var middle = y + (height / 2);
            cards.Add(new Furniture.Card(new Box(safe.Left, y, safe.Left + width, y + height), times[i]));
            var number = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var digit = kit.Fonts.Headline.Metrics.SizeForCaps(height * 0.36);
            lines.Add(LayoutKit.Line(TextRole.Badge, number, kit.Fonts.Headline, digit, 0, safe.Left + (badge * 0.5), 0.5, middle, kit.Palette.Accent, times[i] + 0.04));
            for (var l = 0; l < fits[i].Lines.Count; l++)
            {
                var at = middle + ((l - ((fits[i].Lines.Count - 1) / 2.0)) * caps * 1.55);
                lines.Add(LayoutKit.Line(TextRole.Item, fits[i].Lines[l], kit.Fonts.Text, size, 0, safe.Left + badge, 0, at, kit.Palette.Text, times[i] + 0.08));
            }

            y += height + gap;
        }
    }
}
