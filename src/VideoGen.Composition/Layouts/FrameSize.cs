namespace VideoGen.Composition.Layouts;

/// <summary>Size of the picture.</summary>
/// <param name="Width">Pixels, even.</param>
/// <param name="Height">Pixels, even.</param>
public readonly record struct FrameSize(int Width, int Height)
{
    /// <summary>Length that is one pixel in a frame whose shorter side is 720 pixels.</summary>
    public double Unit => Math.Min(Width, Height) / 720.0;

    /// <summary>Higher than wide.</summary>
    public bool IsPortrait => Height > Width * 1.2;

    /// <summary>Wider than high.</summary>
    public bool IsLandscape => Width > Height * 1.2;
}
