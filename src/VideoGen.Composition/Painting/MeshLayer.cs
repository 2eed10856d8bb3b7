using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting;

/// <summary>The ground: soft glows that drift over the base colour, with a vignette. Each glow is the product of a row and a column, so it costs next to nothing.</summary>
internal sealed class MeshLayer : ILayer
{
    private readonly Stage _stage;
    private readonly Glow[] _glows;
    private readonly float[] _vignetteX;
    private readonly float[] _vignetteY;

    public MeshLayer(Stage stage, int scene)
    {
        _stage = stage;
        var random = stage.Random($"mesh{scene}");
        var strength = stage.Palette.IsLight ? 0.9f : 0.8f;
        _glows = [.. Enumerable.Range(0, 4).Select(i => new Glow(
            stage, stage.Glow(scene + i), random.Between(0.05f, 0.95f), random.Between(0.05f, 0.95f), random.Between(0.26f, 0.46f), strength * random.Between(0.55f, 1f), random.Between(0, 6.28f)))];
        var depth = stage.Palette.IsLight ? 0.05f : 0.42f;
        _vignetteX = Falloff(stage.Width, depth);
        _vignetteY = Falloff(stage.Height, depth);
    }

    public void Begin(float time)
    {
        foreach (var glow in _glows) glow.Begin(time + _stage.Phase);
    }

    public void Paint(int y, RowCanvas row)
    {
        row.Fill(_stage.Palette.Base);
        foreach (var glow in _glows) glow.Paint(y, row);
        row.Multiply(_vignetteX, _vignetteY[y]);
    }

    private static float[] Falloff(int length, float depth)
    {
        var values = new float[length];
        for (var i = 0; i < length; i++)
        {
            var d = ((2f * i) / length) - 1;
            values[i] = 1 - (depth * d * d * d * d);
        }

        return values;
    }

    private sealed class Glow(Stage stage, Rgb colour, float x, float y, float size, float strength, float phase)
    {
        private readonly float[] _columns = new float[stage.Width];
        private readonly float[] _rows = new float[stage.Height];

        public void Begin(float time)
        {
            var reach = Math.Max(stage.Width, stage.Height);
            var cx = stage.Width * (x + (0.10f * MathF.Sin((0.23f * time) + phase)));
            var cy = stage.Height * (y + (0.12f * MathF.Cos((0.19f * time) + (1.7f * phase))));
            Bell(_columns, cx, reach * size);
            Bell(_rows, cy, reach * size * 0.8f);
        }

        public void Paint(int y, RowCanvas row)
        {
            var share = _rows[y] * strength;
            if (share > 0.003f) row.Blend(colour, _columns, share, 0, row.Width);
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
