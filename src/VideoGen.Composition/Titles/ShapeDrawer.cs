using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Draws a shape: its fill and, centred on its edge, its stroke, each one drawing.</summary>
internal static class ShapeDrawer
{
    private const int Flat = 12;

    public static void Draw(EventRuns events, int order, long frame, ShapeLayer shape, long local, AssColours colours)
    {
        var pose = Pose.Of(shape, local);
        if (pose.Opacity <= 0 || pose.Scale == 0) return;
        if (shape.Fill is { A: > 0 } fill && shape.Kind != ShapeKind.Line) Put(Filled(shape, pose, local), 0, fill);
        var width = Math.Clamp(shape.StrokeWidth.At(local), 0, 2000);
        if (shape.Stroke is { A: > 0 } stroke && width > 0) Put(Stroked(shape, pose, local, width), 1, stroke);

        void Put(Outline outline, int slot, Rgba colour)
        {
            if (!outline.IsEmpty) events.Put(order, slot, frame, AssDrawing.Body(outline.On(pose), colours.Tag(1, colour, pose.Opacity)));
        }
    }

    private static Outline Filled(ShapeLayer shape, Pose pose, long local)
    {
        var outline = new Outline();
        switch (shape.Kind)
        {
            case ShapeKind.Rectangle: outline.Rectangle(0, 0, pose.Width, pose.Height, shape.CornerRadius.At(local)); break;
            case ShapeKind.Ellipse: outline.Ellipse(0, 0, pose.Width, pose.Height); break;
            case ShapeKind.Path: return Outline.Of(shape.Steps);
        }

        return outline;
    }

    private static Outline Stroked(ShapeLayer shape, Pose pose, long local, double width)
    {
        var (w, h, r, outline) = (pose.Width, pose.Height, width / 2, new Outline());
        switch (shape.Kind)
        {
            case ShapeKind.Rectangle:
                var radius = Math.Clamp(shape.CornerRadius.At(local), 0, Math.Min(w, h) / 2);
                outline.Rectangle(-r, -r, w + r, h + r, radius > 0 ? radius + r : 0);
                outline.Rectangle(r, r, w - r, h - r, Math.Max(0, radius - r), hole: true);
                break;
            case ShapeKind.Ellipse:
                outline.Ellipse(-r, -r, w + r, h + r);
                outline.Ellipse(r, r, w - r, h - r, hole: true);
                break;
            case ShapeKind.Line:
                outline.Stick((0, 0), (w, h), width);
                break;
            default:
                foreach (var line in Lines(shape.Steps))
                {
                    for (var i = 1; i < line.Count; i++) outline.Stick(line[i - 1], line[i], width, roundA: i == 1, roundB: true);
                    if (line.Count == 1) outline.Stick(line[0], line[0], width, roundB: false);
                }

                break;
        }

        return outline;
    }

    /// <summary>The figures of a path as chains of points.</summary>
    private static List<List<(double X, double Y)>> Lines(IReadOnlyList<PathStep> steps)
    {
        List<List<(double X, double Y)>> lines = [];
        foreach (var step in steps)
        {
            if (step.Kind == PathStepKind.Move || lines.Count == 0) lines.Add([step.Points.Count > 0 ? step.Points[0] : (0, 0)]);
            var line = lines[^1];
            switch (step.Kind)
            {
                case PathStepKind.Line: line.Add(step.Points[0]); break;
                case PathStepKind.Curve: Flatten(line, step.Points); break;
                case PathStepKind.Close: line.Add(line[0]); break;
            }
        }

        return lines;
    }

    private static void Flatten(List<(double X, double Y)> line, IReadOnlyList<(double X, double Y)> points)
    {
        var (a, b, c, d) = (line[^1], points[0], points[1], points[2]);
        for (var i = 1; i <= Flat; i++)
        {
            var t = (double)i / Flat;
            var u = 1 - t;
            var (wa, wb, wc, wd) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t);
            line.Add(((wa * a.X) + (wb * b.X) + (wc * c.X) + (wd * d.X), (wa * a.Y) + (wb * b.Y) + (wc * c.Y) + (wd * d.Y)));
        }
    }
}
