using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Narration;

/// <summary>How fast each scene is spoken.</summary>
public static class SpeechPace
{
    /// <summary>Fine print is spoken so many times as fast as the rest.</summary>
    public const double FinePrint = 1.4;

    private const double Least = 0.5;
    private const double Most = 2;

    /// <summary>How many times as fast as the rest of the film a scene is spoken.</summary>
    /// <param name="scene">The scene.</param>
    public static double Of(Scene scene) => scene.Pace ?? (scene.Kind == SceneKind.FinePrint ? FinePrint : 1);

    /// <summary>The pace that the voice is asked for, 0.5 to 2.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="film">Pace of the film, 1 as the voice has it.</param>
    public static double Of(Scene scene, double film) => Math.Round(Math.Clamp(film * Of(scene), Least, Most), 3);
}
