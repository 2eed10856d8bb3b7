using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Editing;

/// <summary>What follows from any edit, whichever it was.</summary>
internal static class Settling
{
    public static Storyboard Of(Storyboard film)
    {
        if (film.Scenes.Any(s => !EmphasisFits(s)))
            film = film with { Scenes = [.. film.Scenes.Select(s => EmphasisFits(s) ? s : s with { Emphasis = null })] };

        // Where every scene has its own length, the film has no say left.
        return film.Scenes.Count > 0 && film.Scenes.All(s => s.Duration is not null)
            ? film with { Duration = Seconds(film.Scenes.Sum(s => s.Duration!.Value)) }
            : film with { Duration = Seconds(film.Duration) };
    }

    /// <summary>Milliseconds are enough, and keep sums from ending in 0.0000001.</summary>
    public static double Seconds(double seconds) => Math.Round(seconds, 3);

    private static bool EmphasisFits(Scene scene) => scene.Emphasis is null || scene.Headline.Contains(scene.Emphasis, StringComparison.Ordinal);
}
