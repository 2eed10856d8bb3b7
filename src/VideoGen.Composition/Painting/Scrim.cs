using System.Globalization;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layouts;

namespace VideoGen.Composition.Painting;

/// <summary>What darkens a picture behind words, so that they can be read whatever the picture shows.</summary>
/// <param name="Zone">Where words stand.</param>
/// <param name="Foot">Whether it rises from the foot of the frame; else it lies around the words, and thinner over the rest.</param>
internal sealed record Scrim(Box Zone, bool Foot)
{
    /// <summary>What words are sure to have: WCAG asks for 4.5, and coding takes a little away.</summary>
    private const double Contrast = 5.2;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"scrim {Zone.Key} {Foot}");

    /// <summary>A palette for words over pictures: light words, a dark scrim as its ground, and an accent that can be read on it.</summary>
    public static Palette Over(Palette palette)
    {
        var black = new Rgb(0, 0, 0);
        var (ground, text) = palette.IsLight ? (palette.Text.Toward(black, 0.4f), palette.Base.Toward(new Rgb(1, 1, 1), 0.6f)) : (palette.Base.Toward(black, 0.4f), palette.Text);
        var dark = palette with { IsLight = false, Base = ground, Text = text, Accent = palette.IsLight ? palette.Glows[0] : palette.Accent };
        var worst = Worst(ground, Share(dark));
        for (var i = 0; i < 20 && Rgb.Contrast(dark.Accent, worst) < Contrast; i++) dark = dark with { Accent = dark.Accent.Toward(text, 0.12f) };
        return dark;
    }

    /// <summary>How much of the scrim's colour lies behind words, 0 to 1: enough for the palette's text and muted text over white.</summary>
    public static float Share(Palette over)
    {
        var share = 0.7f;
        while (share < 0.95f && Math.Min(Rgb.Contrast(over.Text, Worst(over.Base, share)), Rgb.Contrast(over.Muted, Worst(over.Base, share))) < Contrast) share += 0.01f;
        return share;
    }

    /// <summary>The lightest that the ground behind words can be.</summary>
    public static Rgb Worst(Rgb ground, float share) => new Rgb(1, 1, 1).Toward(ground, share);
}
