using System.Numerics;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>A floor of glowing lines that runs to the horizon.</summary>
internal sealed class GridLayer : ILayer
{
    private readonly Stage _stage;
    private readonly float[] _x;
    private readonly float _horizon;
    private float _travel;
    private float _sway;

    public GridLayer(Stage stage, int scene)
    {
        _stage = stage;
        _horizon = stage.Height * (0.56f + (0.03f * (scene % 2)));
        _x = [.. Enumerable.Range(0, stage.Width).Select(x => x - (stage.Width / 2f))];
    }

    public void Begin(float time)
    {
        _travel = (time + _stage.Phase) * 0.55f;
        _sway = 0.35f * MathF.Sin((time + _stage.Phase) * 0.2f);
    }

    public void Paint(int y, RowCanvas row)
    {
        var below = y + 0.5f - _horizon;
        var depth = _stage.Height - _horizon;
        Horizon(below, row);
        if (below <= 0.5f) return;
        var near = below / depth;
        row.BlendFlat(_stage.Palette.Base, 0.55f, 0, row.Width);
        // Columns are as far apart as perspective makes them at this row.
        var spacing = 190 * _stage.Unit * near;
        var fade = Ease.InOut(Ease.Clamp((near - 0.02f) / 0.3f)) * (_stage.Palette.IsLight ? 0.35f : 0.62f);
        var mask = row.Mask;
        var (perSpacing, sway, half) = (new Vector<float>(1 / spacing), new Vector<float>(_sway), new Vector<float>(0.5f));
        var (perLine, perHalo) = (new Vector<float>(spacing / (1.2f * _stage.Unit)), new Vector<float>(spacing / (8f * _stage.Unit)));
        var i = 0;
        for (; i <= mask.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var phase = (new Vector<float>(_x, i) * perSpacing) + sway;
            var d = Vector.Abs(phase - Vector.Floor(phase) - half);
            (Bump(d * perLine) + (Bump(d * perHalo) * new Vector<float>(0.2f))).CopyTo(mask.AsSpan(i));
        }

        for (; i < mask.Length; i++) mask[i] = 0;
        Draw(row, fade);
        var rowPhase = (2.2f / near) + _travel;
        var distance = MathF.Abs(rowPhase - MathF.Floor(rowPhase) - 0.5f) * near * near * depth / 2.2f;
        var line = distance / (1.2f * _stage.Unit);
        mask.AsSpan().Fill(1);
        Draw(row, fade * (1 / (1 + (line * line * line * line))));
    }

    private void Draw(RowCanvas row, float light)
    {
        if (light < 0.004f) return;
        if (_stage.Palette.IsLight) row.BlendMask(_stage.Palette.Accent, light, 0, row.Width);
        else row.AddMask(_stage.Palette.Accent, light, 0, row.Width);
    }

    private void Horizon(float below, RowCanvas row)
    {
        var d = below / (_stage.Unit * (below < 0 ? 46 : 16));
        var light = (_stage.Palette.IsLight ? 0.12f : 0.42f) / (1 + (d * d));
        if (light > 0.01f) row.BlendFlat(_stage.Palette.Accent.Toward(_stage.Glow(0), 0.5f), light, 0, row.Width);
    }

    private static Vector<float> Bump(Vector<float> d) => Vector<float>.One / (Vector<float>.One + (d * d * d * d));
}
