using System.Globalization;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Design;

/// <summary>A colour in gamma-coded sRGB.</summary>
/// <param name="R">Red, 0 to 1.</param>
/// <param name="G">Green, 0 to 1.</param>
/// <param name="B">Blue, 0 to 1.</param>
public readonly record struct Rgb(float R, float G, float B)
{
    /// <summary>A colour from "RRGGBB".</summary>
    public static Rgb Hex(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Rgb(((value >> 16) & 255) / 255f, ((value >> 8) & 255) / 255f, (value & 255) / 255f);
    }

    /// <summary>A colour of a document. How much shines through it is left out.</summary>
    public static Rgb Of(Rgba colour) => new(colour.R / 255f, colour.G / 255f, colour.B / 255f);

    /// <summary>The nearest opaque colour of a document.</summary>
    public Rgba ToRgba() => new(Byte(R), Byte(G), Byte(B));

    /// <summary>Relative luminance as WCAG defines it, 0 to 1.</summary>
    public double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    /// <summary>WCAG contrast ratio of two colours, 1 to 21.</summary>
    public static double Contrast(Rgb a, Rgb b)
    {
        var (high, low) = (Math.Max(a.Luminance, b.Luminance), Math.Min(a.Luminance, b.Luminance));
        return (high + 0.05) / (low + 0.05);
    }

    /// <summary>A colour between this one and another.</summary>
    /// <param name="other">The other colour.</param>
    /// <param name="share">0 for this one, 1 for the other.</param>
    public Rgb Toward(Rgb other, float share) => new(R + ((other.R - R) * share), G + ((other.G - G) * share), B + ((other.B - B) * share));

    /// <summary>This colour, lighter where it has to be so that text of it can be read on a dark ground.</summary>
    /// <param name="dark">The ground.</param>
    public Rgb Against(Rgb dark)
    {
        var colour = this;
        for (var share = 0f; share <= 1 && Contrast(colour, dark) < 4.6; share += 0.1f) colour = Toward(new Rgb(1, 1, 1), share);
        return colour;
    }

    private static byte Byte(float share) => (byte)Math.Clamp(MathF.Round(share * 255), 0, 255);

    private static double Linear(float c) => c <= 0.04045f ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
}
