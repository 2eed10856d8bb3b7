using System.Numerics;
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
            start = Math.Max(0, start);
            var mask = row.Mask;
            var x = start;
            for (; x <= end - Vector<float>.Count; x += Vector<float>.Count)
            {
                var cover = ((new Vector<float>(radius) - Distances(x, cx, dy)) / new Vector<float>(2 * softness)) + new Vector<float>(0.5f);
                Vector.Min(Vector<float>.One, Vector.Max(Vector<float>.Zero, cover)).CopyTo(mask, x);
            }

            for (; x < end; x++) mask[x] = Math.Clamp((radius - Distance(x, cx, dy)) / (2 * softness) + 0.5f, 0, 1);
            row.BlendMask(colour, opacity, start, end);
        }
    }

    /// <summary>Paints one row of a ring.</summary>
    /// <param name="y">Row of the frame.</param>
    /// <param name="row">Where to paint.</param>
    /// <param name="cx">Centre, in columns.</param>
    /// <param name="cy">Centre, in rows.</param>
    /// <param name="radius">Radius of its middle in pixels.</param>
    /// <param name="width">Distance from the middle at which nothing is left.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="opacity">0 to 1.</param>
    public static void Ring(int y, RowCanvas row, float cx, float cy, float radius, float width, Rgb colour, float opacity)
    {
        var dy = y + 0.5f - cy;
        var outer = radius + width;
        if (MathF.Abs(dy) > outer) return;
        var half = MathF.Sqrt((outer * outer) - (dy * dy));
        var (from, to) = (Math.Max(0, (int)(cx - half)), Math.Min(row.Width, (int)(cx + half) + 2));
        var inner = radius - width - 1;
        var hole = inner > MathF.Abs(dy) ? MathF.Sqrt((inner * inner) - (dy * dy)) : 0;
        // The hole stays as it is.
        var (holeFrom, holeTo) = ((int)MathF.Ceiling(cx - hole), (int)MathF.Floor(cx + hole));
        if (holeTo - holeFrom < 2 || holeTo <= from || holeFrom >= to) Part(from, to);
        else
        {
            Part(from, holeFrom);
            Part(holeTo, to);
        }

        void Part(int start, int end)
        {
            if (start >= end) return;
            var x = start;
            for (; x <= end - Vector<float>.Count; x += Vector<float>.Count)
            {
                var cover = new Vector<float>(width) - Vector.Abs(Distances(x, cx, dy) - new Vector<float>(radius));
                Vector.Min(Vector<float>.One, Vector.Max(Vector<float>.Zero, cover)).CopyTo(row.Mask, x);
            }

            for (; x < end; x++) row.Mask[x] = Ease.Clamp(width - MathF.Abs(Distance(x, cx, dy) - radius));
            row.BlendMask(colour, opacity, start, end);
        }
    }

    private static float Distance(int x, float cx, float dy)
    {
        var dx = x + 0.5f - cx;
        return MathF.Sqrt((dx * dx) + (dy * dy));
    }

    private static Vector<float> Distances(int x, float cx, float dy)
    {
        var dx = Vector.ConvertToSingle(Vector.CreateSequence(x, 1)) + new Vector<float>(0.5f) - new Vector<float>(cx);
        return Vector.SquareRoot((dx * dx) + new Vector<float>(dy * dy));
    }
}
