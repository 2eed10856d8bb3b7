using System.Numerics;
using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting;

/// <summary>A line across the frame that can be filled below and can glow.</summary>
internal sealed class Contour(int width)
{
    // Columns are looked at in blocks, so that a row only costs where the line is near.
    private const int BlockLength = 64;
    private readonly float[] _perSlope = new float[width];
    private readonly Block[] _blocks = new Block[(width + BlockLength - 1) / BlockLength];
    private float _top;
    private float _bottom;

    /// <summary>Height of the line in each column, in rows from the top.</summary>
    public float[] Y { get; } = new float[width];

    /// <summary>To be called when <see cref="Y"/> is set.</summary>
    public void Measure()
    {
        (_top, _bottom) = (float.MaxValue, float.MinValue);
        for (var x = 0; x < Y.Length; x++)
        {
            _top = Math.Min(_top, Y[x]);
            _bottom = Math.Max(_bottom, Y[x]);
            var slope = Y[Math.Min(x + 1, Y.Length - 1)] - Y[Math.Max(x - 1, 0)];
            // Steep parts must not look thick.
            _perSlope[x] = 1 / MathF.Sqrt(1 + (slope * slope * 0.25f));
        }

        for (var i = 0; i < _blocks.Length; i++)
        {
            var (from, to) = (i * BlockLength, Math.Min((i + 1) * BlockLength, Y.Length));
            var (top, bottom, steepest) = (float.MaxValue, float.MinValue, 1f);
            for (var x = from; x < to; x++) (top, bottom, steepest) = (Math.Min(top, Y[x]), Math.Max(bottom, Y[x]), Math.Min(steepest, _perSlope[x]));
            _blocks[i] = new Block(from, to, top, bottom, steepest);
        }
    }

    /// <summary>Covers what lies below the line.</summary>
    public void FillBelow(int y, RowCanvas row, Rgb colour, float opacity)
    {
        if (y < _top - 1) return;
        if (y > _bottom + 1)
        {
            row.BlendFlat(colour, opacity, 0, row.Width);
            return;
        }

        foreach (var block in _blocks)
        {
            if (y + 0.5f <= block.Top) continue;
            if (y - 0.5f >= block.Bottom) row.BlendFlat(colour, opacity, block.From, block.To);
            else
            {
                Cover(y, row, block);
                row.BlendMask(colour, opacity, block.From, block.To);
            }
        }
    }

    /// <summary>Adds light along the line: a thin core and a soft halo.</summary>
    public void Shine(int y, RowCanvas row, Rgb colour, float core, float coreWidth, float halo, float haloWidth)
    {
        var reach = haloWidth * 4;
        if (y < _top - reach || y > _bottom + reach) return;
        foreach (var block in _blocks)
        {
            // Far enough away for both bumps to be cut to zero.
            var distance = Math.Max(block.Top - y, y - block.Bottom) * block.Steepest;
            if (distance > reach && coreWidth <= haloWidth) continue;
            Light(y, row, block, core, coreWidth, halo, haloWidth);
            row.AddMask(colour, 1, block.From, block.To);
        }
    }

    private void Cover(int y, RowCanvas row, Block block)
    {
        var mask = row.Mask;
        var i = block.From;
        var level = new Vector<float>(y + 0.5f);
        for (; i <= block.To - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Min(Vector<float>.One, Vector.Max(Vector<float>.Zero, level - new Vector<float>(Y, i))).CopyTo(mask, i);
        for (; i < block.To; i++) mask[i] = Math.Clamp(y + 0.5f - Y[i], 0, 1);
    }

    private void Light(int y, RowCanvas row, Block block, float core, float coreWidth, float halo, float haloWidth)
    {
        var mask = row.Mask;
        var i = block.From;
        var (perCore, perHalo) = (new Vector<float>(1 / coreWidth), new Vector<float>(1 / haloWidth));
        var (coreLight, haloLight, level) = (new Vector<float>(core), new Vector<float>(halo), new Vector<float>(y));
        for (; i <= block.To - Vector<float>.Count; i += Vector<float>.Count)
        {
            var distance = (level - new Vector<float>(Y, i)) * new Vector<float>(_perSlope, i);
            (Bump(distance * perCore) * coreLight + (Bump(distance * perHalo) * haloLight)).CopyTo(mask, i);
        }

        for (; i < block.To; i++)
        {
            var distance = (y - Y[i]) * _perSlope[i];
            mask[i] = (Bump(distance / coreWidth) * core) + (Bump(distance / haloWidth) * halo);
        }
    }

    // Like a bell curve, without the exponential; cut to zero where it is faint.
    private static Vector<float> Bump(Vector<float> d)
    {
        var v = Vector<float>.One / (Vector<float>.One + (d * d));
        return Vector.Max(Vector<float>.Zero, (v * v) - new Vector<float>(0.0035f));
    }

    private static float Bump(float d)
    {
        var v = 1 / (1 + (d * d));
        return Math.Max(0, (v * v) - 0.0035f);
    }

    /// <summary>Some columns.</summary>
    /// <param name="From">First column.</param>
    /// <param name="To">Behind the last column.</param>
    /// <param name="Top">Highest point of the line.</param>
    /// <param name="Bottom">Lowest point of the line.</param>
    /// <param name="Steepest">Smallest share of a vertical distance that counts as distance.</param>
    private readonly record struct Block(int From, int To, float Top, float Bottom, float Steepest);
}
