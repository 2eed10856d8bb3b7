using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Bars that grow beside their names, the largest in full strength; figures stand at their ends.</summary>
internal static class ChartStack
{
    private const double GrowSeconds = 0.8;
    private const double LeastShare = 0.008;

    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, IReadOnlyList<double> times, string language)
    {
        var (u, safe, count) = (kit.U, kit.Safe, scene.Items.Count);
        var head = ListHead.Of(kit, scene);
        // Beside each other where there is width, above each other where there is height.
        var stacked = !kit.Frame.IsLandscape;
        var row = Math.Min((stacked ? 132 : 96) * u, (safe.Height - head.Height) / count);
        var y = safe.CentreY - ((head.Height + (count * row)) / 2);
        List<TextLine> lines = [];
        y = head.Place(kit, lines, y);

        var figures = scene.Values.Select(v => Written(v, language)).ToArray();
        var thick = stacked ? row * 0.3 : row * 0.52;
        var names = LayoutKit.FitAll(scene.Items, kit.Fonts.Text, Math.Min(20 * u, row * 0.25), stacked ? safe.Width : safe.Width * 0.30, stacked ? row * 0.3 : row * 0.8, stacked ? 1 : 2);
        var values = LayoutKit.FitAll(figures, kit.Fonts.Headline, Math.Min(23 * u, thick * 0.6), safe.Width * 0.24, thick, 1);
        var left = stacked ? safe.Left : safe.Left + (safe.Width * 0.30) + (24 * u);
        var longest = safe.Right - left - figures.Max(f => kit.Fonts.Headline.Metrics.Width(f, values.Size, 0)) - (20 * u);
        var most = Math.Max(scene.Values.Max(v => v.Value), double.Epsilon);
        List<Furniture> furniture = [];
        for (var i = 0; i < count; i++)
        {
            var top = y + (i * row);
            var middle = stacked ? top + (row * 0.66) : top + (row / 2);
            // Short bars stay true to their figures: they are narrow rather than round.
            var length = longest * Math.Clamp(scene.Values[i].Value / most, LeastShare, 1);
            furniture.Add(new Furniture.Bar(new Box(left, middle - (thick / 2), left + length, middle + (thick / 2)), times[i], GrowSeconds) { Opacity = scene.Values[i].Value >= most ? 1 : 0.55 });
            lines.AddRange(kit.Item(names.Lines[i], names.Size, stacked ? left : left - (24 * u), stacked ? 0 : 1, stacked ? top + (row * 0.26) : middle, 1.55, times[i]));

            lines.Add(LayoutKit.Line(TextRole.Badge, figures[i], kit.Fonts.Headline, values.Size, 0, left + length + (14 * u), 0, middle, kit.Palette.Text, times[i] + (GrowSeconds * 0.6)));
        }

        return (lines, furniture);
    }

    /// <summary>A figure with its unit.</summary>
    public static string Written(NumberFact fact, string language) => FigureStack.Written(fact, fact.Value, language, withSign: false) + fact.Suffix;
}
