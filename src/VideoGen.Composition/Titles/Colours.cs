using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Colours over each other.</summary>
internal static class Colours
{
    public static Rgb Plain(Rgba colour) => new(colour.R / 255f, colour.G / 255f, colour.B / 255f);

    public static Rgb Over(Rgba colour, Rgba under, double opacity) => Plain(under).Toward(Plain(colour), (float)Math.Clamp(opacity, 0, 1));

    public static Rgba Mixed(Rgba colour, Rgba under)
    {
        var mixed = Over(colour, under, colour.A / 255.0);
        return new Rgba((byte)MathF.Round(mixed.R * 255), (byte)MathF.Round(mixed.G * 255), (byte)MathF.Round(mixed.B * 255));
    }
}
