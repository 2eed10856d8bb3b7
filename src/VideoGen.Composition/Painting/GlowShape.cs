using System.Numerics;
using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting;

/// <summary>A round glow: the product of a row and a column of a bell curve, so that only its rim costs an exponential.</summary>
internal sealed class GlowShape
{
    private const float Reach = 2.6f;
    private static readonly float Edge = MathF.Exp(-Reach * Reach);
    private float[] _columns = [];
    private int _first;
    private float _cx;
    private float _cy;
    private float _size;

    /// <summary>Places the glow on a frame.</summary>
    /// <param name="cx">Centre, in columns.</param>
    /// <param name="cy">Centre, in rows.</param>
    /// <param name="size">Distance at which it has lost two thirds.</param>
    /// <param name="width">Columns of the frame.</param>
    public void Begin(float cx, float cy, float size, int width)
    {
        (_cx, _cy, _size) = (cx, cy, size);
        _first = Math.Max(0, (int)(cx - (size * Reach)));
        var count = Math.Max(0, Math.Min(width, (int)(cx + (size * Reach)) + 1) - _first);
        if (_columns.Length < count) _columns = new float[count];
        for (var i = 0; i < count; i++)
        {
            var dx = (_first + i - cx) / size;
            _columns[i] = MathF.Exp(-dx * dx);
        }
    }

    /// <summary>Adds the glow's light to a row.</summary>
    public void Paint(int y, RowCanvas row, Rgb colour, float light)
    {
        var dy = (y - _cy) / _size;
        if (MathF.Abs(dy) > Reach) return;
        var half = _size * MathF.Sqrt((Reach * Reach) - (dy * dy));
        var (from, to) = (Math.Max(0, (int)(_cx - half)), Math.Min(row.Width, (int)(_cx + half) + 1));
        if (from >= to) return;
        var column = MathF.Exp(-dy * dy);
        var columns = _columns.AsSpan(from - _first, to - from);
        var mask = row.Mask.AsSpan(from, to - from);
        var i = 0;
        var (share, edge) = (new Vector<float>(column), new Vector<float>(Edge));
        for (; i <= mask.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Max(Vector<float>.Zero, (new Vector<float>(columns[i..]) * share) - edge).CopyTo(mask[i..]);
        for (; i < mask.Length; i++) mask[i] = Math.Max(0, (columns[i] * column) - Edge);
        row.AddMask(colour, light, from, to);
    }
}
