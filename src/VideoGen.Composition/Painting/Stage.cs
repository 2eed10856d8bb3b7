using VideoGen.Composition.Design;
using VideoGen.Composition.Randomness;

namespace VideoGen.Composition.Painting;

/// <summary>What a layer needs to know when it is set up.</summary>
/// <param name="Width">Frame width in pixels.</param>
/// <param name="Height">Frame height in pixels.</param>
/// <param name="Palette">Colours.</param>
/// <param name="Phase">Seconds by which this scene's world is ahead, so that scenes of one film differ.</param>
/// <param name="Seed">Seed of the film.</param>
internal sealed record Stage(int Width, int Height, Palette Palette, float Phase, long Seed)
{
    /// <summary>Length that is one pixel in a frame whose shorter side is 720 pixels.</summary>
    public float Unit => Math.Min(Width, Height) / 720f;

    public SeededRandom Random(string purpose) => SeededRandom.For(Seed, purpose);

    public Rgb Glow(int index) => Palette.Glows[index % Palette.Glows.Count];
}
