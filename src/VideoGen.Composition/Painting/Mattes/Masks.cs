using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Mattes;

/// <summary>Outlines with smooth edges, as gray frames: 255 inside.</summary>
public static class Masks
{
    /// <summary>A rectangle that fills the frame, with rounded corners.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="radius">Pixels over frames; more than half the shorter side means half of it.</param>
    public static IFramePainter RoundedCorners(int width, int height, Curve radius) => new MaskPainter(
        width, height, "corners " + PainterKeys.Of(radius), (frame, x, y) =>
        {
            var r = Math.Clamp(radius.At(frame), 0, Math.Min(width, height) / 2.0);
            var (dx, dy) = (Math.Abs(x - (width / 2.0)) - (width / 2.0) + r, Math.Abs(y - (height / 2.0)) - (height / 2.0) + r);
            return Math.Sqrt((Math.Max(dx, 0) * Math.Max(dx, 0)) + (Math.Max(dy, 0) * Math.Max(dy, 0))) + Math.Min(0, Math.Max(dx, dy)) - r;
        });

    /// <summary>An ellipse that touches all sides of the frame.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static IFramePainter Ellipse(int width, int height) => new MaskPainter(width, height, "ellipse", (_, x, y) =>
    {
        var (a, b) = (width / 2.0, height / 2.0);
        var (u, v) = ((x - a) / a, (y - b) / b);
        var length = Math.Sqrt((u * u) + (v * v));
        var slope = Math.Sqrt((u * u / (a * a)) + (v * v / (b * b)));
        // To first order the distance to the rim; exact for circles.
        return slope < 1e-9 ? -Math.Min(a, b) : length * (length - 1) / slope;
    });

    /// <summary>A mask from the distance of pixel centres to its outline.</summary>
    private sealed class MaskPainter(int width, int height, string shape, Func<long, double, double, double> distance) : IFramePainter
    {
        public int Width => width;

        public int Height => height;

        public FrameFormat Format => FrameFormat.Gray;

        public string Key { get; } = string.Create(CultureInfo.InvariantCulture, $"mask {width}x{height} {shape}");

        public void Paint(long frame, Span<byte> buffer)
        {
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    var cover = Math.Clamp(0.5 - distance(frame, x + 0.5, y + 0.5), 0, 1);
                    buffer[(y * width) + x] = (byte)((cover * 255) + 0.5);
                }
            }
        }
    }
}
