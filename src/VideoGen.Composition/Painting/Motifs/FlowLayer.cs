using System.Numerics;
using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>Thin streaks that travel along the lines of a seeded field without sources: the curl of a sum of waves.</summary>
internal sealed class FlowLayer : ILayer
{
    private const int Streaks = 340;
    private const float TailUnits = 300;
    private readonly Stage _stage;
    private readonly Streak[] _streaks;
    private readonly Wave[] _waves;
    private readonly float _step;
    private readonly float _radius;
    private readonly Dot[] _dots;
    private readonly Dot[] _sorted;
    private readonly int[] _rows;
    private readonly Rgb[] _colours;

    public FlowLayer(Stage stage, int scene)
    {
        _stage = stage;
        var random = stage.Random($"flow{scene}");
        _radius = MathF.Max(1.15f, 1.5f * stage.Unit);
        _step = _radius * 0.75f;
        _waves = [.. Enumerable.Range(0, 6).Select(i =>
        {
            var (angle, length) = (random.Between(0, 6.28f), random.Between(0.5f, 1) * (i < 3 ? 1100 : 520) * stage.Unit);
            return new Wave(MathF.Cos(angle) * 6.28f / length, MathF.Sin(angle) * 6.28f / length, random.Between(0, 6.28f), length / 6.28f * (i < 3 ? 0.62f : 0.34f));
        })];
        var wind = random.Between(-0.35f, 0.35f);
        _streaks = [.. Enumerable.Range(0, Streaks).Select(i => New(random, wind, i))];
        var room = Streaks * ((int)(TailUnits * 1.3f * stage.Unit / _step) + 2);
        (_dots, _sorted, _rows) = (new Dot[room], new Dot[room], new int[stage.Height + 1]);
        _colours = [.. Enumerable.Range(0, 4).Select(Colour)];
    }

    public void Begin(float time)
    {
        var count = 0;
        foreach (var streak in _streaks) count = Lay(streak, time + _stage.Phase, count);
        // By rows, so that a row only looks at its own.
        Array.Clear(_rows);
        for (var i = 0; i < count; i++) _rows[Row(_dots[i])]++;
        for (int y = 0, from = 0; y < _rows.Length; y++) (_rows[y], from) = (from, from + _rows[y]);
        for (var i = 0; i < count; i++) _sorted[_rows[Row(_dots[i])]++] = _dots[i];
    }

    public void Paint(int y, RowCanvas row)
    {
        // A row's dots end where the next one's begin.
        var reach = (int)MathF.Ceiling(_radius);
        var (first, last) = (Math.Max(0, y - reach), Math.Min(_stage.Height - 1, y + reach));
        for (var i = first == 0 ? 0 : _rows[first - 1]; i < _rows[last]; i++) Draw(_sorted[i], y, row);
    }

    private void Draw(Dot dot, int y, RowCanvas row)
    {
        var share = 1 - (MathF.Abs(y - dot.Y) / _radius);
        if (share <= 0) return;
        var colour = _colours[dot.Colour];
        var light = dot.Light * share;
        var (from, to) = (Math.Max(0, (int)MathF.Ceiling(dot.X - _radius)), Math.Min(row.Width - 1, (int)(dot.X + _radius)));
        for (var x = from; x <= to; x++)
        {
            var amount = light * (1 - (MathF.Abs(x - dot.X) / _radius));
            row.R[x] += colour.R * amount;
            row.G[x] += colour.G * amount;
            row.B[x] += colour.B * amount;
        }
    }

    /// <summary>Dots of the part of a streak that is lit.</summary>
    private int Lay(Streak streak, float time, int count)
    {
        var tail = TailUnits * streak.Length * _stage.Unit / _step;
        var round = streak.Path.Length + tail;
        var head = ((time * streak.Speed * _stage.Unit / _step) + (streak.Start * round)) % round;
        var sign = _stage.Palette.IsLight ? -1 : 1;
        for (var i = (int)MathF.Max(0, MathF.Ceiling(head - tail)); i < Math.Min(streak.Path.Length, head); i++)
        {
            var place = streak.Path[i];
            if (place.X < -2 || place.Y < -2 || place.X > _stage.Width + 1 || place.Y > _stage.Height + 1) continue;
            var along = 1 - ((head - i) / tail);
            var end = Ease.Clamp((head - i) / (0.06f * tail)) * Ease.Clamp(i / (0.15f * tail)) * Ease.Clamp((streak.Path.Length - i) / (0.15f * tail));
            _dots[count++] = new Dot(place.X, place.Y, sign * streak.Light * along * along * end, streak.Colour);
        }

        return count;
    }

    private int Row(Dot dot) => Math.Clamp((int)MathF.Round(dot.Y), 0, _stage.Height - 1);

    private Streak New(Randomness.SeededRandom random, float wind, int index)
    {
        var place = new Vector2(_stage.Width * random.Between(-0.15f, 1.05f), _stage.Height * random.Between(-0.1f, 1.1f));
        var depth = random.Unit();
        var path = new Vector2[(int)(random.Between(420, 900) * _stage.Unit / _step)];
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = place;
            var half = place + (Direction(place, wind) * (_step / 2));
            place += Direction(half, wind) * _step;
        }

        return new Streak(path, 34 + (96 * depth), 0.7f + (0.6f * random.Unit()), random.Unit(), 0.20f + (0.55f * depth * depth), index % 4);
    }

    /// <summary>Direction of the field; the wind keeps it from standing still.</summary>
    private Vector2 Direction(Vector2 place, float wind)
    {
        var flow = new Vector2(0.85f, wind);
        foreach (var wave in _waves)
        {
            var slope = wave.Height * MathF.Cos((wave.X * place.X) + (wave.Y * place.Y) + wave.Phase);
            flow += new Vector2(slope * wave.Y, -slope * wave.X);
        }

        return Vector2.Normalize(flow + new Vector2(1e-4f, 0));
    }

    private Rgb Colour(int kind)
    {
        var palette = _stage.Palette;
        var colour = kind switch { 0 => palette.Accent, 3 => palette.Spoken, _ => palette.IsLight ? _stage.Glow(kind).Toward(palette.Accent, 0.5f) : palette.Accent.Toward(_stage.Glow(kind), 0.6f) };
        // On a light ground streaks take light away.
        return palette.IsLight ? new Rgb(1 - colour.R, 1 - colour.G, 1 - colour.B) : colour;
    }

    /// <summary>A wave of the field's potential.</summary>
    private readonly record struct Wave(float X, float Y, float Phase, float Height);

    private readonly record struct Dot(float X, float Y, float Light, int Colour);

    /// <summary>A line of the field and how light runs along it.</summary>
    /// <param name="Path">Places one step apart.</param>
    /// <param name="Speed">Units a second.</param>
    /// <param name="Length">Of the tail, about 1.</param>
    /// <param name="Start">Share of the way at time 0.</param>
    /// <param name="Light">How bright it is.</param>
    /// <param name="Colour">Number of its colour.</param>
    private sealed record Streak(Vector2[] Path, float Speed, float Length, float Start, float Light, int Colour);
}
