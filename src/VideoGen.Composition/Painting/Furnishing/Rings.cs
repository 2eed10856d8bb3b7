using VideoGen.Composition.Design;
using VideoGen.Composition.Layouts;

namespace VideoGen.Composition.Painting.Furnishing;

/// <summary>Paints rings and parts of rings.</summary>
internal static class Rings
{
    private const float ArcSeconds = 0.6f;
    private const float PingSeconds = 1.5f;

    /// <summary>A track with the part that is lit, from the top clockwise.</summary>
    public static void Ring(int y, RowCanvas row, Palette palette, Furniture.Ring ring, float time, float share)
    {
        var (cx, cy, r, half) = ((float)ring.X, (float)ring.Y, (float)ring.Radius, (float)ring.Width / 2);
        var reach = r + (half * 5);
        var dy = y + 0.5f - cy;
        if (MathF.Abs(dy) > reach) return;
        var passed = Ease.Span(time, (float)ring.AppearAt, (float)ring.Length);
        var turn = (ring.Empties ? 1 - passed : Ease.OutCubic(passed)) * MathF.Tau;
        var outer = MathF.Sqrt((reach * reach) - (dy * dy));
        var hole = Math.Max(0, r - (half * 5));
        var inner = MathF.Abs(dy) < hole ? MathF.Sqrt((hole * hole) - (dy * dy)) : 0;
        Span((int)(cx - outer), (int)(cx - inner));
        Span((int)(cx + inner), (int)(cx + outer) + 1);

        void Span(int from, int to)
        {
            (from, to) = (Math.Max(0, from), Math.Min(row.Width, to));
            for (var x = from; x < to; x++)
            {
                var dx = x + 0.5f - cx;
                var distance = MathF.Sqrt((dx * dx) + (dy * dy));
                var track = Ease.Clamp(half - MathF.Abs(distance - r) + 0.5f);
                var lit = turn >= MathF.Tau ? 1 : turn <= 0 ? 0 : Ease.Clamp(((turn - Angle(dx, dy)) * r) + 0.5f);
                var d = (distance - r) / (half * 2.2f);
                var glow = palette.IsLight ? 0 : lit * 0.34f * Math.Max(0, (1 / (1 + (d * d * d * d))) - 0.03f);
                Shapes.Mix(row, x, palette.Text, track * 0.13f * share);
                Shapes.Mix(row, x, palette.Accent, Math.Max(track * lit, glow) * share);
            }
        }
    }

    /// <summary>A part that grows from its start to its end, parted from its neighbours.</summary>
    public static void Arc(int y, RowCanvas row, Palette palette, Furniture.Arc arc, float time, float share)
    {
        var (cx, cy, r, half) = ((float)arc.X, (float)arc.Y, (float)arc.Radius, (float)arc.Width / 2);
        var dy = y + 0.5f - cy;
        if (MathF.Abs(dy) > r + half + 1) return;
        var grown = Ease.OutCubic(Ease.Span(time, (float)arc.AppearAt, ArcSeconds));
        var (start, end) = ((float)arc.From * MathF.Tau, ((float)arc.From + ((float)(arc.To - arc.From) * grown)) * MathF.Tau);
        // A whole ring has no ends to part.
        var gap = arc.To - arc.From > 0.999 ? -2 : half * 0.07f;
        var (from, to) = Shapes.Columns(row, cx, r + half + 1);
        for (var x = from; x < to; x++)
        {
            var dx = x + 0.5f - cx;
            var distance = MathF.Sqrt((dx * dx) + (dy * dy));
            var cover = Ease.Clamp(half - MathF.Abs(distance - r) + 0.5f);
            if (cover <= 0) continue;
            var angle = Angle(dx, dy);
            cover *= Ease.Clamp(Math.Min((angle - start) * distance, (end - angle) * distance) - gap + 0.5f);
            Shapes.Mix(row, x, palette.Accent, cover * (float)arc.Opacity * share);
        }
    }

    /// <summary>A ring that spreads from a point and fades.</summary>
    public static void Ping(int y, RowCanvas row, Palette palette, Furniture.Ping ping, float time, float share)
    {
        var since = time - (float)ping.AppearAt;
        var (cx, cy, most, flat) = ((float)ping.X, (float)ping.Y, (float)ping.Radius, (float)ping.Flatness);
        var dy = (y + 0.5f - cy) / flat;
        if (since < 0 || MathF.Abs(dy) > most) return;
        var (from, to) = Shapes.Columns(row, cx, most);
        for (var age = since % (float)ping.Every; age < Math.Min(since, PingSeconds) + 1e-4f; age += (float)ping.Every)
        {
            var spread = Ease.OutCubic(Ease.Clamp(age / PingSeconds));
            var (radius, faint) = (most * spread, (1 - (age / PingSeconds)) * 0.75f * share);
            var half = most * 0.04f;
            for (var x = from; x < to; x++)
            {
                var dx = x + 0.5f - cx;
                var distance = MathF.Sqrt((dx * dx) + (dy * dy));
                Shapes.Mix(row, x, palette.Accent, Ease.Clamp(half - MathF.Abs(distance - radius) + 0.5f) * faint);
            }
        }
    }

    /// <summary>From the top, clockwise, 0 to a whole turn.</summary>
    private static float Angle(float dx, float dy)
    {
        var angle = MathF.Atan2(dx, -dy);
        return angle < 0 ? angle + MathF.Tau : angle;
    }
}
