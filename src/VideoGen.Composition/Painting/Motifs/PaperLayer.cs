using System.Numerics;
using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>A sheet with fibres and soft folds, and torn sheets that slide over its foot. On dark palettes a wiped slate with lines of chalk.</summary>
internal sealed class PaperLayer : ILayer
{
    private const int Sheets = 2;
    private readonly Stage _stage;
    private readonly Grain _grain;
    private readonly Contour[] _edges;
    private readonly Contour[] _rims;
    private readonly float[] _rough;
    private readonly Fold[] _folds;
    private readonly float _level;
    private readonly bool _right;
    private float _time;

    public PaperLayer(Stage stage, int scene)
    {
        _stage = stage;
        var random = stage.Random("paper");
        _grain = stage.Palette.IsLight ? Grain.Paper(random, stage.Unit) : Grain.Slate(random, stage.Unit);
        _rough = [.. Enumerable.Range(0, 4096).Select(_ => random.Between(-1, 1))];
        _edges = [.. Enumerable.Range(0, Sheets).Select(_ => new Contour(stage.Width))];
        _rims = [.. Enumerable.Range(0, Sheets).Select(_ => new Contour(stage.Width))];
        _right = random.Unit() < 0.5f;
        _level = 0.845f + (0.02f * (scene % 2));
        // Two upright folds and one across, as of a letter.
        var (w, h) = ((float)stage.Width, (float)stage.Height);
        _folds =
        [
            Fold.Through(w * random.Between(0.30f, 0.36f), h / 2, random.Between(-0.03f, 0.03f), 1), Fold.Through(w * random.Between(0.64f, 0.70f), h / 2, random.Between(-0.03f, 0.03f), -1),
            Fold.Through(w / 2, h * random.Between(0.46f, 0.54f), 1.5708f + random.Between(-0.015f, 0.015f), 1),
        ];
    }

    public void Begin(float time)
    {
        var t = time + _stage.Phase;
        _time = t;
        for (var i = 0; i < Sheets; i++)
        {
            var (edge, rim) = (_edges[i].Y, _rims[i].Y);
            var shift = t * (i == 0 ? 5f : -8f);
            var lift = _stage.Unit * 7 * MathF.Sin((0.4f * t) + (2 * i));
            for (var x = 0; x < edge.Length; x++)
            {
                var p = (x / _stage.Unit) + shift + (i * 1700);
                var wave = (15 * Rough(p / 210)) + (7 * Rough((p / 67) + 300));
                var tear = _stage.Palette.IsLight ? (3.2f * Rough((p / 17) + 900)) + (1.5f * Rough((p / 5.5f) + 1700)) : 0;
                edge[x] = (_stage.Height * (_level + (0.065f * i))) + lift + (_stage.Unit * (wave + tear));
                rim[x] = edge[x] + (_stage.Unit * (7 + (3.4f * Rough((p / 23) + 2500)) + (1.6f * Rough((p / 6.5f) + 3300))));
            }

            _edges[i].Measure();
            _rims[i].Measure();
        }
    }

    public void Paint(int y, RowCanvas row)
    {
        var palette = _stage.Palette;
        if (palette.IsLight)
        {
            row.BlendFlat(palette.Base, 0.45f, 0, row.Width);
            foreach (var fold in _folds) fold.Paint(y, row, _stage.Unit, 0.045f);
            for (var i = 0; i < Sheets; i++) Sheet(y, row, i);
            _grain.Paint(y, row, 0.030f);
        }
        else
        {
            row.BlendFlat(palette.Base.Toward(_stage.Glow(0), 0.42f), 0.5f, 0, row.Width);
            _grain.Paint(y, row, 0.24f);
            // What the sponge left.
            _grain.Dust(y, row, palette.Text.Toward(_stage.Glow(0), 0.35f), 0.085f);
            for (var i = 0; i < Sheets; i++) Chalk(y, row, i);
            Circles(y, row);
        }
    }

    private void Sheet(int y, RowCanvas row, int i)
    {
        var palette = _stage.Palette;
        // The shadow first: the sheet then covers its lower half.
        _edges[i].Shine(y, row, new Rgb(1, 1, 1), -0.07f, _stage.Unit * 5, -0.07f, _stage.Unit * 17);
        _edges[i].FillBelow(y, row, palette.Base.Toward(new Rgb(1, 1, 1), 0.6f), 1);
        _rims[i].FillBelow(y, row, _stage.Glow(i).Toward(palette.Base, 0.15f), 1);
    }

    /// <summary>Circles drawn around a corner, as with a compass.</summary>
    private void Circles(int y, RowCanvas row)
    {
        var (cx, cy) = (_right ? _stage.Width * 0.985f : _stage.Width * 0.015f, _stage.Height * 0.03f);
        for (var i = 0; i < 3; i++)
        {
            var radius = _stage.Unit * (64 + (46 * i) + (3 * MathF.Sin((0.5f * _time) + i)));
            if (MathF.Abs(y - cy) > radius + (6 * _stage.Unit)) continue;
            var width = _stage.Unit * (1.9f - (0.35f * i));
            var (from, to) = (Math.Max(0, (int)(cx - radius - (4 * width))), Math.Min(row.Width, (int)(cx + radius + (4 * width)) + 1));
            for (var x = from; x < to; x++)
            {
                var wobble = 1.5f * _stage.Unit * Rough(((x - cx + (2 * (y - cy))) / (40 * _stage.Unit)) + (700 * (i + 1)));
                var d = (MathF.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) - radius - wobble) / width;
                if (MathF.Abs(d) < 3) row.BlendFlat(i == 1 ? _stage.Palette.Accent : _stage.Palette.Text, 0.42f * Tooth(x, y) / (1 + (d * d * d * d)), x, x + 1);
            }
        }
    }

    private void Chalk(int y, RowCanvas row, int i)
    {
        var width = _stage.Unit * (i == 0 ? 2.8f : 1.9f);
        var line = _edges[i].Y;
        for (var x = 0; x < line.Length; x++)
        {
            var d = (y - line[x]) / width;
            if (MathF.Abs(d) > 3) continue;
            row.BlendFlat(i == 0 ? _stage.Palette.Text : _stage.Palette.Accent, 0.5f * Tooth(x, y) / (1 + (d * d * d * d)), x, x + 1);
        }
    }

    /// <summary>Chalk takes on the high places only; they stay where they are on the board.</summary>
    private float Tooth(int x, int y) => Ease.Clamp(0.6f + (0.9f * _grain.At(x, y)) + (0.35f * _rough[((x * 7) + (y * 131)) & 4095]));

    /// <summary>Smooth noise along a line.</summary>
    private float Rough(float p)
    {
        var cell = MathF.Floor(p);
        var (a, b) = (_rough[(int)cell & 4095], _rough[((int)cell + 1) & 4095]);
        return a + ((b - a) * Ease.InOut(p - cell));
    }

    /// <summary>A crease: one side of it lies in the light.</summary>
    private readonly record struct Fold(float Nx, float Ny, float Far, float Side)
    {
        public static Fold Through(float x, float y, float angle, float side)
        {
            var (nx, ny) = (MathF.Cos(angle), MathF.Sin(angle));
            return new Fold(nx, ny, (nx * x) + (ny * y), side);
        }

        public void Paint(int y, RowCanvas row, float unit, float depth)
        {
            var (wide, thin) = (1 / (70 * unit), 1 / (1.6f * unit));
            var (one, step, at) = (Vector<float>.One, Vector.CreateSequence(0f, 1f), (Ny * y) - Far);
            for (var x = 0; x < row.Width; x += Vector<float>.Count)
            {
                var d = ((step + new Vector<float>(x)) * Nx) + new Vector<float>(at);
                var (soft, line) = (d * wide, d * thin);
                var shade = one + (depth * ((2 * Side * soft / (one + (4 * soft * soft))) - (new Vector<float>(0.9f) / (one + (line * line)))));
                Scale(row.R, x, shade);
                Scale(row.G, x, shade);
                Scale(row.B, x, shade);
            }
        }

        private static void Scale(float[] pixels, int x, Vector<float> shade)
        {
            if (x <= pixels.Length - Vector<float>.Count) (new Vector<float>(pixels, x) * shade).CopyTo(pixels, x);
            else for (var i = x; i < pixels.Length; i++) pixels[i] *= shade[i - x];
        }
    }
}
