using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Two panels: beside each other in wide pictures, above each other in others.</summary>
internal static class CompareStack
{
    private const double Apart = 0.6;

    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, double seconds)
    {
        var (u, safe) = (kit.U, kit.Safe);
        var head = ListHead.Of(kit, scene);
        var gap = 26 * u;
        var beside = kit.Frame.IsLandscape;
        var width = beside ? (safe.Width - gap) / 2 : safe.Width;
        var room = safe.Height - head.Height;
        var most = Math.Max(1, scene.Sides.Max(s => s.Items.Count));
        var height = Math.Min(beside ? room : (room - gap) / 2, (110 + (62 * most)) * u);
        var y = safe.CentreY - ((head.Height + (beside ? height : (2 * height) + gap)) / 2);
        List<TextLine> lines = [];
        List<Furniture> panels = [];
        y = head.Place(kit, lines, y);

        // One size for both sides, so that neither weighs more.
        var pad = Math.Min(34 * u, height * 0.14);
        var titles = LayoutKit.FitAll(scene.Sides.Select(s => s.Title), kit.Fonts.Headline, Math.Min(30 * u, height * 0.13), width - (2 * pad), height * 0.2, 1);
        var row = (height - (pad * 1.6) - (height * 0.22)) / most;
        var items = LayoutKit.FitAll(scene.Sides.SelectMany(s => s.Items).DefaultIfEmpty(""), kit.Fonts.Text, Math.Min(20 * u, row * 0.34), width - (2 * pad) - (24 * u), row * 0.86, 2);
        var next = 0;
        for (var i = 0; i < scene.Sides.Count; i++)
        {
            var (left, top) = beside ? (safe.Left + (i * (width + gap)), y) : (safe.Left, y + (i * (height + gap)));
            var at = 0.4 + (i * Math.Max(Apart, seconds * 0.3));
            panels.Add(new Furniture.Card(new Box(left, top, left + width, top + height), at));
            lines.Add(LayoutKit.Line(TextRole.Badge, scene.Sides[i].Title, kit.Fonts.Headline, titles.Size, 0, left + pad, 0, top + pad + (height * 0.06), kit.Palette.Accent, at + 0.08));
            for (var k = 0; k < scene.Sides[i].Items.Count; k++, next++)
            {
                var middle = top + pad + (height * 0.2) + ((k + 0.5) * row);
                var appear = at + 0.2 + (0.14 * k);
                panels.Add(new Furniture.Disc(left + pad + (5 * u), middle, Math.Min(5 * u, row * 0.1), appear));
                lines.AddRange(kit.Item(items.Lines[next], items.Size, left + pad + (24 * u), 0, middle, 1.6, appear));
            }
        }

        return (lines, panels);
    }
}
