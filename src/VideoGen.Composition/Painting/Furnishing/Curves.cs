using VideoGen.Composition.Design;
using VideoGen.Composition.Layouts;

namespace VideoGen.Composition.Painting.Furnishing;

/// <summary>Paints the line of a chart and the area below it.</summary>
internal static class Curves
{
    private const float StepSeconds = 0.5f;

    public static void Paint(int y, RowCanvas row, Palette palette, Furniture.Curve curve, float time, float share)
    {
        var points = curve.Points;
        var (half, middle) = ((float)curve.Width / 2, y + 0.5f);
        var top = (float)points.Min(p => p.Y) - half - 1;
        if (middle < top || middle > curve.Floor + half + 1) return;
        var reached = Reached(points, time);
        var (first, last) = (Math.Max(0, (int)(points[0].X - half - 1)), Math.Min(row.Width, (int)(reached + half) + 2));
        for (var (x, at) = (first, 0); x < last; x++)
        {
            var px = x + 0.5f;
            while (at < points.Count - 2 && px > points[at + 1].X) at++;
            var distance = Distance(points, at, px, middle);
            if (at > 0) distance = Math.Min(distance, Distance(points, at - 1, px, middle));
            if (at < points.Count - 2) distance = Math.Min(distance, Distance(points, at + 1, px, middle));
            var shown = Ease.Clamp((float)reached - px + half + 0.5f) * share;
            var (a, b) = (points[at], points[at + 1]);
            var line = a.Y + ((b.Y - a.Y) * Math.Clamp((px - a.X) / (b.X - a.X), 0, 1));
            if (middle > line && middle < curve.Floor && px >= points[0].X && px <= reached)
                Shapes.Mix(row, x, palette.Accent, 0.20f * (float)((curve.Floor - middle) / Math.Max(1, curve.Floor - top)) * share);
            Shapes.Mix(row, x, palette.Accent, Ease.Clamp(half - (float)distance + 0.5f) * shown);
        }
    }

    /// <summary>How far to the right the line has come: at each point at its time.</summary>
    private static double Reached(IReadOnlyList<(double X, double Y, double At)> points, float time)
    {
        for (var i = 1; i < points.Count; i++)
        {
            // It sets out so that it arrives with the point.
            var start = (float)Math.Max(points[i - 1].At, points[i].At - StepSeconds);
            if (time < points[i].At) return points[i - 1].X + ((points[i].X - points[i - 1].X) * Ease.InOut(Ease.Span(time, start, Math.Max(0.01f, (float)points[i].At - start))));
        }

        return points[^1].X;
    }

    private static double Distance(IReadOnlyList<(double X, double Y, double At)> points, int segment, double x, double y)
    {
        var (a, b) = (points[segment], points[segment + 1]);
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var along = Math.Clamp((((x - a.X) * dx) + ((y - a.Y) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        var (ex, ey) = (x - a.X - (along * dx), y - a.Y - (along * dy));
        return Math.Sqrt((ex * ex) + (ey * ey));
    }
}
