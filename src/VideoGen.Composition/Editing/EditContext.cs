using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing;

/// <summary>What is known of a film beyond its storyboard.</summary>
public sealed record EditContext
{
    /// <summary>Nothing is known, nothing is selected.</summary>
    public static EditContext None { get; } = new();

    /// <summary>Seconds that each scene had in the last render, by id. Scenes that are missing are estimated from their words.</summary>
    public IReadOnlyDictionary<string, double> SceneSeconds { get; init; } = new Dictionary<string, double>();

    /// <summary>Id of the scene that is selected or playing: "this scene". Null when there is none.</summary>
    public string? CurrentScene { get; init; }

    /// <summary>Seconds of each scene as things stand, in order: set lengths as they are, the rest of the film shared out by what is known or estimated.</summary>
    /// <param name="storyboard">The film.</param>
    /// <returns>One number above 0 for each scene; they add up to the film's length where its set lengths leave room.</returns>
    public IReadOnlyList<double> SecondsOf(Storyboard storyboard)
    {
        ArgumentNullException.ThrowIfNull(storyboard);
        var shares = storyboard.Scenes.Select(s => s.Duration is null ? Share(s) : 0).ToArray();
        var rest = storyboard.Duration - storyboard.Scenes.Sum(s => s.Duration ?? 0);
        var scale = shares.Sum() is > 0 and var all && rest > 0 ? rest / all : 1;
        return [.. storyboard.Scenes.Select((s, i) => s.Duration ?? (shares[i] * scale))];
    }

    private double Share(Scene scene) => SceneSeconds.TryGetValue(scene.Id, out var known) && known > 0 && double.IsFinite(known)
        ? known
        : SpeechBudget.SecondsOf([scene]);
}
