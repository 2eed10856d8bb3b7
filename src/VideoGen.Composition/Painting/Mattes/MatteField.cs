using System.Numerics;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Mattes;

/// <summary>
/// When each pixel of a transition turns over. A pixel's value is progress × gain − offset, held within 0 to 255: a front with a soft edge
/// that passes over the frame. Since gains are positive, a pixel that shows once never goes back.
/// </summary>
/// <param name="width">Pixels in a row.</param>
/// <param name="offsets">By pixel.</param>
/// <param name="gains">By pixel, or one for all.</param>
internal sealed class MatteField(int width, float[] offsets, float[] gains)
{
    // Width of the soft edge in a frame whose shorter side is 720 pixels.
    private const double Softness = 6;

    /// <summary>Values of a row with a half added, so that cutting off the fraction rounds.</summary>
    public void Row(int y, float progress, float[] target)
    {
        var (at, i) = (y * width, 0);
        var (p, low, high, half) = (new Vector<float>(progress), Vector<float>.Zero, new Vector<float>(255), new Vector<float>(0.5f));
        var one = gains.Length == 1;
        var gain = new Vector<float>(gains[0]);
        for (; i <= width - Vector<float>.Count; i += Vector<float>.Count)
        {
            if (!one) gain = new Vector<float>(gains, at + i);
            (Vector.Min(high, Vector.Max(low, (p * gain) - new Vector<float>(offsets, at + i))) + half).CopyTo(target, i);
        }

        for (; i < width; i++) target[i] = Math.Clamp((progress * gains[one ? 0 : at + i]) - offsets[at + i], 0, 255) + 0.5f;
    }

    /// <summary>The field of a transition.</summary>
    public static MatteField For(TransitionKind kind, int width, int height)
    {
        var soft = Math.Max(1, Softness * Math.Min(width, height) / 720);
        double w = width, h = height;
        return kind switch
        {
            TransitionKind.WipeLeft => Front(width, height, w, soft, (x, _) => w - x),
            TransitionKind.WipeRight => Front(width, height, w, soft, (x, _) => x),
            TransitionKind.WipeUp => Front(width, height, h, soft, (_, y) => h - y),
            TransitionKind.WipeDown => Front(width, height, h, soft, (_, y) => y),
            TransitionKind.WipeDiagonal => Front(width, height, Diagonal(w, h), soft, (x, y) => Diagonal(x, y)),
            TransitionKind.CircleOpen => Front(width, height, Radius(w, h), soft, (x, y) => Math.Sqrt(Square(x - (w / 2)) + Square(y - (h / 2)))),
            TransitionKind.CircleClose => Front(width, height, Radius(w, h), soft, (x, y) => Radius(w, h) - Math.Sqrt(Square(x - (w / 2)) + Square(y - (h / 2)))),
            TransitionKind.RectangleOpen => Front(width, height, Math.Min(w, h) / 2, soft, (x, y) => Math.Max(Math.Abs((x / w) - 0.5), Math.Abs((y / h) - 0.5)) * Math.Min(w, h)),
            TransitionKind.Blinds => Front(width, height, h / Slats(w, h), soft, (_, y) => y % (h / Slats(w, h))),
            TransitionKind.Checker => Checker(width, height, soft),
            TransitionKind.Clock => Clock(width, height, soft),
            _ => CloudNoise.Field(width, height),
        };
    }

    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="last">The greatest distance.</param>
    /// <param name="soft">Width of the edge, in the unit of the distances.</param>
    /// <param name="distance">Way of the front to a place.</param>
    public static MatteField Front(int width, int height, double last, double soft, Func<double, double, double> distance)
    {
        var offsets = new float[width * height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) offsets[(y * width) + x] = (float)(255 * distance(x + 0.5, y + 0.5) / soft);
        return new MatteField(width, offsets, [(float)(255 * (last + soft) / soft)]);
    }

    private static MatteField Checker(int width, int height, double soft)
    {
        // Each square is wiped to the right; those of one colour first, then the others.
        double cell = height / Slats(width, height), columns = Math.Max(1, Math.Round(width / cell)), across = width / columns;
        return Front(width, height, 2 * across, soft, (x, y) => (x % across) + (((int)(x / across) + (int)(y / cell)) % 2 * across));
    }

    private static MatteField Clock(int width, int height, double soft)
    {
        var (offsets, gains) = (new float[width * height], new float[width * height]);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (dx, dy) = (x + 0.5 - (width / 2.0), y + 0.5 - (height / 2.0));
                // From twelve o'clock, clockwise; the edge is as wide at the rim as near the centre.
                var turn = Math.Atan2(dx, -dy) / Math.Tau;
                if (turn < 0) turn++;
                var edge = Math.Min(0.5, soft / (Math.Tau * Math.Sqrt(Square(dx) + Square(dy))));
                (offsets[(y * width) + x], gains[(y * width) + x]) = ((float)(255 * turn / edge), (float)(255 * (1 + edge) / edge));
            }
        }

        return new MatteField(width, offsets, gains);
    }

    // As high as squares of which six or so fill the shorter side.
    private static double Slats(double w, double h) => Math.Max(1, Math.Round(6 * h / Math.Min(w, h)));

    private static double Diagonal(double x, double y) => (x + y) / Math.Sqrt(2);

    private static double Radius(double w, double h) => Math.Sqrt(Square(w / 2) + Square(h / 2));

    private static double Square(double x) => x * x;
}
