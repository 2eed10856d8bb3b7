using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Editing.Commands;

/// <summary>Puts scenes into a film.</summary>
internal static class SceneRoom
{
    /// <summary>The film with a scene more. It becomes longer by a set length; without one, only when its words would no longer fit.</summary>
    public static Storyboard Insert(Storyboard film, int at, Scene scene)
    {
        var larger = film with { Scenes = [.. film.Scenes.Take(at), scene, .. film.Scenes.Skip(at)] };
        if (scene.Duration is { } seconds) return larger with { Duration = film.Duration + seconds };

        var open = larger.Scenes.Where(s => s.Duration is null);
        var room = film.Duration - larger.Scenes.Sum(s => s.Duration ?? 0);
        if (SpeechBudget.SecondsOf(open) <= room) return larger;
        var longer = Math.Min(film.Duration + SpeechBudget.SecondsOf([scene]), GenerateLimits.MaxSeconds);
        return larger with { Duration = Math.Max(film.Duration, Math.Round(longer, 1)) };
    }
}
