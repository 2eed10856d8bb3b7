using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>Dust that rises slowly at several depths through slanted shafts of light: far specks small and sharp, near ones large and out of focus.</summary>
internal sealed class ParticlesLayer : ILayer
{
    private static readonly Depth[] Depths = [new(150, 0.8f, 1.6f, 5, 0.45f), new(60, 2.2f, 4.4f, 11, 0.58f), new(14, 15, 36, 22, 0.15f)];
    private readonly Stage _stage;
    private readonly Mote[] _motes;
    private readonly Now[] _now;
    private readonly float[] _shafts;
    private readonly float _slant;
    private float _sway;

    public ParticlesLayer(Stage stage, int scene)
    {
        _stage = stage;
        var random = stage.Random($"dust{scene}");
        _motes = [.. Depths.SelectMany((depth, rank) => Enumerable.Range(0, depth.Count).Select(_ => new Mote(
            random.Unit(), random.Unit(), random.Between(depth.Small, depth.Large), depth.Rise * random.Between(0.5f, 1.4f), random.Between(0, 6.28f), random.Between(0.4f, 1.2f),
            depth.Light * random.Between(0.5f, 1), rank, Colour(rank, random.Below(5)))))];
        _now = [.. _motes.Select(_ => new Now())];
        _slant = (random.Below(2) * 2 - 1) * random.Between(0.45f, 0.7f);
        _shafts = Shafts(random);
    }

    public void Begin(float time)
    {
        var t = time + _stage.Phase;
        _sway = _stage.Width * 0.02f * MathF.Sin(0.17f * t);
        for (var i = 0; i < _motes.Length; i++)
        {
            var m = _motes[i];
            var place = m.Y - (m.Rise * _stage.Unit * t / _stage.Height);
            place -= MathF.Floor(place);
            // Room above and below, so that nothing appears or goes in sight.
            var y = _stage.Height * ((place * 1.2f) - 0.1f);
            var reach = (10 + (16 * m.Rank)) * _stage.Unit;
            var x = (_stage.Width * ((m.X * 1.1f) - 0.05f)) + (reach * (MathF.Sin((0.31f * m.Rate * t) + m.Phase) + (0.5f * MathF.Sin((0.83f * m.Rate * t) + (2.1f * m.Phase)))));
            var twinkle = 0.72f + (0.28f * MathF.Sin((1.3f * m.Rate * t) + (3.7f * m.Phase)));
            var lit = 0.55f + (1.5f * Shaft((int)(x + Shift(y))));
            _now[i].Set(x, y, m.Size * _stage.Unit, m.Light * twinkle * lit, _stage.Width);
        }
    }

    public void Paint(int y, RowCanvas row)
    {
        Beam(y, row);
        for (var i = 0; i < _motes.Length; i++)
        {
            var now = _now[i];
            if (y >= now.Top && y <= now.Bottom) now.Shape.Paint(y, row, _motes[i].Colour, now.Light);
        }
    }

    private void Beam(int y, RowCanvas row)
    {
        var from = (int)Shift(y);
        for (var x = 0; x < row.Width; x++) row.Mask[x] = Shaft(x + from);
        var down = 1 - (0.85f * y / _stage.Height);
        if (_stage.Palette.IsLight) row.BlendMask(new Rgb(1, 1, 1), 0.6f * down, 0, row.Width);
        else row.AddMask(_stage.Palette.Accent.Toward(_stage.Glow(0), 0.35f), 0.26f * down, 0, row.Width);
    }

    private float Shift(float y) => (_slant * y) + _sway;

    private float Shaft(int x) => _shafts[Math.Clamp(x + (_stage.Height), 0, _shafts.Length - 1)];

    /// <summary>Light by column of the highest row; shafts run on to both sides, since they are slanted.</summary>
    private float[] Shafts(Randomness.SeededRandom random)
    {
        var light = new float[_stage.Width + (2 * _stage.Height)];
        for (var i = 0; i < 4; i++)
        {
            var centre = _stage.Height + (_stage.Width * ((i + random.Between(0.1f, 0.9f)) / 4));
            var (width, strength) = (random.Between(44, 150) * _stage.Unit, random.Between(0.45f, 1));
            for (var x = 0; x < light.Length; x++)
            {
                var d = (x - centre) / width;
                light[x] += strength * MathF.Exp(-d * d);
            }
        }

        return light;
    }

    private Rgb Colour(int rank, int kind)
    {
        var palette = _stage.Palette;
        // On a light ground large motes and most small ones are brighter than it; the others take light away.
        if (palette.IsLight) return rank == 2 || kind > 1 ? new Rgb(1, 1, 1) : new Rgb(palette.Accent.R - 1, palette.Accent.G - 1, palette.Accent.B - 1);
        return kind switch { 0 or 1 => palette.Accent, 2 => palette.Spoken, 3 => palette.Text, _ => _stage.Glow(1).Toward(palette.Text, 0.3f) };
    }

    /// <summary>A mote on the frame that is being drawn.</summary>
    private sealed class Now
    {
        public GlowShape Shape { get; } = new();

        public float Light { get; private set; }

        public float Top { get; private set; }

        public float Bottom { get; private set; }

        public void Set(float x, float y, float size, float light, int width)
        {
            (Light, Top, Bottom) = (light, y - (size * 2.6f), y + (size * 2.6f));
            Shape.Begin(x, y, size, width);
        }
    }

    private readonly record struct Depth(int Count, float Small, float Large, float Rise, float Light);

    private readonly record struct Mote(float X, float Y, float Size, float Rise, float Phase, float Rate, float Light, int Rank, Rgb Colour);
}
