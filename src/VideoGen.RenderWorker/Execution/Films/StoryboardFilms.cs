using VideoGen.Composition.Layouts;
using VideoGen.Composition.Music;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Timelines;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Fonts;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Films from prompts: the built-in motion graphics, one segment per scene.</summary>
internal sealed class StoryboardFilms(
    NarrationMaker narration, SegmentRenderer renderer, ISoundMixer mixer, FontCatalog fonts, ISandboxProbe probe)
{
    /// <summary>The voice may be hurried by a quarter; what still does not fit is played faster at its pitch.</summary>
    private const double FastestPace = 1.25;

    /// <summary>Speaks the storyboard at normal pace; when that does not fit the film, once more as fast as it takes.</summary>
    public async Task<PlanFile> PlanAsync(StepRun run, PlanFile order, CancellationToken ct)
    {
        run.Show(Stage.Narrating, 0.05, "Speaking the narration");
        var board = order.ReadStoryboard();
        var spoken = await narration.SpeakAsync(run, board, 1, ct);
        var tempo = Place(order, spoken.Narration).SpeechTempo;
        if (tempo > 1)
        {
            // Whole steps, so that films that differ little share their narration.
            var pace = Math.Min(FastestPace, Math.Ceiling(tempo * 20) / 20);
            spoken = await narration.SpeakAsync(run, board, pace, ct);
        }

        spoken.Tell(run);
        run.Show(Stage.Composing, 0.8, "Placing scenes in time");
        return order with { Narration = spoken.Narration };
    }

    /// <summary>Works the film out from its plan.</summary>
    public async Task<IFilm> OpenAsync(PlanFile plan, CancellationToken ct)
    {
        var board = plan.ReadStoryboard();
        var spoken = plan.Narration ?? throw new InvalidDataException("The storyboard was not spoken.");
        var film = Place(plan, spoken);
        var tools = await probe.GetAsync(ct);
        var picture = FilmPlan.Create(
            board, film, new FrameSize(plan.Width, plan.Height), EncoderSettings.For(plan.Quality), fonts.Find, tools.FFmpegVersion);
        var music = new MusicBrief
        {
            Mood = board.Mood,
            Seed = board.Seed,
            BeatsPerMinute = MusicTempo.BeatsPerMinute(board.Mood, board.Seed),
            Samples = (int)plan.Rate.SamplesBefore(plan.Frames, MusicBrief.SampleRate),
            SceneStarts = [.. film.Scenes.Select(s => film.TimeOf(s.StartFrame))],
        };
        return new StoryboardFilm(new StoryboardFilm.Parts(board, film, picture, music, spoken, plan.Rate, tools.FFmpegVersion), renderer, mixer, narration);
    }

    private static FilmTimeline Place(PlanFile plan, PlannedNarration spoken)
    {
        var board = plan.ReadStoryboard();
        var beats = new BeatGrid(MusicTempo.BeatsPerMinute(board.Mood, board.Seed), 0);
        return FilmTimeline.Create(board, plan.RateNumerator, spoken.Scenes, beats);
    }
}
