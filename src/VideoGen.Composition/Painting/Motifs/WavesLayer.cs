using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>Water in layers: each nearer one is darker and drifts faster, each crest shines.</summary>
internal sealed class WavesLayer : ILayer
{
    private const int Layers = 4;
    private readonly Stage _stage;
    private readonly Contour[] _curves;
    private readonly (float Base, float Phase)[] _places;
    private readonly Rgb _water;

    public WavesLayer(Stage stage, int scene)
    {
        _stage = stage;
        var random = stage.Random("waves");
        var level = 0.60f + (0.035f * ((scene % 3) - 1));
        _curves = [.. Enumerable.Range(0, Layers).Select(_ => new Contour(stage.Width))];
        _places = [.. Enumerable.Range(0, Layers).Select(i => (level + (i * 0.085f), random.Between(0, 6.28f)))];
        _water = stage.Glow(1).Toward(stage.Palette.Base, 0.25f);
    }

    public void Begin(float time)
    {
        var t = time + _stage.Phase;
        for (var i = 0; i < Layers; i++)
        {
            var length = _stage.Unit * (520 - (50 * i));
            var shift = t * _stage.Unit * (22 + (24 * i));
            var height = _stage.Unit * (12 + (4 * i));
            var y = _curves[i].Y;
            for (var x = 0; x < y.Length; x++)
            {
                var p = ((x + shift) / length * 6.2832f) + _places[i].Phase;
                y[x] = (_places[i].Base * _stage.Height) + (height * (MathF.Sin(p) + (0.42f * MathF.Sin((1.73f * p) + 1.3f + (0.2f * t)))));
            }

            _curves[i].Measure();
        }
    }

    public void Paint(int y, RowCanvas row)
    {
        for (var i = 0; i < Layers; i++)
        {
            var depth = Ease.Clamp((y - (_places[i].Base * _stage.Height)) / (_stage.Height * 0.3f));
            var colour = _water.Toward(_stage.Palette.Base, 0.12f + (0.17f * i)).Toward(_stage.Palette.Base, depth * 0.75f);
            _curves[i].FillBelow(y, row, colour, _stage.Palette.IsLight ? 0.5f : 0.72f);
            var shine = _stage.Palette.IsLight ? -0.25f : 1f;
            _curves[i].Shine(y, row, _stage.Palette.Accent, shine * (0.62f - (0.07f * i)), _stage.Unit * 1.5f, shine * 0.2f, _stage.Unit * 11);
        }
    }
}
