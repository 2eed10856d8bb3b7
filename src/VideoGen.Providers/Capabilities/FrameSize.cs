using System.Globalization;

namespace VideoGen.Providers.Capabilities;

/// <summary>Width and height in pixels.</summary>
public readonly record struct FrameSize(int Width, int Height)
{
    /// <summary>Pixels of one frame.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>Reads "1280x720"; null when the text is anything else.</summary>
    public static FrameSize? Parse(string text)
    {
        var parts = text.Split('x');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && width > 0 && height > 0
                ? new FrameSize(width, height)
                : null;
    }

    /// <summary>The shape as providers name it: the candidate ("16:9", "9:16", …) that is nearest on a logarithmic scale.</summary>
    public string NearestAspect(IEnumerable<string> candidates)
    {
        var wanted = Math.Log((double)Width / Height);
        return candidates.MinBy(name => Math.Abs(Math.Log(Ratio(name)) - wanted)) ?? "16:9";
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");

    private static double Ratio(string aspect)
    {
        var colon = aspect.IndexOf(':', StringComparison.Ordinal);
        return double.Parse(aspect.AsSpan(0, colon), CultureInfo.InvariantCulture) / double.Parse(aspect.AsSpan(colon + 1), CultureInfo.InvariantCulture);
    }
}
