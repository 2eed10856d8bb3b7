using System.Numerics;
using VideoGen.Composition.Design;
using VideoGen.Composition.Randomness;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>A square of brightness that repeats without a seam: the surface of a material, about -1 to 1.</summary>
internal sealed class Grain
{
    private const float Lowest = 0.35f;
    private const float Steepness = 0.7f;
    private readonly float[] _values;
    private readonly int _side;

    private Grain(int side) => (_side, _values) = (side, new float[side * side]);

    /// <summary>Paper: soft mottling, tooth, and fibres.</summary>
    /// <param name="random">Chooses it.</param>
    /// <param name="unit">Pixels of a unit.</param>
    public static Grain Paper(SeededRandom random, float unit)
    {
        var grain = new Grain(Math.Max(64, (int)(720 * unit)));
        grain.Mottle(random, 6, 6, 0.55f);
        grain.Mottle(random, 40, 40, 0.3f);
        grain.Mottle(random, 240, 240, 0.5f);
        for (var i = 0; i < 1100; i++) grain.Fibre(random, unit);
        return grain;
    }

    /// <summary>A slate that has been wiped often: smears along one direction, and chalk dust.</summary>
    /// <param name="random">Chooses it.</param>
    /// <param name="unit">Pixels of a unit.</param>
    public static Grain Slate(SeededRandom random, float unit)
    {
        var grain = new Grain(Math.Max(64, (int)(720 * unit)));
        grain.Mottle(random, 3, 4, 0.3f);
        grain.Mottle(random, 7, 9, 0.35f);
        grain.Mottle(random, 5, 40, 0.35f);
        grain.Mottle(random, 14, 120, 0.22f);
        grain.Mottle(random, 300, 300, 0.4f);
        return grain;
    }

    /// <summary>Value at a pixel.</summary>
    public float At(int x, int y) => _values[(y % _side * _side) + (x % _side)];

    /// <summary>Makes a row lighter and darker by the material.</summary>
    /// <param name="y">Row of the frame.</param>
    /// <param name="row">Where to paint.</param>
    /// <param name="amount">Share of the light at 1.</param>
    public void Paint(int y, RowCanvas row, float amount)
    {
        var values = _values.AsSpan(y % _side * _side, _side);
        for (var from = 0; from < row.Width; from += _side)
        {
            var count = Math.Min(_side, row.Width - from);
            Scale(row.R.AsSpan(from, count), values, amount);
            Scale(row.G.AsSpan(from, count), values, amount);
            Scale(row.B.AsSpan(from, count), values, amount);
        }
    }

    /// <summary>Adds light where the material is high.</summary>
    /// <param name="y">Row of the frame.</param>
    /// <param name="row">Where to paint.</param>
    /// <param name="colour">Of the light.</param>
    /// <param name="amount">How much at a height of about 1.</param>
    public void Dust(int y, RowCanvas row, Rgb colour, float amount)
    {
        var values = _values.AsSpan(y % _side * _side, _side);
        for (var from = 0; from < row.Width; from += _side)
        {
            var mask = row.Mask.AsSpan(from, Math.Min(_side, row.Width - from));
            var i = 0;
            for (; i <= mask.Length - Vector<float>.Count; i += Vector<float>.Count)
                Vector.Max(Vector<float>.Zero, new Vector<float>(Lowest) + (new Vector<float>(values[i..]) * Steepness)).CopyTo(mask[i..]);
            for (; i < mask.Length; i++) mask[i] = MathF.Max(0, Lowest + (values[i] * Steepness));
        }

        row.AddMask(colour, amount, 0, row.Width);
    }

    private static void Scale(Span<float> pixels, ReadOnlySpan<float> values, float amount)
    {
        var i = 0;
        var (one, a) = (Vector<float>.One, new Vector<float>(amount));
        for (; i <= pixels.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(pixels[i..]) * (one + (new Vector<float>(values[i..]) * a))).CopyTo(pixels[i..]);
        for (; i < pixels.Length; i++) pixels[i] *= 1 + (values[i] * amount);
    }

    /// <summary>Smooth noise of so many cells across and down.</summary>
    private void Mottle(SeededRandom random, int across, int down, float strength)
    {
        var cells = new float[across * down];
        for (var i = 0; i < cells.Length; i++) cells[i] = random.Between(-strength, strength);
        for (var y = 0; y < _side; y++)
        {
            var cy = y * (float)down / _side;
            var (top, ty) = ((int)cy, Ease.InOut(cy - (int)cy));
            for (var x = 0; x < _side; x++)
            {
                var cx = x * (float)across / _side;
                var (left, tx) = ((int)cx, Ease.InOut(cx - (int)cx));
                var upper = Mix(Cell(left, top), Cell(left + 1, top), tx);
                var lower = Mix(Cell(left, top + 1), Cell(left + 1, top + 1), tx);
                _values[(y * _side) + x] += Mix(upper, lower, ty);
            }
        }

        float Cell(int x, int y) => cells[(y % down * across) + (x % across)];
    }

    /// <summary>A short hair that bends.</summary>
    private void Fibre(SeededRandom random, float unit)
    {
        var (x, y, angle, bend) = (random.Unit() * _side, random.Unit() * _side, random.Between(0, 6.28f), random.Between(-0.05f, 0.05f));
        var shade = random.Between(0.25f, 0.9f) * (random.Unit() < 0.6f ? -1 : 1);
        var length = random.Between(8, 34) * unit;
        for (var i = 0f; i < length; i += 0.5f)
        {
            (x, y, angle) = (x + (0.5f * MathF.Cos(angle)), y + (0.5f * MathF.Sin(angle)), angle + (bend * 0.5f / unit));
            var end = MathF.Min(1, MathF.Min(i, length - i) / (4 * unit));
            Dab(x, y, shade * end * 0.5f);
        }
    }

    private void Dab(float x, float y, float value)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (tx, ty) = (x - left, y - top);
        Add(left, top, value * (1 - tx) * (1 - ty));
        Add(left + 1, top, value * tx * (1 - ty));
        Add(left, top + 1, value * (1 - tx) * ty);
        Add(left + 1, top + 1, value * tx * ty);
    }

    private void Add(int x, int y, float value) => _values[(((y % _side) + _side) % _side * _side) + (((x % _side) + _side) % _side)] += value;

    private static float Mix(float a, float b, float share) => a + ((b - a) * share);
}
