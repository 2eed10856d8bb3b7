using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>Figures that follow each other in time as a line, each point coming when it is spoken.</summary>
internal static class LineStack
{
    // Of the largest figure: what moves less than this is shown from below its least, so that it shows at all.
    private const double StartsAtZero = 0.5;

    public static (List<TextLine> Lines, List<Furniture> Furniture) Build(LayoutKit kit, Scene scene, IReadOnlyList<double> times, string language)
    {
        var (u, safe, count) = (kit.U, kit.Safe, scene.Items.Count);
        var head = ListHead.Of(kit, scene);
        var height = Math.Min(safe.Height - head.Height, (kit.Frame.IsPortrait ? 620 : 430) * u);
        var y = safe.CentreY - ((head.Height + height) / 2);
        List<TextLine> lines = [];
        y = head.Place(kit, lines, y);

        var column = safe.Width / count;
        var figures = scene.Values.Select(v => ChartStack.Written(v, language)).ToArray();
        var values = LayoutKit.FitAll(figures, kit.Fonts.Headline, Math.Min(24 * u, height * 0.09), column * 0.94, height * 0.1, 1);
        var names = LayoutKit.FitAll(scene.Items, kit.Fonts.Text, Math.Min(19 * u, height * 0.07), column * 0.94, height * 0.09, 1);
        var label = values.Size * kit.Fonts.Headline.Metrics.CapHeight;
        var name = names.Size * kit.Fonts.Text.Metrics.CapHeight;
        var gap = Math.Min(18 * u, height * 0.05);
        var (ceiling, floor) = (y + label + (2 * gap), y + height - name - (1.6 * gap));
        var (least, most) = (scene.Values.Min(v => v.Value), scene.Values.Max(v => v.Value));
        var bottom = least > most * StartsAtZero ? least - ((most - least) * 0.3) : 0;
        var span = Math.Max(most - bottom, double.Epsilon);
        var points = scene.Values.Select((v, i) => (X: safe.Left + ((i + 0.5) * column), Y: most > bottom ? floor - ((floor - ceiling) * (v.Value - bottom) / span) : (floor + ceiling) / 2, At: times[i])).ToArray();
        List<Furniture> furniture = [new Furniture.Bar(new Box(safe.Left, floor - u, safe.Right, floor + u), Math.Max(0, times[0] - 0.25)) { Opacity = 0.4 }];
        if (count > 1) furniture.Add(new Furniture.Curve(points, floor, 6 * u));
        for (var i = 0; i < count; i++)
        {
            var (x, py, at) = points[i];
            furniture.Add(new Furniture.Disc(x, py, 9 * u, at));
            TextLine Figure(double middle) => LayoutKit.Line(TextRole.Badge, figures[i], kit.Fonts.Headline, values.Size, 0, x, 0.5, middle, kit.Palette.Text, at + 0.05);
            // Above its point, or below where the line would run through it there; else on a ground of its own.
            var (above, below) = (Figure(py - gap - (label / 2)), Figure(py + gap + (label / 2)));
            var figure = Crosses(points, above.Ink.Grown(5 * u)) && !Crosses(points, below.Ink.Grown(5 * u)) && floor - py > label + (2.2 * gap) ? below : above;
            if (Crosses(points, figure.Ink.Grown(5 * u))) furniture.Add(new Furniture.Panel(figure.Ink.Grown(6 * u), kit.Palette.Base, 0.9, 9 * u, Math.Max(0, at - 0.1)));
            lines.Add(figure);
            lines.Add(LayoutKit.Line(TextRole.Item, scene.Items[i], kit.Fonts.Text, names.Size, 0, x, 0.5, floor + (1.6 * gap) + (name / 2), kit.Palette.Muted, Math.Max(0.2, at - 0.2)));
        }

        return (lines, furniture);
    }

    /// <summary>Whether the line runs through a box.</summary>
    private static bool Crosses((double X, double Y, double At)[] points, Box box)
    {
        for (var i = 1; i < points.Length; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            if (a.X >= box.Right || b.X <= box.Left) continue;
            double At(double x) => a.Y + ((b.Y - a.Y) * (Math.Clamp(x, a.X, b.X) - a.X) / (b.X - a.X));
            var (left, right) = (At(box.Left), At(box.Right));
            if (Math.Max(left, right) > box.Top && Math.Min(left, right) < box.Bottom) return true;
        }

        return false;
    }
}
