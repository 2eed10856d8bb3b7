using VideoGen.Composition.Captions;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Layouts;

/// <summary>When the items of a scene come, in seconds from its start.</summary>
internal static class ItemTimes
{
    private const double First = 0.45;
    private const double Apart = 0.12;

    /// <summary>Each item with its first word; evenly spread where the speech does not say.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="seconds">Its length.</param>
    /// <param name="words">Its speech, from the scene's start.</param>
    public static IReadOnlyList<double> Of(Scene scene, double seconds, IReadOnlyList<SpokenWord> words)
    {
        var times = Spread(scene.Items.Count, seconds);
        var from = 0;
        for (var i = 0; i < times.Length; i++)
        {
            var first = Letters(scene.Items[i].Split(' ')[0]);
            // The item's own words come after those of the items before it.
            var found = Enumerable.Range(from, words.Count - from).FirstOrDefault(w => Letters(words[w].Text).Equals(first, StringComparison.OrdinalIgnoreCase), -1);
            if (found < 0) continue;
            from = found + 1;
            times[i] = Math.Max(0.3, words[found].Start.TotalSeconds - Apart);
        }

        return InOrder(times);
    }

    /// <summary>The times that are given, and evenly spread ones for the rest.</summary>
    public static IReadOnlyList<double> Filled(Scene scene, double seconds, IReadOnlyList<double> given)
    {
        var times = Spread(scene.Items.Count, seconds);
        for (var i = 0; i < Math.Min(times.Length, given.Count); i++) times[i] = given[i];
        return InOrder(times);
    }

    private static double[] Spread(int count, double seconds) =>
        [.. Enumerable.Range(0, count).Select(i => First + (Math.Max(0.2, (seconds * 0.55) - First) * i / Math.Max(1, count)))];

    private static double[] InOrder(double[] times)
    {
        for (var i = 1; i < times.Length; i++) times[i] = Math.Max(times[i], times[i - 1] + Apart);
        return times;
    }

    private static string Letters(string word) => new([.. word.Where(c => char.IsLetterOrDigit(c) || WordJoin.IsUnspaced(c))]);
}
