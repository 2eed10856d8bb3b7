using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting.Furnishing;

namespace VideoGen.Composition.Painting;

/// <summary>Panels, rings, bars and the like that belong to the text.</summary>
internal sealed class FurnitureLayer(Stage stage, IReadOnlyList<Furniture> pieces, double leaveAt) : ILayer
{
    private const float Leave = 0.24f;
    private float _time;
    private float _stay;

    public void Begin(float time)
    {
        _time = time;
        _stay = 1 - Ease.Span(time, (float)leaveAt - Leave, Leave);
    }

    public void Paint(int y, RowCanvas row)
    {
        if (_stay <= 0) return;
        foreach (var piece in pieces)
        {
            var come = Ease.OutCubic(Ease.Span(_time, (float)piece.AppearAt, piece is Furniture.Bar { Length: var length } ? (float)length : 0.35f));
            if (come <= 0) continue;
            switch (piece)
            {
                case Furniture.Card card: Card(y, row, card.Box, come); break;
                case Furniture.Bar bar: Bar(y, row, bar.Box, come, (float)bar.Opacity); break;
                case Furniture.Disc disc: Disc(y, row, disc, come); break;
                case Furniture.Panel panel: Panel(y, row, panel, come); break;
                case Furniture.Ring ring: Rings.Ring(y, row, stage.Palette, ring, _time, come * _stay); break;
                case Furniture.Arc arc: Rings.Arc(y, row, stage.Palette, arc, _time, _stay); break;
                case Furniture.Ping ping: Rings.Ping(y, row, stage.Palette, ping, _time, _stay); break;
                case Furniture.Curve curve: Curves.Paint(y, row, stage.Palette, curve, _time, _stay); break;
                case Furniture.Pin pin: Pins.Paint(y, row, stage.Palette, pin, _time, stage.Unit, _stay); break;
            }
        }
    }

    private void Card(int y, RowCanvas row, Box box, float come)
    {
        var shift = (1 - come) * -30 * stage.Unit;
        var moved = new Box(box.Left + shift, box.Top, box.Right + shift, box.Bottom);
        var radius = Math.Min((float)box.Height * 0.28f, 31 * stage.Unit);
        var light = stage.Palette.IsLight;
        var share = come * _stay;
        Shapes.Rounded(y, row, moved, radius, light ? new(1, 1, 1) : stage.Palette.Base, (light ? 0.62f : 0.46f) * share);
        if (!light) Shapes.Rounded(y, row, moved, radius, stage.Palette.Text, 0.055f * share);
        var edge = new Box(moved.Left, moved.Top, moved.Left + (5 * stage.Unit), moved.Bottom);
        Shapes.Rounded(y, row, new Box(edge.Left, edge.Top + (box.Height * 0.22), edge.Right, edge.Bottom - (box.Height * 0.22)), 2.5f * stage.Unit, stage.Palette.Accent, share);
    }

    private void Disc(int y, RowCanvas row, Furniture.Disc disc, float come)
    {
        var radius = disc.Radius * (0.5 + (0.5 * come));
        Shapes.Rounded(y, row, new Box(disc.X - radius, disc.Y - radius, disc.X + radius, disc.Y + radius), (float)radius, stage.Palette.Accent, come * _stay * (float)disc.Opacity);
    }

    private void Panel(int y, RowCanvas row, Furniture.Panel panel, float come)
    {
        var (box, share) = (panel.Box, panel.Grows ? 0.6f + (0.4f * come) : 1);
        var (halfWidth, halfHeight) = (box.Width / 2 * share, box.Height / 2 * share);
        Shapes.Rounded(y, row, new Box(box.CentreX - halfWidth, box.CentreY - halfHeight, box.CentreX + halfWidth, box.CentreY + halfHeight), (float)panel.Radius * share, panel.Colour, (float)panel.Opacity * come * _stay);
    }

    private void Bar(int y, RowCanvas row, Box box, float come, float opacity)
    {
        var grown = box.Width > box.Height
            ? new Box(box.Left, box.Top, box.Left + (box.Width * come), box.Bottom)
            : new Box(box.Left, box.Top, box.Right, box.Top + (box.Height * come));
        Shapes.Rounded(y, row, grown, (float)Math.Min(box.Width, box.Height) / 2, stage.Palette.Accent, opacity * _stay);
    }
}
