namespace VideoGen.Composition.Painting.Stills;

/// <summary>Where pixels of a turned picture come from: axes as if it were upright, and a turn around a point.</summary>
/// <param name="Columns">The upright columns.</param>
/// <param name="Rows">The upright rows.</param>
/// <param name="X">The point, in output samples.</param>
/// <param name="Y">The point, in output samples.</param>
/// <param name="Turn">Radians clockwise.</param>
internal readonly record struct TurnedAxes(Axis Columns, Axis Rows, double X, double Y, double Turn)
{
    /// <summary>The same for chroma at half the size.</summary>
    public TurnedAxes OnChroma => new(Columns.OnCositedChroma, Rows.OnCentredChroma, X / 2, (Y - 0.5) / 2, Turn);

    /// <summary>Draws a plane; beyond its edges they go on.</summary>
    /// <param name="plane">The source.</param>
    /// <param name="width">Output samples in a row.</param>
    /// <param name="target">Rows without gaps.</param>
    public void Draw(Plane plane, int width, Span<byte> target)
    {
        var (columns, rows) = (Columns, Rows);
        while (Math.Max(columns.Step, rows.Step) > 1.5 && Math.Min(plane.Width, plane.Height) > 1) (plane, columns, rows) = (plane.Half, columns.OnHalf, rows.OnHalf);
        var (sin, cos) = Math.SinCos(Turn);
        var (stepX, stepY) = (cos * columns.Step, -sin * rows.Step);
        for (var y = 0; y < target.Length / width; y++)
        {
            var (dx, dy) = (-X, y - Y);
            var sx = columns.First + ((X + (cos * dx) + (sin * dy)) * columns.Step);
            var sy = rows.First + ((Y + (cos * dy) - (sin * dx)) * rows.Step);
            var row = target.Slice(y * width, width);
            for (var x = 0; x < row.Length; x++) row[x] = plane.Between(sx + (x * stepX), sy + (x * stepY));
        }
    }
}
