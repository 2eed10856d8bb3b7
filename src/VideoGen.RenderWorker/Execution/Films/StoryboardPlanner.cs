using VideoGen.Composition.Editing;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Scenes;
using VideoGen.Composition.Sources;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Providers;
using VideoGen.RenderWorker.Execution.Visuals;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Makes timelines of storyboards: their words are spoken, and then every scene has its place in time.</summary>
internal sealed class StoryboardPlanner(SpeechMaker speech, TrackMaker tracks, VisualMaker visuals)
{
    /// <summary>The voice may be hurried by a quarter; what still does not fit is played faster at its pitch.</summary>
    private const double MostHurry = 1.25;

    /// <summary>Speaks the storyboard at its own pace; when that does not fit the film, once more as fast as it takes.</summary>
    public async Task<PlanFile> PlanAsync(StepRun run, PlanFile order, IReadOnlyList<IProvider> providers, CancellationToken ct)
    {
        run.Show(Contracts.Render.V1.Stage.Narrating, 0.05, "Speaking the narration");
        var board = order.ReadStoryboard() with { Output = new StoryboardOutput { Width = order.Width, Height = order.Height, Fps = order.RateNumerator } };
        var track = await tracks.FindAsync(run, board, SourceMediaJson.ReadAll(order.Sources), ct);
        var pace = board.Voice.Speed;
        var spoken = await speech.SpeakAsync(run, Texts(board, pace), providers, ct);
        var film = Place(board, spoken, track);
        // Whole steps, so that films that differ little share their narration.
        var hurried = Math.Min(EditLimits.MaxSpeed, pace * Math.Min(MostHurry, Math.Ceiling(film.SpeechTempo * 20) / 20));
        if (film.SpeechTempo > 1 && hurried > pace && !spoken.IsProvided)
        {
            pace = hurried;
            spoken = await speech.SpeakAsync(run, Texts(board, pace), providers, ct);
            film = Place(board, spoken, track);
        }

        spoken.Tell(run);
        run.Show(Contracts.Render.V1.Stage.Composing, 0.8, "Placing scenes in time");
        var (shown, made) = await visuals.MakeAsync(run, board, film, providers, ct);
        // Where scenes stand in time does not depend on what they show.
        film = film with { Scenes = [.. film.Scenes.Zip(shown.Scenes, (placed, scene) => placed with { Scene = scene })] };
        var sources = SourceMediaJson.ReadAll(order.Sources).Concat(made).ToDictionary();
        var document = StoryboardTimeline.Document(shown, film, Narration(board, spoken), pace, order.Quality, sources, track);
        return order with
        {
            Timeline = new PlannedTimeline(document.ToJsonString(), "{}", SourceMediaJson.WriteAll(spoken.SourcesOf(run.Scope).Concat(sources).ToDictionary()), null),
            Told = new PlannedStory(
                spoken.Engine, film.SpeechTempo, spoken.SilentBecause, (board.Music.Mood ?? board.Mood).ToString(), track is null ? StoryboardTimeline.TempoOf(board) : (int)Math.Round(track.Beats?.BeatsPerMinute ?? 0),
                [.. film.Scenes.Select(s => new PlannedScene(s.Scene.Id, s.StartFrame, s.Frames))]),
        };
    }

    private static FilmTimeline Place(Storyboard board, SpeechMaker.Spoken spoken, OwnTrack? track)
    {
        var beats = track is not null ? track.Grid : board.Music.On ? new BeatGrid(StoryboardTimeline.TempoOf(board), 0) : null;
        return FilmTimeline.Create(board, board.Output.Fps, Narration(board, spoken), beats);
    }

    private static SpokenText[] Texts(Storyboard board, double pace) => !board.Voice.On
        ? [.. board.Scenes.Select(_ => new SpokenText("", board.Language, null, 1))]
        : [.. board.Scenes.Select(s => new SpokenText(s.Narration, board.Language, board.Voice.Name, SpeechPace.Of(s, pace)) { Say = Pronunciations.Of(board.Voice.Say) })];

    private static SceneNarration[] Narration(Storyboard board, SpeechMaker.Spoken spoken) => [.. board.Scenes.Zip(spoken.Lines, (scene, line) => line.Narration with { SceneId = scene.Id })];
}
