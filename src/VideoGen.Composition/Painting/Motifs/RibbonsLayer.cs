namespace VideoGen.Composition.Painting.Motifs;

/// <summary>Thin bands of light that weave through each other.</summary>
internal sealed class RibbonsLayer : ILayer
{
    private const int Count = 9;
    private readonly Stage _stage;
    private readonly Contour[] _curves;
    private readonly float _tilt;
    private readonly float _phase;

    public RibbonsLayer(Stage stage, int scene)
    {
        _stage = stage;
        var random = stage.Random($"ribbons{scene}");
        _curves = [.. Enumerable.Range(0, Count).Select(_ => new Contour(stage.Width))];
        _tilt = random.Between(-0.25f, 0.25f);
        _phase = random.Between(0, 6.28f);
    }

    public void Begin(float time)
    {
        var t = time + _stage.Phase;
        var (w, h) = (_stage.Width, _stage.Height);
        for (var i = 0; i < Count; i++)
        {
            var share = i / (float)(Count - 1);
            var y = _curves[i].Y;
            for (var x = 0; x < w; x++)
            {
                var p = x / (float)w;
                var body = MathF.Sin((p * 4.4f) + _phase + (0.32f * t) + (share * 0.9f));
                var fold = MathF.Sin((p * 8.3f) - (0.21f * t) + (share * 2.4f));
                y[x] = h * (0.60f + (_tilt * (p - 0.5f)) + (0.13f * body) + ((0.02f + (0.07f * share)) * fold) + (0.10f * (share - 0.5f)));
            }

            _curves[i].Measure();
        }
    }

    public void Paint(int y, RowCanvas row)
    {
        for (var i = 0; i < Count; i++)
        {
            var share = i / (float)(Count - 1);
            var (colour, light) = _stage.Palette.IsLight
                ? (_stage.Glow(i).Toward(_stage.Palette.Text, 0.25f), -0.16f)
                : (_stage.Palette.Accent.Toward(_stage.Glow(i), share * 0.7f), 0.5f - (0.03f * i));
            if (light < 0) colour = new(1 - colour.R, 1 - colour.G, 1 - colour.B);
            _curves[i].Shine(y, row, colour, light, _stage.Unit * 1.4f, light * 0.32f, _stage.Unit * 16);
        }
    }
}
