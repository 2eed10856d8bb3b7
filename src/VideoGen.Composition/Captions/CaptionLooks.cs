using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Captions;

/// <summary>Measures of the looks, as multiples of the size, and sizes that suit a picture.</summary>
public static class CaptionLooks
{
    internal const double LineHeight = 1.22;
    internal const double Stroke = 0.075;
    internal const double BoxPadding = 0.3;
    internal const double BoxRadius = 0.22;
    internal const double OneWordGrowth = 1.55;
    internal const double SpokenGrowth = 1.1;

    /// <summary>Size of the em, in pixels, that suits a picture: small enough for two lines of speech, large enough for a phone.</summary>
    /// <param name="look">The look.</param>
    /// <param name="width">Width of the picture in pixels.</param>
    /// <param name="height">Height of the picture in pixels.</param>
    public static double DefaultSize(CaptionLook look, int width, int height)
    {
        // BBC subtitle guidelines: lines are 1/12.5 of the height of 16:9 pictures, which is an em of about 0.06. Upright films are
        // watched on phones, and what is sung or shouted is set larger.
        var share = (look is CaptionLook.Plain or CaptionLook.Box, height > width) switch
        {
            (true, false) => 0.056,
            (true, true) => 0.06,
            (false, false) => 0.07,
            _ => 0.082,
        };
        return Math.Round(Math.Max(share * Math.Min(width, height), 8), 2);
    }

    /// <summary>What stands between words: a word that grows needs room on both sides.</summary>
    internal static string Gap(CaptionStyle style) => style.Look == CaptionLook.Pop ? "  " : " ";

    internal static TextStyle Type(CaptionStyle style, double size) => new()
    {
        Font = style.Font,
        Size = size,
        Colour = style.Colour,
        Stroke = style.Look == CaptionLook.Box ? null : style.Stroke,
        StrokeWidth = size * Stroke,
        Shadow = style.Look == CaptionLook.Box ? null : new TextShadow(style.Stroke with { A = (byte)(style.Stroke.A * 0.55) }, 0, size * 0.05, size * 0.1),
    };
}
