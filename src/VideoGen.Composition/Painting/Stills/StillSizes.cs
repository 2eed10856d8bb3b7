using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Stills;

/// <summary>Sizes at which stills are decoded.</summary>
internal static class StillSizes
{
    // What a still may take in memory: 24 million pixels are 36 MB as planes.
    private const double MostPixels = 24e6;

    /// <summary>Size of the whole picture at which its cropped part covers a frame at a zoom: no larger than the picture is, even numbers.</summary>
    public static (int Width, int Height) Cover(VideoFacts video, Crop crop, int width, int height, double zoom)
    {
        double across = video.Width, down = video.Height;
        var scale = Math.Max(width / (across * crop.Width), height / (down * crop.Height)) * zoom;
        scale = Math.Min(scale, Math.Sqrt(MostPixels / (across * down)));
        return scale >= 1 ? (Even(across), Even(down)) : (Even(across * scale), Even(down * scale));
    }

    /// <summary>A size of the whole picture: as large as asked for, but no larger than the picture is; even numbers.</summary>
    public static (int Width, int Height) Within(VideoFacts video, double width, double height)
    {
        var (across, down) = (Math.Min(width, video.Width), Math.Min(height, video.Height));
        var scale = Math.Min(1, Math.Sqrt(MostPixels / Math.Max(1, across * down)));
        return (Even(across * scale), Even(down * scale));
    }

    private static int Even(double length) => Math.Max(2, 2 * (int)Math.Round(length / 2));
}
