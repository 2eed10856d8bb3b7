using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Closed figures of lines and cubic Bézier curves. Overlapping figures of one direction join; an opposite one cuts a hole.</summary>
internal sealed class Outline
{
    // Length of a handle that makes a cubic Bézier curve a quarter of a circle.
    private const double Quarter = 0.5522847498;

    private readonly List<PathStep> _steps = [];

    public IReadOnlyList<PathStep> Steps => _steps;

    public bool IsEmpty => _steps.Count == 0;

    public static Outline Of(IEnumerable<PathStep> steps)
    {
        var outline = new Outline();
        outline._steps.AddRange(steps);
        return outline;
    }

    public void MoveTo(double x, double y) => _steps.Add(new PathStep(PathStepKind.Move, [(x, y)]));

    public void LineTo(double x, double y) => _steps.Add(new PathStep(PathStepKind.Line, [(x, y)]));

    public void CurveTo(double x1, double y1, double x2, double y2, double x, double y) => _steps.Add(new PathStep(PathStepKind.Curve, [(x1, y1), (x2, y2), (x, y)]));

    /// <summary>A rectangle.</summary>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="right">Right edge.</param>
    /// <param name="bottom">Bottom edge.</param>
    /// <param name="radius">Of its corners; made smaller when they would meet.</param>
    /// <param name="hole">Drawn the other way round, to cut out of another figure.</param>
    public void Rectangle(double left, double top, double right, double bottom, double radius, bool hole = false)
    {
        if (right <= left || bottom <= top) return;
        var (rx, ry) = (Math.Clamp(radius, 0, (right - left) / 2), Math.Clamp(radius, 0, (bottom - top) / 2));
        rx = ry = Math.Min(rx, ry);
        Round(left, top, right, bottom, rx, ry, hole);
    }

    /// <summary>An ellipse that touches the box.</summary>
    public void Ellipse(double left, double top, double right, double bottom, bool hole = false)
    {
        if (right <= left || bottom <= top) return;
        Round(left, top, right, bottom, (right - left) / 2, (bottom - top) / 2, hole);
    }

    /// <summary>A line of a width with round ends.</summary>
    public void Stick((double X, double Y) a, (double X, double Y) b, double width, bool roundA = true, bool roundB = true)
    {
        var r = width / 2;
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (r <= 0) return;
        if (length > 1e-9)
        {
            var (nx, ny) = (-dy / length * r, dx / length * r);
            MoveTo(a.X - nx, a.Y - ny);
            LineTo(b.X - nx, b.Y - ny);
            LineTo(b.X + nx, b.Y + ny);
            LineTo(a.X + nx, a.Y + ny);
        }

        if (roundA) Ellipse(a.X - r, a.Y - r, a.X + r, a.Y + r);
        if (roundB) Ellipse(b.X - r, b.Y - r, b.X + r, b.Y + r);
    }

    /// <summary>The figure as a pose puts it on the canvas.</summary>
    public Outline On(Pose pose) => Of(_steps.Select(s => s with { Points = [.. s.Points.Select(p => pose.Map(p.X, p.Y))] }));

    private void Round(double left, double top, double right, double bottom, double rx, double ry, bool hole)
    {
        var (kx, ky) = (rx * (1 - Quarter), ry * (1 - Quarter));
        var round = rx > 0 && ry > 0;
        if (!hole)
        {
            MoveTo(left + rx, top);
            LineTo(right - rx, top);
            if (round) CurveTo(right - kx, top, right, top + ky, right, top + ry);
            LineTo(right, bottom - ry);
            if (round) CurveTo(right, bottom - ky, right - kx, bottom, right - rx, bottom);
            LineTo(left + rx, bottom);
            if (round) CurveTo(left + kx, bottom, left, bottom - ky, left, bottom - ry);
            LineTo(left, top + ry);
            if (round) CurveTo(left, top + ky, left + kx, top, left + rx, top);
            return;
        }

        MoveTo(left + rx, top);
        if (round) CurveTo(left + kx, top, left, top + ky, left, top + ry);
        LineTo(left, bottom - ry);
        if (round) CurveTo(left, bottom - ky, left + kx, bottom, left + rx, bottom);
        LineTo(right - rx, bottom);
        if (round) CurveTo(right - kx, bottom, right, bottom - ky, right, bottom - ry);
        LineTo(right, top + ry);
        if (round) CurveTo(right, top + ky, right - kx, top, right - rx, top);
    }
}
