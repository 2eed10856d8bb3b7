using VideoGen.Core.Requests;

namespace VideoGen.Core.Costs;

/// <summary>How many seconds of processors a film takes, from measured films. Right within a factor of two on most machines.</summary>
public static class CpuEstimate
{
    private const double HighPerMegapixel = 0.0115;
    private const double FastPerMegapixel = 0.006;
    private const double SoundPerSecond = 0.05;

    /// <summary>Seconds of processors, at least 0.</summary>
    /// <param name="request">The film.</param>
    public static double Of(JobRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(request.Width, request.Height, request.Frames, request.DurationSeconds, request.Quality);
    }

    /// <summary>Seconds of processors, at least 0.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="frames">Length in frames.</param>
    /// <param name="seconds">Length in seconds.</param>
    /// <param name="quality">Encoding effort.</param>
    public static double Of(int width, int height, long frames, double seconds, RenderQuality quality)
    {
        var megapixels = (double)width * height * frames / 1e6;
        var cost = (megapixels * (quality == RenderQuality.Fast ? FastPerMegapixel : HighPerMegapixel)) + (seconds * SoundPerSecond);
        return Math.Round(cost, 1);
    }
}
