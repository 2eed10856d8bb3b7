using VideoGen.Composition.Narration.Markup;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>How many words fit into a film.</summary>
/// <param name="seconds">Length of the film.</param>
internal sealed class SpeechBudget(double seconds)
{
    private const double WordsPerSecond = 2.4;
    private const double RestPerScene = 0.7;
    private const double SilentScene = 1.4;
    private const double SilentPicture = 4;

    /// <summary>Length of the film.</summary>
    public double Seconds => seconds;

    /// <summary>Scenes that keep a film of this length moving.</summary>
    public int WantedScenes => Math.Clamp((int)Math.Round(seconds / 4.2) + 1, PromptPlanner.MinScenes, PromptPlanner.MaxScenes);

    /// <summary>Seconds that the scenes need.</summary>
    public static double SecondsOf(IEnumerable<Scene> scenes) => scenes.Sum(SecondsOf);

    /// <summary>Whether the scenes' speech fits.</summary>
    public bool Fits(IEnumerable<Scene> scenes) => SecondsOf(scenes) <= seconds;

    private static double SecondsOf(Scene scene)
    {
        if (scene.Duration is { } set) return set;
        var words = TextWords.SpokenCount(SpeechMarkup.Plain(scene.Narration));
        return words == 0 ? scene.Visual is null ? SilentScene : SilentPicture : (words / WordsPerSecond / Narration.SpeechPace.Of(scene)) + RestPerScene;
    }
}
