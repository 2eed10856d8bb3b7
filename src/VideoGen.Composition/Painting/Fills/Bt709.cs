namespace VideoGen.Composition.Painting.Fills;

/// <summary>BT.709, limited range, 8 bits.</summary>
internal static class Bt709
{
    public const float Kr = 0.2126f;
    public const float Kg = 0.7152f;
    public const float Kb = 0.0722f;

    /// <summary>Luma and chroma, not rounded.</summary>
    /// <param name="r">Gamma-coded, 0 to 1.</param>
    /// <param name="g">Gamma-coded, 0 to 1.</param>
    /// <param name="b">Gamma-coded, 0 to 1.</param>
    public static (float Y, float U, float V) Of(float r, float g, float b)
    {
        var y = (Kr * r) + (Kg * g) + (Kb * b);
        return (16 + (219 * y), 128 + ((b - y) * (224 / 1.8556f)), 128 + ((r - y) * (224 / 1.5748f)));
    }
}
