using VideoGen.Composition.Design;
using VideoGen.Composition.Layouts;

namespace VideoGen.Composition.Painting.Furnishing;

/// <summary>Paints a map's pin: a head that runs out to its tip, with an eye.</summary>
internal static class Pins
{
    /// <summary>Height of the head's middle over the tip, in radii of the head.</summary>
    public const double Stem = 1.75;

    private const float FallSeconds = 0.45f;

    public static void Paint(int y, RowCanvas row, Palette palette, Furniture.Pin pin, float time, float unit, float share)
    {
        var fallen = Ease.OutCubic(Ease.Span(time, (float)pin.AppearAt, FallSeconds));
        if (fallen <= 0) return;
        var (r, tip) = ((float)pin.Radius, (float)pin.Y - ((1 - fallen) * 70 * unit));
        var (cx, cy) = ((float)pin.X, tip - (r * (float)Stem));
        var dy = y + 0.5f - cy;
        if (dy < -r - 1 || y + 0.5f > tip + 1) return;
        // The sides are tangents from the tip to the head.
        var sine = 1 / (float)Stem;
        var cosine = MathF.Sqrt(1 - (sine * sine));
        var (from, to) = Shapes.Columns(row, cx, r + 1);
        for (var x = from; x < to; x++)
        {
            var dx = MathF.Abs(x + 0.5f - cx);
            var head = MathF.Sqrt((dx * dx) + (dy * dy));
            // Below the points of contact the sides count.
            var side = (dx * cosine) - ((tip - (y + 0.5f)) * sine);
            var cover = Ease.Clamp(0.5f - (dy > r * sine ? side : head - r));
            Shapes.Mix(row, x, palette.Accent, cover * fallen * share);
            Shapes.Mix(row, x, palette.Base, Ease.Clamp((r * 0.4f) - head + 0.5f) * fallen * share);
        }
    }
}
