using System.Globalization;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting.Fills;

namespace VideoGen.Composition.Graphs;

/// <summary>Makes a colour transparent.</summary>
internal static class Keying
{
    public static Picture Apply(Scope scope, Picture picture, ChromaKey key)
    {
        // The filter would convert by BT.601, so it is given the values that our pictures have.
        var (y, u, v) = Bt709.Of(key.Colour.R / 255f, key.Colour.G / 255f, key.Colour.B / 255f);
        var colour = string.Create(CultureInfo.InvariantCulture, $"0x{(int)MathF.Round(y):X2}{(int)MathF.Round(u):X2}{(int)MathF.Round(v):X2}");
        var filter = new Filter("chromakey").With("color", colour).With("similarity", Math.Clamp(key.Similarity, 0.01, 1)).With("blend", Math.Clamp(key.Softness, 0, 1)).With("yuv", 1);
        if (!picture.Alpha) return picture with { Pad = scope.Graph.Chain(picture.Pad, Filters.Format(alpha: true), filter), Alpha = true };
        // The filter writes the alpha anew: what was transparent before stays so.
        var (colours, shape) = scope.Graph.Split(picture.Pad);
        return Filters.Mask(scope, picture with { Pad = scope.Graph.Chain(colours, filter) }, scope.Graph.Chain(shape, new Filter("alphaextract")));
    }
}
