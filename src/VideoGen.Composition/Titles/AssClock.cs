using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>
/// Times of events. The format counts hundredths of a second and frames fall between them: an event begins half a frame before its
/// first frame and ends half a frame after its last, so that neither rounding nor the clock's own cut to milliseconds moves it.
/// </summary>
internal static class AssClock
{
    /// <summary>Most frames a second at which each frame can be told from its neighbours.</summary>
    public const double FastestRate = 75;

    /// <summary>A time after the frame before and not after this frame, in hundredths of a second.</summary>
    /// <param name="frame">Number of the frame from the start of the file.</param>
    /// <param name="rate">Frame rate.</param>
    public static long Before(long frame, FrameRate rate)
    {
        if (frame <= 0) return 0;
        var halfFrames = (Int128)((2 * frame) - 1) * rate.Denominator * 100;
        var whole = 2 * (Int128)rate.Numerator;
        return (long)((halfFrames + rate.Numerator) / whole);
    }
}
