using VideoGen.Composition.Randomness;

namespace VideoGen.Composition.Painting.Mattes;

/// <summary>
/// A picture that dissolves in patches. Not pixel by pixel: noise that fine costs an encoder more than the film around it, and comes out
/// as mud.
/// </summary>
internal static class CloudNoise
{
    private const int Levels = 1 << 16;
    private const double Softness = 0.10;

    /// <summary>Ranks of cloudy noise: equal steps of progress turn over equal areas.</summary>
    public static MatteField Field(int width, int height)
    {
        var ranks = Ranks(Noise(width, height));
        return MatteField.Front(width, height, 1, Softness, (x, y) => ranks[((int)y * width) + (int)x]);
    }

    private static float[] Noise(int width, int height)
    {
        var values = new float[width * height];
        var unit = Math.Min(width, height) / 720.0;
        foreach (var (cell, strength) in ((double, float)[])[(96, 1f), (40, 0.55f), (15, 0.4f)])
        {
            var size = Math.Max(1, cell * unit);
            var (columns, rows) = ((int)(width / size) + 3, (int)(height / size) + 3);
            var random = SeededRandom.For((long)cell, "dissolve");
            var lattice = new float[columns * rows];
            for (var i = 0; i < lattice.Length; i++) lattice[i] = random.Unit();
            for (var y = 0; y < height; y++)
            {
                var (row, fy) = Split(y / size);
                for (var x = 0; x < width; x++)
                {
                    var (column, fx) = Split(x / size);
                    var at = (row * columns) + column;
                    var upper = lattice[at] + ((lattice[at + 1] - lattice[at]) * fx);
                    var lower = lattice[at + columns] + ((lattice[at + columns + 1] - lattice[at + columns]) * fx);
                    values[(y * width) + x] += strength * (upper + ((lower - upper) * fy));
                }
            }
        }

        return values;
    }

    private static (int Whole, float Eased) Split(double place)
    {
        var whole = (int)place;
        return (whole, Ease.InOut((float)(place - whole)));
    }

    private static float[] Ranks(float[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        var scale = (Levels - 1) / Math.Max(high - low, 1e-6f);
        var counts = new int[Levels];
        foreach (var value in values) counts[(int)((value - low) * scale)]++;
        var below = 0;
        for (var i = 0; i < Levels; i++) (counts[i], below) = (below, below + counts[i]);
        return [.. values.Select(v => counts[(int)((v - low) * scale)] / (float)values.Length)];
    }
}
