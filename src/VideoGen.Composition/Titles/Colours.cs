using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Colours over each other.</summary>
internal static class Colours
{
    public static Rgb Over(Rgba colour, Rgba under, double opacity) => Rgb.Of(under).Toward(Rgb.Of(colour), (float)Math.Clamp(opacity, 0, 1));

    public static Rgba Mixed(Rgba colour, Rgba under) => Over(colour, under, colour.A / 255.0).ToRgba();
}
