namespace VideoGen.Composition.Painting;

/// <summary>Curves of motion; all take and give 0 to 1.</summary>
internal static class Ease
{
    public static float Clamp(float x) => Math.Clamp(x, 0f, 1f);

    /// <summary>Share of a span of time that has passed.</summary>
    public static float Span(float time, float start, float length) => Clamp((time - start) / length);

    public static float OutCubic(float x) => 1 - ((1 - x) * (1 - x) * (1 - x));

    public static float InOut(float x) => x * x * (3 - (2 * x));
}
