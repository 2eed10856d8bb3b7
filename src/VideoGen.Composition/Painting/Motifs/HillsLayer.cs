namespace VideoGen.Composition.Painting.Motifs;

/// <summary>Ridges one behind the other, paler with distance, that pass at different speeds.</summary>
internal sealed class HillsLayer : ILayer
{
    private const int Layers = 5;
    private readonly Stage _stage;
    private readonly Contour[] _curves;
    private readonly float[] _phases;
    private readonly float _level;

    public HillsLayer(Stage stage, int scene)
    {
        _stage = stage;
        var random = stage.Random("hills");
        _level = 0.58f + (0.03f * (scene % 3));
        _curves = [.. Enumerable.Range(0, Layers).Select(_ => new Contour(stage.Width))];
        _phases = [.. Enumerable.Range(0, Layers).Select(_ => random.Between(0, 100))];
    }

    public void Begin(float time)
    {
        var t = time + _stage.Phase;
        for (var i = 0; i < Layers; i++)
        {
            var shift = t * _stage.Unit * (4 + (6f * i * i * 0.5f));
            var height = _stage.Unit * (95 - (14 * i));
            var y = _curves[i].Y;
            for (var x = 0; x < y.Length; x++)
            {
                var p = ((x + shift) / (_stage.Unit * (330 - (28 * i)))) + _phases[i];
                var ridge = MathF.Abs(MathF.Sin(p * 0.9f)) * 0.55f;
                var relief = (0.34f * MathF.Sin((p * 1.7f) + 0.4f)) + (0.16f * MathF.Sin(p * 4.3f)) + (0.05f * MathF.Sin(p * 11.7f));
                y[x] = (_stage.Height * (_level + (0.085f * i))) - (height * (ridge + relief));
            }

            _curves[i].Measure();
        }
    }

    public void Paint(int y, RowCanvas row)
    {
        var light = _stage.Palette.IsLight;
        for (var i = 0; i < Layers; i++)
        {
            var near = (i + 1f) / Layers;
            var far = _stage.Glow(1).Toward(_stage.Glow(0), 0.4f);
            var colour = light ? far.Toward(_stage.Palette.Text, 0.05f + (0.10f * near)) : far.Toward(_stage.Palette.Base, 0.18f + (0.74f * near));
            // Mist gathers at the foot of each ridge.
            var foot = Ease.Clamp((y - (_stage.Height * (_level + (0.085f * i)))) / (_stage.Height * 0.16f));
            _curves[i].FillBelow(y, row, colour.Toward(far, 0.22f * foot * (1 - near)), light ? 0.75f : 0.94f);
            if (!light) _curves[i].Shine(y, row, _stage.Palette.Accent, 0.20f * (1.1f - near), _stage.Unit * 1.3f, 0.06f, _stage.Unit * 9);
        }
    }
}
