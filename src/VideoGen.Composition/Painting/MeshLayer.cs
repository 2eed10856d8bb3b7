using System.Numerics;
using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting;

/// <summary>The ground: soft glows that drift over the base colour, with a vignette. Each glow is the product of a row and a column, so it costs next to nothing.</summary>
internal sealed class MeshLayer : ILayer
{
    private readonly Stage _stage;
    private readonly Glow[] _glows;
    private readonly float[] _vignetteX;
    private readonly float[] _vignetteY;

    /// <param name="stage">The frame.</param>
    /// <param name="scene">Number of the scene.</param>
    /// <param name="wander">How far the glows wander, 1 for behind other layers.</param>
    public MeshLayer(Stage stage, int scene, float wander)
    {
        _stage = stage;
        var random = stage.Random($"mesh{scene}");
        var strength = stage.Palette.IsLight ? 0.9f : 0.8f;
        _glows = [.. Enumerable.Range(0, 4).Select(i => new Glow(
            stage, stage.Glow(scene + i), random.Between(0.05f, 0.95f), random.Between(0.05f, 0.95f), random.Between(0.26f, 0.46f), strength * random.Between(0.55f, 1f), random.Between(0, 6.28f), wander))];
        var depth = stage.Palette.IsLight ? 0.05f : 0.42f;
        _vignetteX = Falloff(stage.Width, depth, Padded(stage.Width));
        _vignetteY = Falloff(stage.Height, depth, stage.Height);
    }

    public void Begin(float time)
    {
        foreach (var glow in _glows) glow.Begin(time + _stage.Phase);
    }

    public void Paint(int y, RowCanvas row)
    {
        var (ground, vignette) = (_stage.Palette.Base, _vignetteY[y]);
        Blend(y, row.R, ground.R, vignette, c => c.R);
        Blend(y, row.G, ground.G, vignette, c => c.G);
        Blend(y, row.B, ground.B, vignette, c => c.B);
    }

    /// <summary>Ground, glows and vignette of one colour in a single pass.</summary>
    private void Blend(int y, float[] target, float ground, float vignette, Func<Rgb, float> part)
    {
        var (a, b, c, d) = (_glows[0], _glows[1], _glows[2], _glows[3]);
        var (ca, cb, cc, cd) = (new Vector<float>(part(a.Colour)), new Vector<float>(part(b.Colour)), new Vector<float>(part(c.Colour)), new Vector<float>(part(d.Colour)));
        var (sa, sb, sc, sd) = (new Vector<float>(a.Share(y)), new Vector<float>(b.Share(y)), new Vector<float>(c.Share(y)), new Vector<float>(d.Share(y)));
        var (start, dim) = (new Vector<float>(ground), new Vector<float>(vignette));
        // Columns are as many as a whole number of vectors, the rest of the last one is thrown away.
        for (var i = 0; i < target.Length; i += Vector<float>.Count)
        {
            var p = start;
            p += (ca - p) * (new Vector<float>(a.Columns, i) * sa);
            p += (cb - p) * (new Vector<float>(b.Columns, i) * sb);
            p += (cc - p) * (new Vector<float>(c.Columns, i) * sc);
            p += (cd - p) * (new Vector<float>(d.Columns, i) * sd);
            p *= new Vector<float>(_vignetteX, i) * dim;
            if (i <= target.Length - Vector<float>.Count) p.CopyTo(target, i);
            else for (var k = i; k < target.Length; k++) target[k] = p[k - i];
        }
    }

    private static int Padded(int length) => (length + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    private static float[] Falloff(int length, float depth, int room)
    {
        var values = new float[room];
        for (var i = 0; i < length; i++)
        {
            var d = ((2f * i) / length) - 1;
            values[i] = 1 - (depth * d * d * d * d);
        }

        return values;
    }

    private sealed class Glow(Stage stage, Rgb colour, float x, float y, float size, float strength, float phase, float wander)
    {
        private readonly float[] _rows = new float[stage.Height];

        public Rgb Colour { get; } = colour;

        public float[] Columns { get; } = new float[Padded(stage.Width)];

        public void Begin(float time)
        {
            var reach = Math.Max(stage.Width, stage.Height);
            var cx = stage.Width * (x + (0.10f * wander * MathF.Sin((0.23f * time) + phase)));
            var cy = stage.Height * (y + (0.12f * wander * MathF.Cos((0.19f * time) + (1.7f * phase))));
            Bell(Columns, cx, reach * size);
            Bell(_rows, cy, reach * size * 0.8f);
        }

        /// <summary>How strong it is on a row; nothing where it could not be seen.</summary>
        public float Share(int y)
        {
            var share = _rows[y] * strength;
            return share > 0.003f ? share : 0;
        }

        private static void Bell(float[] values, float centre, float width)
        {
            for (var i = 0; i < values.Length; i++)
            {
                var d = (i - centre) / width;
                values[i] = MathF.Exp(-d * d);
            }
        }
    }
}
