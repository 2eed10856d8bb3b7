using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Planning;

/// <summary>A film that says what the prompt says, scene by scene.</summary>
internal static class LongFilm
{
    private const int SceneWords = 20;
    private const double MostSet = 0.6;

    public static IReadOnlyList<Scene> Write(PromptReading reading, string language, SpeechBudget budget)
    {
        var weights = TextWords.Weights(string.Join(' ', reading.Beats.Select(b => b.Text + ' ' + string.Join(' ', b.Items))), language);
        var writer = new SceneWriter(language, weights, reading.Title);
        List<(Scene Scene, double Weight)> drafts = [.. Merge(reading.Beats).Select((beat, i) => (writer.Write(beat), Importance(beat, i, reading.Beats.Count, weights)))];
        var print = SmallPrint.Of(drafts.Select(d => d.Scene), budget.Seconds);
        if (print is not null)
        {
            drafts.RemoveAll(d => d.Scene.Kind == SceneKind.FinePrint);
            if (drafts.Count == 0) drafts.Add((SceneWriter.TitleCard(reading.Title ?? print.Headline, language, weights), 0));
            budget = new SpeechBudget(budget.Seconds * (1 - SmallPrint.Share));
        }

        // Lengths that leave the others no room are not kept.
        if (drafts.Sum(d => d.Scene.Duration ?? 0) > budget.Seconds * MostSet) drafts = [.. drafts.Select(d => (d.Scene with { Duration = null }, d.Weight))];
        DropUntilItFits(drafts, budget);
        var scenes = drafts.Select(d => d.Scene).ToList();
        SceneWriter.OpenWithTitle(scenes, reading.Title, language, weights);
        while (scenes.Count < PromptPlanner.MinScenes - (print is null ? 0 : 1)) scenes.Add(ShortFilm.Closing(scenes, language));
        Shorten(scenes, budget);
        if (scenes[^1].Kind == SceneKind.Statement) scenes[^1] = SceneWriter.AsEnd(scenes[^1]);
        if (print is not null) scenes.Add(print);
        return scenes;
    }

    /// <summary>Very short sentences share a scene with the one after them.</summary>
    private static List<Beat> Merge(IReadOnlyList<Beat> beats)
    {
        List<Beat> merged = [];
        foreach (var beat in beats)
        {
            if (merged.Count > 0 && merged[^1] is { Items.Count: 0, Scene: null } last && beat is { Items.Count: 0, Scene: null } && beat.Heading is null && beat.Visual == last.Visual
                && TextWords.SpokenCount(last.Text) <= 3 && TextWords.SpokenCount(beat.Text) <= SceneWords && beats.Count > PromptPlanner.MinScenes)
                merged[^1] = last with { Text = $"{last.Text} {beat.Text}" };
            else
                merged.Add(beat);
        }

        return merged;
    }

    private static double Importance(Beat beat, int index, int count, IReadOnlyDictionary<string, int> weights)
    {
        var words = TextWords.Of(beat.Text + ' ' + string.Join(' ', beat.Items));
        var weight = words.Sum(w => weights.GetValueOrDefault(w)) / Math.Sqrt(words.Count + 4.0);
        if (index == 0) weight += 100;
        if (index == count - 1) weight += 4;
        if (beat.Items.Count > 0) weight += 3;
        if (beat.Scene is not null) weight += 5;
        if (beat.Heading is not null) weight += 2;
        if (beat.Text.Any(char.IsDigit)) weight += 1.5;
        return weight;
    }

    private static void DropUntilItFits(List<(Scene Scene, double Weight)> drafts, SpeechBudget budget)
    {
        while (drafts.Count > PromptPlanner.MinScenes && (drafts.Count > PromptPlanner.MaxScenes || !budget.Fits(drafts.Select(d => d.Scene))))
            drafts.Remove(drafts.MinBy(d => d.Weight));
    }

    /// <summary>Few scenes, little time: keep the first clauses, then the headline, then silence, from the last scene forward.</summary>
    private static void Shorten(List<Scene> scenes, SpeechBudget budget)
    {
        Func<Scene, string>[] shorter =
        [
            s => Sentences.First(Sentences.Of(s.Narration)),
            s => Sentences.Closed(Sentences.First(Sentences.Clauses(s.Narration))),
            s => s.Kind == SceneKind.List ? Sentences.Closed(string.Join(", ", s.Items.Select(Sentences.Bare))) : Sentences.Closed(s.Headline),
            _ => "",
        ];
        foreach (var shorten in shorter)
        {
            for (var i = scenes.Count - 1; i >= 0 && !budget.Fits(scenes); i--)
            {
                if (scenes[i].Duration is not null) continue;
                var less = shorten(scenes[i]);
                if (TextWords.SpokenCount(less) < TextWords.SpokenCount(scenes[i].Narration)) scenes[i] = scenes[i] with { Narration = less };
            }
        }
    }
}
