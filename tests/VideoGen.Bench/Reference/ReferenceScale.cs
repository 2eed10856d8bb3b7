namespace VideoGen.Bench.Reference;

/// <summary>How much of the reference film is rendered.</summary>
/// <param name="Scenes">Scenes of five seconds each.</param>
internal sealed record ReferenceScale(int Scenes)
{
    public const int Width = 1280;
    public const int Height = 720;
    public const int Fps = 30;
    public const int SceneSeconds = 5;

    /// <summary>Frames during which two scenes overlap.</summary>
    public const int FadeFrames = 15;

    /// <summary>The film that the figures are about: 60 s, 12 scenes.</summary>
    public static ReferenceScale Full { get; } = new(12);

    /// <summary>Enough to see that everything works.</summary>
    public static ReferenceScale Short { get; } = new(3);

    public int Seconds => Scenes * SceneSeconds;

    public int Frames => Seconds * Fps;

    /// <summary>Frames of a scene with its tail, which lies over the start of the next one; the last has none.</summary>
    public int FramesOf(int scene) => (SceneSeconds * Fps) + (scene == Scenes - 1 ? 0 : FadeFrames);

    /// <summary>Even scenes are clips, odd ones stills.</summary>
    public static bool IsClip(int scene) => scene % 2 == 0;
}
