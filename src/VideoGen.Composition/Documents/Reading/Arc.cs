namespace VideoGen.Composition.Documents.Reading;

/// <summary>Elliptical arcs as cubic Bézier curves (SVG 1.1, appendix F.6).</summary>
internal static class Arc
{
    /// <summary>Curves of an arc, each of at most a quarter turn: handles and end point.</summary>
    public static IEnumerable<((double X, double Y) A, (double X, double Y) B, (double X, double Y) End)> Curves(
        (double X, double Y) from, double rx, double ry, double degrees, bool large, bool sweep, (double X, double Y) to)
    {
        (rx, ry) = (Math.Abs(rx), Math.Abs(ry));
        if (from == to) yield break;
        if (rx < 1e-6 || ry < 1e-6)
        {
            yield return (from, to, to);
            yield break;
        }

        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (dx, dy) = ((from.X - to.X) / 2, (from.Y - to.Y) / 2);
        var (x1, y1) = ((cos * dx) + (sin * dy), (cos * dy) - (sin * dx));
        // Radii too small to reach are grown until they do.
        var grow = Math.Sqrt(Math.Max(1, (x1 * x1 / (rx * rx)) + (y1 * y1 / (ry * ry))));
        (rx, ry) = (rx * grow, ry * grow);
        var under = ((rx * rx * ry * ry) - (rx * rx * y1 * y1) - (ry * ry * x1 * x1)) / ((rx * rx * y1 * y1) + (ry * ry * x1 * x1));
        var root = Math.Sqrt(Math.Max(0, under)) * (large == sweep ? -1 : 1);
        var (cx1, cy1) = (root * rx * y1 / ry, -root * ry * x1 / rx);
        var (cx, cy) = ((cos * cx1) - (sin * cy1) + ((from.X + to.X) / 2), (sin * cx1) + (cos * cy1) + ((from.Y + to.Y) / 2));
        var start = Math.Atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
        var turn = Math.Atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - start;
        if (sweep && turn < 0) turn += 2 * Math.PI;
        else if (!sweep && turn > 0) turn -= 2 * Math.PI;
        var pieces = Math.Max(1, (int)Math.Ceiling(Math.Abs(turn) / (Math.PI / 2) - 1e-9));
        var step = turn / pieces;
        var reach = 4.0 / 3 * Math.Tan(step / 4);
        (double, double) Place(double x, double y) => ((cos * rx * x) - (sin * ry * y) + cx, (sin * rx * x) + (cos * ry * y) + cy);
        for (var i = 0; i < pieces; i++)
        {
            var ((s1, c1), (s2, c2)) = (Math.SinCos(start + (i * step)), Math.SinCos(start + ((i + 1) * step)));
            yield return (Place(c1 - (reach * s1), s1 + (reach * c1)), Place(c2 + (reach * s2), s2 - (reach * c2)), i == pieces - 1 ? to : Place(c2, s2));
        }
    }
}
