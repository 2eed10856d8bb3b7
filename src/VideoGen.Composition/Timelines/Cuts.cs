namespace VideoGen.Composition.Timelines;

/// <summary>Places the cuts between scenes.</summary>
internal static class Cuts
{
    /// <summary>First frame of each scene, and the film's end after the last.</summary>
    public static int[] Place(SceneFit fit, int frames, int fps, BeatGrid? beats)
    {
        var needs = fit.Needs;
        var slack = frames - needs.Sum();
        // Frames that are left over go to the scenes whose length is open; to all when none is.
        var isOpen = needs.Select((_, i) => !fit.IsSet[i] || fit.IsSet.All(set => set)).ToArray();
        var weight = (double)needs.Where((_, i) => isOpen[i]).Sum();
        var starts = new int[needs.Length + 1];
        starts[^1] = frames;
        var shared = 0.0;
        var later = needs.Sum();
        for (var i = 1; i < needs.Length; i++)
        {
            later -= needs[i - 1];
            shared += isOpen[i - 1] ? slack * (needs[i - 1] / weight) : 0;
            var earliest = starts[i - 1] + needs[i - 1];
            var latest = frames - later;
            var wanted = Math.Clamp((frames - slack - later) + (int)Math.Round(shared), earliest, latest);
            var beat = beats?.Nearest(wanted, fps) ?? wanted;
            if (!isOpen[i - 1]) starts[i] = earliest;
            else if (!isOpen.Skip(i).Contains(true)) starts[i] = latest;
            else starts[i] = beat >= earliest && beat <= latest ? beat : wanted;
        }

        return starts;
    }
}
