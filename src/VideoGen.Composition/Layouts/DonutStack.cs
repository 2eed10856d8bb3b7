using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Shares of a whole as parts of a ring, with their figures and names beside or below it.</summary>
internal static class DonutStack
{
    // Parts in turn, so that neighbours differ.
    private static readonly double[] Strengths = [1, 0.62, 0.38, 0.8, 0.5, 0.28];

    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, IReadOnlyList<double> times, string language)
    {
        var (u, safe, count) = (kit.U, kit.Safe, scene.Items.Count);
        var head = ListHead.Of(kit, scene);
        var beside = kit.Frame.IsLandscape;
        var room = safe.Height - head.Height;
        var apart = beside ? 72 * u : Math.Min(40 * u, room * 0.06);
        // Below each other, names that can be read come before a large ring.
        var tall = Math.Clamp((room - apart - (count * 52 * u)) / 2, room * 0.14, room * 0.3);
        var radius = Math.Min(beside ? Math.Min(room / 2, safe.Width * 0.21) : Math.Min(tall, safe.Width * 0.36), 215 * u);
        var row = Math.Min(beside ? 76 * u : 66 * u, (beside ? room : room - (2 * radius) - apart) / count);
        var body = beside ? Math.Max(2 * radius, count * row) : (2 * radius) + apart + (count * row);
        var y = safe.CentreY - ((head.Height + body) / 2);
        List<TextLine> lines = [];
        y = head.Place(kit, lines, y);

        var (cx, cy) = beside ? (safe.Left + radius, y + (body / 2)) : (safe.CentreX, y + radius);
        var legend = beside ? y + ((body - (count * row)) / 2) : y + (2 * radius) + apart;
        var figures = scene.Values.Select(v => ChartStack.Written(v, language)).ToArray();
        var values = LayoutKit.FitAll(figures, kit.Fonts.Headline, Math.Min(25 * u, row * 0.4), safe.Width * 0.2, row * 0.8, 1);
        var offset = (30 * u) + figures.Max(f => kit.Fonts.Headline.Metrics.Width(f, values.Size, 0)) + (22 * u);
        var names = LayoutKit.FitAll(scene.Items, kit.Fonts.Text, Math.Min(22 * u, row * 0.3), beside ? safe.Width - (2 * radius) - apart - offset : safe.Width - offset, row * 0.86, 2);
        var widest = names.Lines.SelectMany(l => l).Max(l => kit.Fonts.Text.Metrics.Width(l, names.Size, 0));
        var left = beside ? safe.Left + (2 * radius) + apart : safe.CentreX - ((offset + widest) / 2);
        List<Furniture> furniture = [];
        var whole = Math.Max(scene.Values.Sum(v => v.Value), double.Epsilon);
        var from = 0.0;
        for (var i = 0; i < count; i++)
        {
            var (to, middle) = (from + (scene.Values[i].Value / whole), legend + ((i + 0.5) * row));
            var strength = Strengths[i % Strengths.Length];
            if (to > from) furniture.Add(new Furniture.Arc(cx, cy, radius * 0.81, radius * 0.38, from, to, times[i]) { Opacity = strength });
            furniture.Add(new Furniture.Disc(left + (9 * u), middle, Math.Min(9 * u, row * 0.2), times[i]) { Opacity = strength });
            lines.Add(LayoutKit.Line(TextRole.Badge, figures[i], kit.Fonts.Headline, values.Size, 0, left + (30 * u), 0, middle, kit.Palette.Text, times[i] + 0.06));
            lines.AddRange(kit.Item(names.Lines[i], names.Size, left + offset, 0, middle, 1.6, times[i] + 0.1));

            from = to;
        }

        // The largest share once more, where the eye rests.
        var top = Enumerable.Range(0, count).MaxBy(i => scene.Values[i].Value);
        var centre = LayoutKit.Fit(figures[top], kit.Fonts.Headline, 0, radius * 0.3, radius * 1.04, radius * 0.4, 1, 1);
        lines.Add(LayoutKit.Line(TextRole.Badge, figures[top], kit.Fonts.Headline, centre.Size, 0, cx, 0.5, cy, kit.Palette.Accent, times[^1] + 0.25));
        return (lines, furniture);
    }
}
