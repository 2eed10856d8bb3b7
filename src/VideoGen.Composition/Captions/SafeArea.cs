using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Captions;

/// <summary>The part of the picture that a platform leaves free, in pixels.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Bottom edge.</param>
public readonly record struct SafeArea(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Width in pixels.</summary>
    public double Width => Right - Left;

    /// <summary>Height in pixels.</summary>
    public double Height => Bottom - Top;

    /// <summary>The free part of a picture. The platforms' figures are for 9:16; on other shapes they are title-safe.</summary>
    /// <param name="zone">Which platform.</param>
    /// <param name="width">Width of the picture.</param>
    /// <param name="height">Height of the picture.</param>
    public static SafeArea Of(SafeZone zone, int width, int height)
    {
        var (left, top, right, bottom) = height * 9 > width * 14 ? Vertical(zone) : zone == SafeZone.None ? (0, 0, 0, 0) : TitleSafe;
        return new SafeArea(left * width, top * height, (1 - right) * width, (1 - bottom) * height);
    }

    // SMPTE ST 2046-1: 90 % of the width and of the height.
    private static (double Left, double Top, double Right, double Bottom) TitleSafe => (0.05, 0.05, 0.05, 0.05);

    // Shares of 1080 x 1920. The platforms change them now and then and give several by placement: these hold for all.
    private static (double Left, double Top, double Right, double Bottom) Vertical(SafeZone zone) => zone switch
    {
        // TikTok, "TikTok auction in-feed ads: safe zone" templates: 130 px above, 484 px below, 60 px left, 140 px right (the buttons).
        SafeZone.TikTok => (60 / 1080.0, 130 / 1920.0, 140 / 1080.0, 484 / 1920.0),

        // Meta Business Help Centre, "Safe zones for Stories and Reels": free of text about 14 % above, 35 % below, 6 % on each side.
        SafeZone.InstagramReels => (0.06, 0.14, 0.06, 0.35),

        // Google Ads help, "Shorts: safe area": 288 px above, 672 px below, 48 px left, 192 px right (the buttons).
        SafeZone.YouTubeShorts => (48 / 1080.0, 288 / 1920.0, 192 / 1080.0, 672 / 1920.0),

        SafeZone.None => (0, 0, 0, 0),
        _ => TitleSafe,
    };

    /// <summary>The largest part of it whose middle is the picture's, so that centred lines stay centred.</summary>
    /// <param name="width">Width of the picture.</param>
    public SafeArea Centred(double width)
    {
        var half = Math.Min((width / 2) - Left, Right - (width / 2));
        return this with { Left = (width / 2) - half, Right = (width / 2) + half };
    }
}
