using VideoGen.Composition.Layouts;

namespace VideoGen.Composition.Painting;

/// <summary>Panels, rings and bars that belong to the text.</summary>
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
                case Furniture.Ring ring: Ring(y, row, ring, come); break;
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
        Rounded(y, row, moved, radius, light ? new(1, 1, 1) : stage.Palette.Base, (light ? 0.62f : 0.46f) * share);
        if (!light) Rounded(y, row, moved, radius, stage.Palette.Text, 0.055f * share);
        var edge = new Box(moved.Left, moved.Top, moved.Left + (5 * stage.Unit), moved.Bottom);
        Rounded(y, row, new Box(edge.Left, edge.Top + (box.Height * 0.22), edge.Right, edge.Bottom - (box.Height * 0.22)), 2.5f * stage.Unit, stage.Palette.Accent, share);
    }

    private void Disc(int y, RowCanvas row, Furniture.Disc disc, float come)
    {
        var radius = disc.Radius * (0.5 + (0.5 * come));
        Rounded(y, row, new Box(disc.X - radius, disc.Y - radius, disc.X + radius, disc.Y + radius), (float)radius, stage.Palette.Accent, come * _stay);
    }

    private void Bar(int y, RowCanvas row, Box box, float come, float opacity)
    {
        var grown = box.Width > box.Height
            ? new Box(box.Left, box.Top, box.Left + (box.Width * come), box.Bottom)
            : new Box(box.Left, box.Top, box.Right, box.Top + (box.Height * come));
        Rounded(y, row, grown, (float)Math.Min(box.Width, box.Height) / 2, stage.Palette.Accent, opacity * _stay);
    }

    private void Ring(int y, RowCanvas row, Furniture.Ring ring, float come)
    {
        var (cx, cy, r, half) = ((float)ring.X, (float)ring.Y, (float)ring.Radius, (float)ring.Width / 2);
        var reach = r + (half * 5);
        var dy = y + 0.5f - cy;
        if (MathF.Abs(dy) > reach) return;
        var turn = Ease.OutCubic(Ease.Span(_time, (float)ring.AppearAt, (float)ring.Length)) * MathF.Tau;
        var outer = MathF.Sqrt((reach * reach) - (dy * dy));
        var hole = Math.Max(0, r - (half * 5));
        var inner = MathF.Abs(dy) < hole ? MathF.Sqrt((hole * hole) - (dy * dy)) : 0;
        RingSpan((int)(cx - outer), (int)(cx - inner));
        RingSpan((int)(cx + inner), (int)(cx + outer) + 1);

        void RingSpan(int from, int to)
        {
            (from, to) = (Math.Max(0, from), Math.Min(row.Width, to));
            for (var x = from; x < to; x++)
            {
                var dx = x + 0.5f - cx;
                var distance = MathF.Sqrt((dx * dx) + (dy * dy));
                var track = Ease.Clamp(half - MathF.Abs(distance - r) + 0.5f);
                // From the top, clockwise.
                var angle = MathF.Atan2(dx, -dy);
                if (angle < 0) angle += MathF.Tau;
                var lit = turn >= MathF.Tau ? 1 : Ease.Clamp(((turn - angle) * r) + 0.5f);
                var d = (distance - r) / (half * 2.2f);
                var glow = stage.Palette.IsLight ? 0 : lit * 0.34f * Math.Max(0, (1 / (1 + (d * d * d * d))) - 0.03f);
                Mix(row, x, stage.Palette.Text, track * 0.13f * come * _stay);
                Mix(row, x, stage.Palette.Accent, Math.Max(track * lit, glow) * come * _stay);
            }
        }
    }

    private static void Mix(RowCanvas row, int x, Design.Rgb colour, float share)
    {
        row.R[x] += (colour.R - row.R[x]) * share;
        row.G[x] += (colour.G - row.G[x]) * share;
        row.B[x] += (colour.B - row.B[x]) * share;
    }

    private static void Rounded(int y, RowCanvas row, Box box, float radius, Design.Rgb colour, float opacity)
    {
        var middle = y + 0.5f;
        var cover = Ease.Clamp(Math.Min(middle - (float)box.Top, (float)box.Bottom - middle) + 0.5f);
        if (cover <= 0 || opacity <= 0) return;
        radius = Math.Min(radius, (float)Math.Min(box.Width, box.Height) / 2);
        // How far the corner has come in at this row.
        var toCorner = Math.Max(0, Math.Max((float)box.Top + radius - middle, middle - ((float)box.Bottom - radius)));
        var inset = radius - MathF.Sqrt(Math.Max(0, (radius * radius) - (toCorner * toCorner)));
        var (left, right) = ((float)box.Left + inset, (float)box.Right - inset);
        if (right <= left) return;
        var (first, last) = ((int)MathF.Ceiling(left), (int)MathF.Floor(right));
        row.BlendFlat(colour, opacity * cover * (first - left), first - 1, first);
        row.BlendFlat(colour, opacity * cover, first, last);
        row.BlendFlat(colour, opacity * cover * (right - last), last, last + 1);
    }
}
