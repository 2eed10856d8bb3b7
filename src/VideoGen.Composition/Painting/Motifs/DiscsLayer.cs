using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>Round shapes that float: small and soft (bokeh) or large and clean (orbs).</summary>
internal sealed class DiscsLayer : ILayer
{
    private readonly Stage _stage;
    private readonly Round[] _rounds;
    private readonly bool _large;
    private float _time;

    public DiscsLayer(Stage stage, int scene, bool large)
    {
        (_stage, _large) = (stage, large);
        var random = stage.Random($"discs{scene}");
        _rounds = [.. Enumerable.Range(0, large ? 7 : 34).Select(i => new Round(
            large ? Corner(random.Unit()) : random.Unit(),
            large ? Corner(random.Unit()) : random.Unit(),
            large ? random.Between(40, 190) : random.Between(10, 62),
            random.Between(0.3f, 1),
            random.Between(0, 6.28f),
            i))];
    }

    public void Begin(float time) => _time = time + _stage.Phase;

    public void Paint(int y, RowCanvas row)
    {
        foreach (var round in _rounds)
        {
            var rise = _large ? 0 : _time * 9 * round.Depth * _stage.Unit / _stage.Height;
            var cx = _stage.Width * (round.X + (0.018f * MathF.Sin((0.5f * _time * round.Depth) + round.Phase)));
            var cy = _stage.Height * (_large ? round.Y + (0.025f * MathF.Cos((0.6f * _time * round.Depth) + round.Phase)) : Wrap(round.Y - rise));
            var radius = round.Size * _stage.Unit;
            if (_large) Orb(y, row, round, cx, cy, radius);
            else Light(y, row, round, cx, cy, radius);
        }
    }

    // Large shapes keep to the sides, where no text stands.
    private static float Corner(float unit) => unit < 0.5f ? unit * 0.36f : 1 - ((1 - unit) * 0.36f);

    private static float Wrap(float y)
    {
        var moved = y + 0.1f;
        return ((moved - MathF.Floor(moved)) * 1.2f) - 0.1f;
    }

    private void Orb(int y, RowCanvas row, Round round, float cx, float cy, float radius)
    {
        var shade = Ease.Clamp(((y - cy) / radius * 0.5f) + 0.5f);
        var colour = _stage.Glow(round.Index).Toward(_stage.Palette.IsLight ? _stage.Glow(round.Index + 1) : _stage.Palette.Base, shade * 0.75f);
        if (_stage.Palette.IsLight) colour = colour.Toward(new Rgb(colour.R * 0.93f, colour.G * 0.93f, colour.B * 0.95f), 1 - shade);
        if (round.Index % 3 == 2) Disc.Ring(y, row, cx, cy, radius * 0.8f, 5 * _stage.Unit, _stage.Palette.Accent, 0.30f);
        else Disc.Paint(y, row, cx, cy, radius, 1, colour, 0.92f);
    }

    private void Light(int y, RowCanvas row, Round round, float cx, float cy, float radius)
    {
        var pulse = 0.6f + (0.4f * MathF.Sin((0.9f * _time * round.Depth) + round.Phase));
        var colour = _stage.Palette.IsLight ? Pale(round.Index) : (round.Index % 3) switch { 0 => _stage.Palette.Accent, 1 => _stage.Palette.Spoken, _ => _stage.Glow(round.Index) };
        var opacity = (_stage.Palette.IsLight ? 0.62f : 0.24f) * round.Depth * pulse;
        Disc.Paint(y, row, cx, cy, radius, (2 + (10 * (1 - round.Depth))) * _stage.Unit, colour, opacity);
        Disc.Ring(y, row, cx, cy, radius, 1.5f * _stage.Unit, colour, opacity * 0.9f);
    }

    // Colours of text would look like stains on a light ground.
    private Rgb Pale(int index) => (index % 3) switch { 0 => _stage.Glow(index / 3).Toward(_stage.Palette.Accent, 0.22f), 1 => new Rgb(1, 1, 1), _ => _stage.Glow(index / 3).Toward(_stage.Glow((index / 3) + 1), 0.5f) };

    private readonly record struct Round(float X, float Y, float Size, float Depth, float Phase, int Index);
}
