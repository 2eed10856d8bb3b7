using System.Text;
using VideoGen.Contracts.Render.V1;
using VideoGen.Providers;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Works a film out, stores the plan, and looks which of its steps exist.</summary>
internal sealed class PlanStep(StoryboardPlanner storyboards, TimelineFilms timelines, FilmShelf shelf, FilmStock stock, StepStore store)
{
    public async Task<PlanResult> RunAsync(StepRun run, PlanFile order, IReadOnlyList<IProvider> providers, CancellationToken ct)
    {
        using var span = run.Span("plan");
        var plan = order.Timeline is null ? await storyboards.PlanAsync(run, order, providers, ct) : await timelines.PlanAsync(run, order, providers, ct);
        var bytes = plan.ToBytes();
        var planKey = run.Scope.StepKey(PlanFile.ContentKeyOf(bytes), PlanFile.Extension);
        var film = await shelf.OpenAsync(planKey, plan, ct);
        run.Show(Stage.Composing, 0.9, "Looking for what exists");

        var looking = stock.LookAsync(run.Scope, film, ct);
        var captionsKey = await KeepCaptionsAsync(run.Scope, film, ct);
        var found = await looking;
        var result = new PlanResult
        {
            PlanKey = planKey,
            SoundKey = film.SoundKey,
            Timescale = film.Shape.Rate.Timescale,
            RateNumerator = film.Shape.Rate.Numerator,
            RateDenominator = film.Shape.Rate.Denominator,
            CaptionsKey = captionsKey,
            FilmExists = found.Film,
            Segments = { film.Segments.Select(s => Planned(run.Scope, film, s, found)) },
        };
        if (found.Sound is { } sound)
            result.Sound = SoundShelf.Result(run.Scope, film.SoundKey, sound, reused: true);

        // Last: whoever finds the plan finds what it names.
        await store.PutAsync(planKey, bytes, "application/json", ct);
        return result;
    }

    private static PlannedSegment Planned(StepScope scope, TimelineFilm film, FilmSegment segment, FilmStock.Found found) => new()
    {
        Index = segment.Index,
        StartFrame = segment.StartFrame,
        Frames = segment.Frames,
        DurationTicks = segment.Frames * film.Shape.Rate.TicksPerFrame,
        ContentKey = segment.ContentKey,
        ObjectKey = scope.StepKey(segment.ContentKey, SegmentStep.Extension),
        Bytes = found.SegmentBytes[segment.Index] ?? 0,
    };

    /// <summary>Captions are there before the film is, so that it can be watched with them while it is made.</summary>
    private async Task<string> KeepCaptionsAsync(StepScope scope, TimelineFilm film, CancellationToken ct)
    {
        if (film.Captions.FirstOrDefault(c => c.Kind == OutputKind.CaptionsVtt) is not { } captions)
            return "";
        var key = scope.StepKey(ContentKey.Of("captions", captions.Text), "vtt");
        if (await store.HeadAsync(key, ct) is null)
            await store.PutAsync(key, Encoding.UTF8.GetBytes(captions.Text), captions.Type, ct);
        return key;
    }
}
