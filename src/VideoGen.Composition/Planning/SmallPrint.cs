using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>Puts small print where advertisements have it: at the end, in a set share of the film, spoken fast.</summary>
internal static class SmallPrint
{
    /// <summary>The share of the film that it takes, at its end.</summary>
    public const double Share = 0.2;

    /// <summary>All small print of a film as one scene that lasts its share; null when there is none.</summary>
    /// <param name="scenes">The film's scenes.</param>
    /// <param name="seconds">Length of the film.</param>
    public static Scene? Of(IEnumerable<Scene> scenes, double seconds)
    {
        Scene[] prints = [.. scenes.Where(s => s.Kind == SceneKind.FinePrint)];
        if (prints.Length == 0) return null;
        string[] items = [.. prints.SelectMany(s => s.Items).Take(Editing.EditLimits.ManyItems)];
        var length = Math.Round(seconds * Share, 2);
        // What there is no time to say is written all the same.
        var spoken = items.Length;
        while (spoken > 0 && SpeechBudget.SecondsOf([Saying(null)]) > length) spoken--;
        return Saying(length);

        Scene Saying(double? set) => prints[0] with { Items = items, Narration = string.Join(' ', items.Take(spoken)), Duration = set };
    }
}
