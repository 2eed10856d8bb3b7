using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Timelines;

/// <summary>A storyboard in time: each scene's exact frames and the time of each spoken word.</summary>
public sealed record FilmTimeline
{
    private FilmTimeline()
    {
    }

    /// <summary>Frames per second.</summary>
    public required int Fps { get; init; }

    /// <summary>Length of the film in frames; the scenes' frames add up to it.</summary>
    public required int Frames { get; init; }

    /// <summary>
    /// How much faster than it was recorded the speech has to be played so that it fits, 1 when it fits as it is.
    /// All word times are those of the faster speech.
    /// </summary>
    public required double SpeechTempo { get; init; }

    /// <summary>The scenes in order.</summary>
    public required IReadOnlyList<TimelineScene> Scenes { get; init; }

    /// <summary>Length of the film.</summary>
    public TimeSpan Duration => TimeOf(Frames);

    /// <summary>Time of a frame's start.</summary>
    public TimeSpan TimeOf(int frame) => TimeSpan.FromTicks((long)frame * TimeSpan.TicksPerSecond / Fps);

    /// <summary>When a scene's speech begins in the film.</summary>
    public TimeSpan SpeechStartOf(TimelineScene scene) => TimeOf(scene.StartFrame) + scene.SpeechStart;

    /// <summary>Shares the film's frames among the scenes, so that each one's speech fits and cuts fall on beats where there is room.</summary>
    /// <param name="storyboard">The scenes and the length of the film.</param>
    /// <param name="fps">Frames per second, 1 to 240.</param>
    /// <param name="narration">Speech by scene id; a scene without an entry is silent.</param>
    /// <param name="beats">The music's beats; null for no music.</param>
    /// <exception cref="ArgumentException">There are more scenes than frames, or no scene.</exception>
    public static FilmTimeline Create(Storyboard storyboard, int fps, IReadOnlyList<SceneNarration> narration, BeatGrid? beats)
    {
        var scenes = storyboard.Scenes;
        if (scenes.Count == 0 || scenes.Count > storyboard.Frames)
            throw new ArgumentException("A film needs at least one scene and one frame for each.", nameof(storyboard));
        var speech = scenes.Select(s => narration.FirstOrDefault(n => n.SceneId == s.Id)).ToArray();
        var fit = SceneFit.Of(scenes, speech, storyboard.Frames, fps);
        var starts = Cuts.Place(fit, storyboard.Frames, fps, beats);
        return new FilmTimeline
        {
            Fps = fps,
            Frames = storyboard.Frames,
            SpeechTempo = fit.Tempo,
            Scenes = [.. scenes.Select((scene, i) => Place(scene, i, starts, speech[i], fit, fps))],
        };
    }

    private static TimelineScene Place(Scene scene, int index, int[] starts, SceneNarration? speech, SceneFit fit, int fps)
    {
        var frames = starts[index + 1] - starts[index];
        var length = TimeSpan.FromSeconds((double)frames / fps);
        var lead = TimeSpan.FromSeconds(fit.LeadIn(index));
        var words = (speech?.Words ?? [])
            .Select(w => w with { Start = Earlier(lead + (w.Start / fit.Tempo), length), End = Earlier(lead + (w.End / fit.Tempo), length) })
            .ToArray();
        return new TimelineScene(scene, index, starts[index], frames, lead, words);
    }

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
