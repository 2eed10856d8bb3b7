using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Documents.Table;

/// <summary>A filter that clips may have.</summary>
internal sealed record FilterKind(EffectKind Effect, double Least, double Most, double Fallback, string About)
{
    public string Word => Words<EffectKind>.Of(Effect);

    /// <summary>All filters.</summary>
    public static IReadOnlyList<FilterKind> All { get; } =
    [
        new(EffectKind.Blur, 0, 100, 8, "Blurs. The amount is the standard deviation in pixels."),
        new(EffectKind.Brightness, -1, 1, 0.1, "Lightens, or darkens below 0."),
        new(EffectKind.Contrast, 0, 4, 1.2, "1 leaves the contrast as it is."),
        new(EffectKind.Saturation, 0, 4, 1.3, "1 leaves the colours as they are, 0 takes them away."),
        new(EffectKind.Gamma, 0.1, 10, 1.2, "1 leaves the middle tones as they are."),
        new(EffectKind.Hue, -360, 360, 90, "Turns the colours by degrees."),
        new(EffectKind.Greyscale, 0, 1, 1, "How far the colours are taken away."),
        new(EffectKind.Sepia, 0, 1, 1, "How far the colours are brown."),
        new(EffectKind.Invert, 0, 1, 1, "How far the colours are those of a negative."),
        new(EffectKind.Sharpen, 0, 5, 1, "0 leaves the picture as it is."),
        new(EffectKind.Vignette, 0, 1, 0.5, "How far the corners are darkened."),
        new(EffectKind.Grain, 0, 100, 12, "Strength of film grain."),
        new(EffectKind.Pixelate, 1, 400, 16, "Side of the blocks in pixels."),
        new(EffectKind.FlipHorizontal, 0, 1, 1, "1 mirrors left to right."),
        new(EffectKind.FlipVertical, 0, 1, 1, "1 mirrors top to bottom."),
    ];

    public static FilterKind Of(string word) => All.First(kind => kind.Word == word);
}
