using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>A headline with points below it, each on its own panel, each coming when it is spoken.</summary>
internal static class ListStack
{
    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, IReadOnlyList<double> times)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var count = scene.Items.Count;
        var head = ListHead.Of(kit, scene);
        var cardHeight = Math.Min((kit.Frame.IsPortrait ? 108 : 94) * u, ((safe.Height - head.Height) / count) - (14 * u));
        var gap = Math.Min(18 * u, cardHeight * 0.22);
        var y = safe.CentreY - ((head.Height + (count * cardHeight) + ((count - 1) * gap)) / 2);
        List<TextLine> lines = [];
        List<Furniture> cards = [];
        y = head.Place(kit, lines, y);
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
        var widest = fits.Max(f => f.Lines.Max(l => kit.Fonts.Text.Metrics.Width(l, size, 0)));
        var width = Math.Clamp(widest + badge + pad, safe.Width * (kit.Frame.IsLandscape ? 0.5 : 1), safe.Width);
        for (var i = 0; i < fits.Length; i++)
        {
            var middle = y + (height / 2);
            cards.Add(new Furniture.Card(new Box(safe.Left, y, safe.Left + width, y + height), times[i]));
            var number = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var digit = kit.Fonts.Headline.Metrics.SizeForCaps(height * 0.36);
            lines.Add(LayoutKit.Line(TextRole.Badge, number, kit.Fonts.Headline, digit, 0, safe.Left + (badge * 0.5), 0.5, middle, kit.Palette.Accent, times[i] + 0.04));
            lines.AddRange(kit.Item(fits[i].Lines, size, safe.Left + badge, 0, middle, 1.55, times[i] + 0.08));

            y += height + gap;
        }
    }
}
