using System.Numerics;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>Rings that spread from one point and fade on their way.</summary>
internal sealed class RingsLayer : ILayer
{
    private readonly Stage _stage;
    private readonly float[] _dx;
    private readonly float _cx;
    private readonly float _cy;
    private float _offset;

    public RingsLayer(Stage stage, int scene)
    {
        _stage = stage;
        var random = stage.Random($"rings{scene}");
        _cx = stage.Width * random.Pick([0.12f, 0.5f, 0.88f]);
        _cy = stage.Height * random.Pick([0.16f, 0.5f, 0.94f]);
        _dx = new float[stage.Width];
        for (var x = 0; x < _dx.Length; x++) _dx[x] = (x - _cx) * (x - _cx);
    }

    public void Begin(float time) => _offset = (time + _stage.Phase) * 0.33f;

    public void Paint(int y, RowCanvas row)
    {
        var spacing = 118 * _stage.Unit;
        var light = _stage.Palette.IsLight;
        var mask = row.Mask;
        var dy = new Vector<float>((y - _cy) * (y - _cy));
        var (perSpacing, offset, half) = (new Vector<float>(1 / spacing), new Vector<float>(_offset), new Vector<float>(0.5f));
        var (perLine, perHalo) = (new Vector<float>(spacing / (1.3f * _stage.Unit)), new Vector<float>(spacing / (13f * _stage.Unit)));
        var reach = new Vector<float>(1 / (0.75f * Math.Max(_stage.Width, _stage.Height)));
        var i = 0;
        for (; i <= mask.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var distance = Vector.SquareRoot(new Vector<float>(_dx, i) + dy);
            var phase = (distance * perSpacing) - offset;
            var d = Vector.Abs(phase - Vector.Floor(phase) - half);
            var fade = Vector.Max(Vector<float>.Zero, Vector<float>.One - (distance * reach));
            ((Bump(d * perLine) + (Bump(d * perHalo) * new Vector<float>(0.22f))) * fade).CopyTo(mask.AsSpan(i));
        }

        for (; i < mask.Length; i++) mask[i] = 0;
        if (light) row.BlendMask(_stage.Palette.Accent, 0.22f, 0, row.Width);
        else row.AddMask(_stage.Palette.Accent, 0.5f, 0, row.Width);
    }

    private static Vector<float> Bump(Vector<float> d) => Vector<float>.One / (Vector<float>.One + (d * d * d * d));
}
