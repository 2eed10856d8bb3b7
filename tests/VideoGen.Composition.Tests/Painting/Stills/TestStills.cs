using VideoGen.Composition.Painting;

namespace VideoGen.Composition.Tests.Painting.Stills;

internal static class TestStills
{
    /// <summary>A grey picture from a function of pixel centres.</summary>
    public static DecodedMaterial.Still Grey(int width, int height, Func<double, double, double> level, FrameFormat format = FrameFormat.Yuv420p)
    {
        var pixels = new byte[format.Bytes(width, height)];
        pixels.AsSpan().Fill(128);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) pixels[(y * width) + x] = (byte)Math.Clamp(Math.Round(level(x + 0.5, y + 0.5)), 0, 255);
        return new DecodedMaterial.Still(width, height, format, pixels);
    }

    /// <summary>A soft dot on black.</summary>
    public static double Dot(double x, double y, double cx, double cy, double sigma) =>
        16 + (200 * Math.Exp(-(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) / (2 * sigma * sigma)));

    /// <summary>Where a dot is in a frame's luma, in pixels from the top left corner.</summary>
    public static (double X, double Y) Centre(byte[] frame, int width, int height, double nearX, double nearY, int reach)
    {
        double sum = 0, sx = 0, sy = 0;
        for (var y = Math.Max(0, (int)nearY - reach); y < Math.Min(height, (int)nearY + reach); y++)
        {
            for (var x = Math.Max(0, (int)nearX - reach); x < Math.Min(width, (int)nearX + reach); x++)
            {
                double weight = frame[(y * width) + x] - 16;
                (sum, sx, sy) = (sum + weight, sx + (weight * (x + 0.5)), sy + (weight * (y + 0.5)));
            }
        }

        return (sx / sum, sy / sum);
    }
}
