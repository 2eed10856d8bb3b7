using VideoGen.Composition.Editing;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Requests;

namespace VideoGen.Composition.Derivation;

/// <summary>Puts more at the end of a film. What is there keeps its length, so that it need not be rendered again; an end card stays the last.</summary>
public static class FilmExtension
{
    /// <summary>Plans what a prompt says behind the film.</summary>
    /// <param name="film">The film; stays as it is.</param>
    /// <param name="request">The prompt, with the length of what is added.</param>
    /// <returns>The longer film; whether it is too long is the caller's to check.</returns>
    public static Storyboard With(Storyboard film, GenerateRequest request)
    {
        ArgumentNullException.ThrowIfNull(film);
        ArgumentNullException.ThrowIfNull(request);
        var planned = PromptPlanner.Plan(request);
        var ends = film.Scenes is [.., { Kind: SceneKind.End }];
        Scene[] added = [.. planned.Scenes.Where(scene => !(ends && scene.Kind == SceneKind.End)).Select(scene => scene.Kind == SceneKind.Title ? scene with { Kind = SceneKind.Statement } : scene)];
        var lengths = EditContext.None.SecondsOf(planned with { Scenes = added });
        return With(film, [.. added.Select((scene, i) => scene with { Duration = Math.Round(lengths[i], 2) })]);
    }

    /// <summary>Puts scenes behind the film.</summary>
    /// <param name="film">The film; stays as it is.</param>
    /// <param name="scenes">What comes; ids that are taken are replaced, lengths that are not set are those that the words need.</param>
    public static Storyboard With(Storyboard film, IReadOnlyList<Scene> scenes)
    {
        ArgumentNullException.ThrowIfNull(film);
        ArgumentNullException.ThrowIfNull(scenes);
        List<Scene> all = [.. film.Scenes];
        var at = all is [.., { Kind: SceneKind.End }] ? all.Count - 1 : all.Count;
        var seconds = film.Duration;
        foreach (var scene in scenes)
        {
            var length = scene.Duration ?? Math.Round(SpeechBudget.SecondsOf([scene]), 2);
            seconds += length;
            all.Insert(at++, scene with { Id = Free(all, scene.Id), Duration = length });
        }

        return film with { Scenes = all, Duration = Math.Round(seconds, 3) };
    }

    /// <summary>Seconds that a prompt needs when nobody says how long it is to be.</summary>
    /// <param name="prompt">The words.</param>
    public static double SecondsOf(string prompt) =>
        Math.Clamp(Math.Round(SpeechBudget.SecondsOf([new Scene { Id = "", Kind = SceneKind.Statement, Headline = "", Narration = prompt }]) * 1.2), MinSeconds, MaxSeconds);

    private const double MinSeconds = 6;
    private const double MaxSeconds = GenerateLimits.MaxSeconds / 2;

    private static string Free(List<Scene> scenes, string wanted)
    {
        var taken = scenes.Select(scene => scene.Id).ToHashSet(StringComparer.Ordinal);
        return taken.Contains(wanted) ? Enumerable.Range(1, scenes.Count + 1).Select(n => FormattableString.Invariant($"s{n}")).First(id => !taken.Contains(id)) : wanted;
    }
}
