using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting;

/// <summary>A round shape with a clean edge.</summary>
internal static class Disc
{
    /// <summary>Paints one row of a disc.</summary>
    /// <param name="y">Row of the frame.</param>
    /// <param name="row">Where to paint.</param>
    /// <param name="cx">Centre, in columns.</param>
    /// <param name="cy">Centre, in rows.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="softness">Width of the edge in pixels, at least 1.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="opacity">0 to 1.</param>
    public static void Paint(int y, RowCanvas row, float cx, float cy, float radius, float softness, Rgb colour, float opacity)
    {
        var dy = y + 0.5f - cy;
        var outer = radius + softness;
        if (MathF.Abs(dy) >= outer || opacity <= 0.002f) return;
        var half = MathF.Sqrt((outer * outer) - (dy * dy));
        var (from, to) = (Math.Max(0, (int)(cx - half)), Math.Min(row.Width, (int)(cx + half) + 2));
        var inner = radius - softness;
        var solid = inner > MathF.Abs(dy) ? MathF.Sqrt((inner * inner) - (dy * dy)) : 0;
        var (solidFrom, solidTo) = ((int)MathF.Ceiling(cx - solid), (int)MathF.Floor(cx + solid));
        if (solid < 2 || solidTo <= solidFrom)
        {
            Edge(from, to);
            return;
        }

        Edge(from, Math.Min(to, solidFrom));
        row.BlendFlat(colour, opacity, solidFrom, solidTo);
        Edge(Math.Max(from, solidTo), to);

        void Edge(int start, int end)
        {
            if (start >= end) return;
            for (var x = Math.Max(0, start); x < end; x++)
            {
                var dx = x + 0.5f - cx;
                row.Mask[x] = Math.Clamp((radius - MathF.Sqrt((dx * dx) + (dy * dy))) / (2 * softness) + 0.5f, 0, 1);
            }

            row.BlendMask(colour, opacity, start, end);
        }
    }

    /// <summary>Adds a round glow.</summary>
    public static void Glow(int y, RowCanvas row, float cx, float cy, float size, Rgb colour, float light)
    {
        var dy = (y - cy) / size;
        var reach = 2.6f;
        if (MathF.Abs(dy) > reach) return;
        var half = size * MathF.Sqrt((reach * reach) - (dy * dy));
        var (from, to) = (Math.Max(0, (int)(cx - half)), Math.Min(row.Width, (int)(cx + half) + 1));
        var column = MathF.Exp(-dy * dy);
        var edge = MathF.Exp(-reach * reach);
        for (var x = from; x < to; x++)
        {
            var dx = (x - cx) / size;
            row.Mask[x] = Math.Max(0, (MathF.Exp(-dx * dx) * column) - edge);
        }

        row.AddMask(colour, light, from, to);
    }
}
