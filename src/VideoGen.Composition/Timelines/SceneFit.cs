using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Timelines;

/// <summary>How much time each scene needs and how tightly the speech must be packed for all of them to fit.</summary>
internal sealed class SceneFit
{
    // Seconds around the speech: titles want to be read before and after they are spoken.
    private const double OpeningLeadIn = 0.45;
    private const double NormalLeadIn = 0.3;
    private const double NormalTail = 0.5;
    private const double ClosingTail = 1.0;
    private const double SilentSeconds = 1.6;

    private readonly double _pad;

    private SceneFit(double tempo, double pad, int[] needs, bool[] isSet)
    {
        Tempo = tempo;
        _pad = pad;
        Needs = needs;
        IsSet = isSet;
    }

    /// <summary>How much faster the speech must be played.</summary>
    public double Tempo { get; }

    /// <summary>Least frames of each scene; exactly its frames where its length is set.</summary>
    public int[] Needs { get; }

    /// <summary>Whether a scene's length is set.</summary>
    public bool[] IsSet { get; }

    /// <summary>Seconds from a scene's start to its speech.</summary>
    public double LeadIn(int scene) => _pad * (scene == 0 ? OpeningLeadIn : NormalLeadIn);

    public static SceneFit Of(IReadOnlyList<Scene> scenes, SceneNarration?[] speech, int frames, int fps)
    {
        var available = (double)frames / fps;
        bool[] isSet = [.. scenes.Select(s => s.Duration is not null)];
        // First give up rests, down to a fifth, then speed the speech up.
        foreach (var pad in (double[])[1, 0.8, 0.6, 0.4, 0.2])
        {
            if (Fits(pad, 1) is { } needs) return new SceneFit(1, pad, needs, isSet);
        }

        var spoken = speech.Sum(s => s?.Duration.TotalSeconds ?? 0);
        var rests = NeedsAt(0.2, double.PositiveInfinity).Sum() / (double)fps;
        var room = Math.Max(available - rests, available * 0.25);
        var tempo = isSet.Contains(true) ? 1 : Math.Max(1, spoken / room);
        for (var i = 0; i < 200; i++, tempo *= 1.02)
        {
            if (Fits(0.2, tempo) is { } needs) return new SceneFit(tempo, 0.2, needs, isSet);
        }

        return new SceneFit(tempo, 0, [.. scenes.Select(_ => 1)], [.. scenes.Select(_ => false)]);

        // Scenes whose length is set take just that, and their speech has to fit into it.
        int[]? Fits(double pad, double tempo)
        {
            var needs = NeedsAt(pad, tempo);
            for (var i = 0; i < needs.Length; i++)
            {
                if (scenes[i].Duration is not { } seconds) continue;
                var set = Math.Max(1, (int)Math.Round(seconds * fps));
                if (speech[i] is { Duration.Ticks: > 0 } && needs[i] > set) return null;
                needs[i] = set;
            }

            return needs.Sum() <= frames ? needs : null;
        }

        int[] NeedsAt(double pad, double tempo) => [.. scenes.Select((_, i) => Need(i, pad, tempo))];

        int Need(int i, double pad, double tempo)
        {
            var lead = i == 0 ? OpeningLeadIn : NormalLeadIn;
            var tail = i == scenes.Count - 1 ? ClosingTail : NormalTail;
            var seconds = speech[i] is { Duration.Ticks: > 0 } said ? (said.Duration.TotalSeconds / tempo) + (pad * (lead + tail)) : pad * SilentSeconds;
            return Math.Max(1, (int)Math.Ceiling(seconds * fps));
        }
    }
}
