using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting;

/// <summary>Points of light that drift and twinkle.</summary>
internal sealed class SparkLayer : ILayer
{
    private readonly Stage _stage;
    private readonly Spark[] _sparks;
    private readonly Now[] _now;

    /// <param name="stage">The frame.</param>
    /// <param name="scene">Number of the scene.</param>
    /// <param name="count">How many.</param>
    /// <param name="top">Highest place as a share of the height.</param>
    /// <param name="bottom">Lowest place as a share of the height.</param>
    /// <param name="size">Radius of the core in units.</param>
    /// <param name="rise">Speed upward in units a second.</param>
    /// <param name="halo">Light of the halo against the core, 0 for none.</param>
    public SparkLayer(Stage stage, int scene, int count, float top, float bottom, float size, float rise, float halo)
    {
        _stage = stage;
        var random = stage.Random($"sparks{scene}");
        _sparks = new Spark[count];
        for (var i = 0; i < count; i++)
        {
            var depth = random.Unit();
            _sparks[i] = new Spark(
                random.Unit(), random.Between(top, bottom), size * (0.5f + (depth * depth * 1.3f)), random.Between(0, 6.28f), random.Between(0.5f, 1.7f),
                rise * (0.4f + depth), halo * (0.3f + depth), random.Unit() < 0.55f ? stage.Palette.Accent : stage.Palette.Text, 0.35f + (0.65f * depth));
        }

        _now = [.. Enumerable.Range(0, count).Select(_ => new Now())];
    }

    public void Begin(float time)
    {
        var t = time + _stage.Phase;
        for (var i = 0; i < _sparks.Length; i++)
        {
            var s = _sparks[i];
            var y = s.Y - (s.Rise * _stage.Unit * t / _stage.Height);
            y -= MathF.Floor(y);
            var x = s.X + (0.006f * MathF.Sin((0.6f * t * s.Rate) + s.Phase));
            var twinkle = 0.5f + (0.5f * MathF.Sin((2.1f * s.Rate * t) + s.Phase));
            _now[i].Set(s, x * _stage.Width, y * _stage.Height, s.Light * twinkle * twinkle, _stage);
        }
    }

    public void Paint(int y, RowCanvas row)
    {
        for (var i = 0; i < _sparks.Length; i++)
        {
            var now = _now[i];
            if (y < now.Top || y > now.Bottom) continue;
            now.Core.Paint(y, row, _stage.Palette.Text, now.Light);
            if (_sparks[i].Halo > 0) now.Halo.Paint(y, row, _sparks[i].Colour, now.Light * _sparks[i].Halo);
        }
    }

    /// <summary>A spark on the frame that is being drawn.</summary>
    private sealed class Now
    {
        public GlowShape Core { get; } = new();

        public GlowShape Halo { get; } = new();

        public float Light { get; private set; }

        /// <summary>First row that it touches.</summary>
        public float Top { get; private set; }

        /// <summary>Last row that it touches; before the first when it is too faint to see.</summary>
        public float Bottom { get; private set; }

        public void Set(Spark spark, float x, float y, float light, Stage stage)
        {
            var core = spark.Size * stage.Unit;
            var reach = spark.Halo > 0 ? core * 14 : core * 2.6f;
            (Light, Top, Bottom) = (light, y - reach, light < 0.02f ? float.NegativeInfinity : y + reach);
            if (light < 0.02f) return;
            Core.Begin(x, y, core, stage.Width);
            if (spark.Halo > 0) Halo.Begin(x, y, core * 5.2f, stage.Width);
        }
    }

    private readonly record struct Spark(float X, float Y, float Size, float Phase, float Rate, float Rise, float Halo, Rgb Colour, float Light);
}
