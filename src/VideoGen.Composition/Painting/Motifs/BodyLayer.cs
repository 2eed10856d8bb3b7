using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting.Motifs;

/// <summary>A moon, sun or planet with its glow.</summary>
/// <param name="stage">The frame.</param>
/// <param name="x">Centre as a share of the width.</param>
/// <param name="y">Centre as a share of the height.</param>
/// <param name="radius">Radius in units.</param>
/// <param name="colour">Its lit side.</param>
/// <param name="shade">Its other side; the same colour for a flat disc.</param>
internal sealed class BodyLayer(Stage stage, float x, float y, float radius, Rgb colour, Rgb shade) : ILayer
{
    private readonly GlowShape _glow = new();
    private float _cy;

    public void Begin(float time)
    {
        _cy = (y * stage.Height) - (time * stage.Unit * 1.5f);
        if (!stage.Palette.IsLight) _glow.Begin(x * stage.Width, _cy, radius * stage.Unit * 2.3f, stage.Width);
    }

    public void Paint(int row, RowCanvas canvas)
    {
        var (cx, r) = (x * stage.Width, radius * stage.Unit);
        if (stage.Palette.IsLight)
        {
            Disc.Paint(row, canvas, cx, _cy, r, 1, colour, 0.85f);
            return;
        }

        _glow.Paint(row, canvas, colour, 0.30f);
        Disc.Paint(row, canvas, cx, _cy, r, 1, colour.Toward(shade, Ease.InOut(Ease.Clamp(((row - _cy) / r * 0.5f) + 0.45f))), 1);
        if (shade == colour) return;
        foreach (var (dx, dy, size) in ((float, float, float)[])[(-0.35f, -0.25f, 0.2f), (0.3f, 0.2f, 0.26f), (-0.1f, 0.45f, 0.14f), (0.25f, -0.4f, 0.12f)])
            Disc.Paint(row, canvas, cx + (dx * r), _cy + (dy * r), size * r, 1.5f * stage.Unit, shade, 0.28f);
    }
}
