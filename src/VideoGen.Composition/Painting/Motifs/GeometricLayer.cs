using System.Numerics;
using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>Large flat triangles, squares, hexagons, bars and circles that turn slowly, some filled and some drawn as lines.</summary>
internal sealed class GeometricLayer : ILayer
{
    private const int Bar = 2;
    private const int Circle = 0;
    private readonly Stage _stage;
    private readonly Shape[] _shapes;
    private readonly Pose[] _poses;

    public GeometricLayer(Stage stage, int scene)
    {
        _stage = stage;
        var random = stage.Random($"shapes{scene}");
        int[] kinds = [3, Circle, 4, 3, 6, Bar, 3, Circle, Bar, 4, 6];
        _shapes = [.. kinds.Select((kind, i) => New(random, kind, i))];
        _poses = [.. _shapes.Select(s => new Pose(s.Corners))];
    }

    public void Begin(float time)
    {
        var t = time + _stage.Phase;
        for (var i = 0; i < _shapes.Length; i++)
        {
            var s = _shapes[i];
            var cx = (_stage.Width * s.X) + (34 * _stage.Unit * MathF.Sin((0.13f * s.Rate * t) + s.Phase));
            var cy = (_stage.Height * s.Y) + (26 * _stage.Unit * MathF.Cos((0.11f * s.Rate * t) + (1.9f * s.Phase)));
            _poses[i].Set(s, cx, cy, s.Phase + (s.Turn * t), s.Size * _stage.Unit);
        }
    }

    public void Paint(int y, RowCanvas row)
    {
        for (var i = 0; i < _shapes.Length; i++)
        {
            var (shape, pose) = (_shapes[i], _poses[i]);
            if (MathF.Abs(y - pose.Cy) > pose.Reach + 2) continue;
            if (shape.Corners > 0) Polygon(y, row, shape, pose);
            else if (shape.Line > 0) Disc.Ring(y, row, pose.Cx, pose.Cy, pose.Size, MathF.Max(1, shape.Line * _stage.Unit), shape.Colour, shape.Opacity);
            else Disc.Paint(y, row, pose.Cx, pose.Cy, pose.Size, 1, shape.Colour, shape.Opacity * 0.7f);
        }
    }

    private void Polygon(int y, RowCanvas row, Shape shape, Pose pose)
    {
        var (from, to) = (Math.Max(0, (int)(pose.Cx - pose.Reach) - 1), Math.Min(row.Width, (int)(pose.Cx + pose.Reach) + 2));
        if (from >= to) return;
        var (width, step) = (Vector<float>.Count, Vector.CreateSequence(0f, 1f));
        var line = MathF.Max(1.2f, shape.Line * _stage.Unit);
        // Fills fade from one side to the other, so that shapes over each other still read as shapes.
        var (fadeX, fadeY) = (pose.FadeX / (2 * pose.Reach), (((y - pose.Cy) * pose.FadeY) / (2 * pose.Reach)) + 0.5f);
        for (var x = from; x < to; x += width)
        {
            var dx = new Vector<float>(x - pose.Cx) + step;
            var outside = new Vector<float>(float.MinValue);
            for (var e = 0; e < pose.Nx.Length; e++)
                outside = Vector.Max(outside, (dx * new Vector<float>(pose.Nx[e])) + new Vector<float>(((y - pose.Cy) * pose.Ny[e]) - pose.Far[e]));
            var cover = Unit(new Vector<float>(0.5f) - outside);
            cover *= shape.Line > 0 ? Unit(outside + new Vector<float>(line + 0.5f)) : new Vector<float>(0.25f) + (new Vector<float>(0.75f) * Unit((dx * new Vector<float>(fadeX)) + new Vector<float>(fadeY)));
            if (x <= row.Width - width) cover.CopyTo(row.Mask, x);
            else for (var i = x; i < row.Width; i++) row.Mask[i] = cover[i - x];
        }

        row.BlendMask(shape.Colour, shape.Opacity, from, to);
    }

    private static Vector<float> Unit(Vector<float> value) => Vector.Min(Vector<float>.One, Vector.Max(Vector<float>.Zero, value));

    private Shape New(Randomness.SeededRandom random, int kind, int index)
    {
        var palette = _stage.Palette;
        var line = index % 3 == 1 ? 2.2f : 0;
        var colour = line > 0 ? palette.Accent : palette.IsLight ? _stage.Glow(index).Toward(palette.Accent, 0.12f) : _stage.Glow(index).Toward(palette.Text, 0.12f);
        var opacity = line > 0 ? 0.34f : palette.IsLight ? 0.62f : 0.36f;
        // Around the middle, one after the other, so that the frame is filled evenly.
        var angle = (index * 2.399f) + random.Between(-0.4f, 0.4f);
        var far = 0.20f + (0.42f * MathF.Sqrt((index + 0.5f) / 11)) + random.Between(-0.05f, 0.05f);
        var size = kind == Bar ? random.Between(240, 420) : random.Between(90, 300);
        return new Shape(
            kind, 0.5f + (far * MathF.Cos(angle)), 0.5f + (far * MathF.Sin(angle)), size, line, random.Between(0, 6.28f), random.Between(0.7f, 1.3f),
            random.Between(0.025f, 0.085f) * (index % 2 == 0 ? 1 : -1), colour, opacity * random.Between(0.75f, 1));
    }

    /// <summary>Where a shape is on the frame that is being drawn: its sides as lines around its middle.</summary>
    private sealed class Pose(int corners)
    {
        public float[] Nx { get; } = new float[corners == Bar ? 4 : corners];

        public float[] Ny { get; } = new float[corners == Bar ? 4 : corners];

        /// <summary>Distance of each side from the middle.</summary>
        public float[] Far { get; } = new float[corners == Bar ? 4 : corners];

        public float Cx { get; private set; }

        public float Cy { get; private set; }

        public float Size { get; private set; }

        /// <summary>Distance of the corners from the middle.</summary>
        public float Reach { get; private set; }

        public float FadeX { get; private set; }

        public float FadeY { get; private set; }

        public void Set(Shape shape, float cx, float cy, float angle, float size)
        {
            (Cx, Cy, Size, Reach, FadeX, FadeY) = (cx, cy, size, size, MathF.Cos(angle + 0.6f), MathF.Sin(angle + 0.6f));
            for (var e = 0; e < Nx.Length; e++)
            {
                var turned = angle + (e * 6.28319f / Nx.Length);
                (Nx[e], Ny[e]) = (MathF.Cos(turned), MathF.Sin(turned));
                Far[e] = corners == Bar ? size * (e % 2 == 0 ? 1 : 0.085f) : size * MathF.Cos(3.14159f / Nx.Length);
            }
        }
    }

    /// <summary>A shape.</summary>
    /// <param name="Corners">3, 4 or 6; 2 for a bar, 0 for a circle.</param>
    /// <param name="X">Middle as a share of the width.</param>
    /// <param name="Y">Middle as a share of the height.</param>
    /// <param name="Size">Distance of its corners from the middle, in units.</param>
    /// <param name="Line">Width of its line in units; 0 when it is filled.</param>
    /// <param name="Phase">Where it starts.</param>
    /// <param name="Rate">How fast it drifts, about 1.</param>
    /// <param name="Turn">Radians a second.</param>
    /// <param name="Colour">Its colour.</param>
    /// <param name="Opacity">0 to 1.</param>
    private readonly record struct Shape(int Corners, float X, float Y, float Size, float Line, float Phase, float Rate, float Turn, Rgb Colour, float Opacity);
}
