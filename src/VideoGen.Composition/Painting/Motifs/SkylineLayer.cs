using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>Rows of houses with lit windows that slide past at different speeds.</summary>
internal sealed class SkylineLayer : ILayer
{
    private readonly Stage _stage;
    private readonly Block[] _blocks;
    private float _time;

    public SkylineLayer(Stage stage, int scene)
    {
        _stage = stage;
        var level = 0.04f * ((scene % 3) - 1);
        _blocks = [.. Enumerable.Range(0, 3).Select(depth => new Block(stage, depth, level))];
    }

    public void Begin(float time) => _time = time + _stage.Phase;

    public void Paint(int y, RowCanvas row)
    {
        foreach (var block in _blocks) block.Paint(y, row, _time);
    }

    private sealed class Block
    {
        private readonly Stage _stage;
        private readonly int _depth;
        private readonly float _length;
        private readonly List<House> _houses = [];

        public Block(Stage stage, int depth, float level)
        {
            (_stage, _depth) = (stage, depth);
            var random = stage.Random($"houses{depth}");
            var u = stage.Unit;
            while (_length < stage.Width * 1.3f)
            {
                var width = u * random.Between(52, 118) * (1 + (0.35f * depth));
                var tall = random.Unit();
                var top = stage.Height * (0.50f + level + (0.10f * depth) + (0.20f * (1 - (tall * tall))));
                _houses.Add(new House(_length, width, top, random.Next(), random.Unit() < 0.3f && depth < 2));
                _length += width + (u * random.Between(0, 10));
            }
        }

        public void Paint(int y, RowCanvas row, float time)
        {
            var u = _stage.Unit;
            var palette = _stage.Palette;
            var far = _stage.Glow(_depth).Toward(_stage.Glow(0), 0.3f);
            var colour = palette.IsLight ? _stage.Glow(1).Toward(_stage.Glow(0), 0.35f * (2 - _depth)).Toward(palette.Text, 0.06f + (0.17f * _depth)) : far.Toward(palette.Base, 0.50f + (0.22f * _depth));
            var foot = Ease.Clamp((y - (_stage.Height * 0.7f)) / (_stage.Height * 0.3f));
            colour = colour.Toward(palette.Base, palette.IsLight ? 0 : 0.5f * foot);
            var shift = time * u * (5 + (9 * _depth));
            foreach (var house in _houses)
            {
                var x = house.X - (shift % _length);
                if (x + house.Width < 0) x += _length;
                if (house.HasMast && y < house.Top && y > house.Top - (34 * u)) Span(row, x + (house.Width * 0.5f), 2 * u, colour, 0.9f);
                if (y < house.Top || x > row.Width) continue;
                Span(row, x, house.Width, colour, 1);
                Windows(y, row, house, x, time);
            }
        }

        private void Windows(int y, RowCanvas row, House house, float x, float time)
        {
            var u = _stage.Unit * (1 + (0.25f * _depth));
            var (cellW, cellH) = (15 * u, 20 * u);
            var inRow = (y - house.Top - (10 * u)) / cellH;
            var floor = (int)MathF.Floor(inRow);
            var part = inRow - floor;
            if (floor < 0 || part > 0.5f) return;
            var count = (int)((house.Width - (8 * u)) / cellW);
            var margin = (house.Width - (count * cellW) + (cellW * 0.45f)) / 2;
            for (var i = 0; i < count; i++)
            {
                var hash = Mix(house.Seed + (ulong)((floor * 131) + i));
                if (hash % 100 > 34) continue;
                // Some lights go on and off while one looks.
                var flicker = hash % 7 == 0 ? Ease.Clamp((MathF.Sin((time * 0.8f) + (hash % 628 / 100f)) * 3) + 0.5f) : 1;
                var light = (_stage.Palette.IsLight ? 0.55f : 0.30f + (0.14f * _depth)) * flicker * (0.5f + (hash % 50 / 100f));
                var warm = hash % 3 == 0 ? _stage.Palette.Spoken : _stage.Palette.Accent;
                Span(row, x + margin + (i * cellW), cellW * 0.55f, _stage.Palette.IsLight ? _stage.Palette.Base : warm, light);
            }
        }

        private static void Span(RowCanvas row, float x, float width, Rgb colour, float opacity)
        {
            // Slow movement needs edges that cover parts of a pixel.
            var (from, to) = (MathF.Max(0, x), MathF.Min(row.Width, x + width));
            if (to - from < 0.01f) return;
            var (first, last) = ((int)MathF.Ceiling(from), (int)MathF.Floor(to));
            if (first > last) return;
            if (first > 0) row.BlendFlat(colour, opacity * (first - from), first - 1, first);
            row.BlendFlat(colour, opacity, first, last);
            row.BlendFlat(colour, opacity * (to - last), last, last + 1);
        }

        private static ulong Mix(ulong value) => new Randomness.SeededRandom(value).Next();

        private readonly record struct House(float X, float Width, float Top, ulong Seed, bool HasMast);
    }
}
