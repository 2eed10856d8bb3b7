using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Checks;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Joins, measures and stores the film with what belongs to it; or copies all of it when the same film exists.</summary>
internal sealed class FinishStep(
    FilmShelf shelf, FinishedFilms finished, SoundShelf sounds, FilmParts parts, FilmOutputs outputs, FilmAssembler assembler, FilmCheck check)
{
    public async Task<RenderResult> RunAsync(StepRun run, FinishWork work, CancellationToken ct)
    {
        using var span = run.Span("finish");
        var film = await shelf.OpenAsync(work.PlanKey, ct);
        if (await finished.FindAsync(run.Scope, film, ct) is { } earlier && await outputs.CopyAsync(run.Scope, earlier, ct) is { } copied)
        {
            StepRun.Count("film", true, run.Elapsed);
            return copied;
        }

        run.Show(Stage.Checking, 0.05, "Joining the film");
        var result = await MakeAsync(run, film, ct);
        await finished.KeepAsync(run.Scope, film, result, ct);
        await Failpoints.HitAsync("before-result", ct);
        StepRun.Count("film", false, run.Elapsed);
        return result;
    }

    /// <summary>What does not need the film's file is made while it is joined; and while it is measured, it is stored: what does not pass is never named to anybody.</summary>
    private async Task<RenderResult> MakeAsync(StepRun run, TimelineFilm film, CancellationToken ct)
    {
        var sound = await sounds.FindAsync(run.Scope, film.SoundKey, ct) ?? throw FilmParts.Gone("the sound");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var segments = parts.SegmentsAsync(run, film, stop.Token);
        var views = parts.ViewsAsync(run, film, segments, stop.Token);
        var beside = BesideAsync(run, film, sound, views, stop.Token);
        var joined = JoinAsync(run, film, sound, segments, stop.Token);
        var measured = MeasureAsync(run, film, sound, joined, views, stop.Token);
        var video = SaveAsync(run, film, joined, stop.Token);
        await AllAsync([segments, views, beside, joined, measured, video], stop);
        var (facts, quality) = await measured;
        return new RenderResult
        {
            Outputs = { await video, await beside },
            ReportJson = FilmReport.ToJson(film, facts, quality, sound),
            CpuTime = Duration.FromTimeSpan(run.Cost.Cpu),
            PeakMemoryBytes = run.Cost.PeakMemoryBytes,
        };
    }

    private async Task<string> JoinAsync(StepRun run, TimelineFilm film, KeptSound sound, Task<string[]> segments, CancellationToken ct)
    {
        var audio = parts.SoundAsync(run, film, sound, ct);
        await Task.WhenAll(segments, audio);
        return await assembler.AssembleAsync(
            await segments, await audio, film.Shape.Title, film.Shape.Language, film.Shape.Rate, film.Shape.Frames, run.Folder.Path, ct);
    }

    private async Task<(FilmFacts Facts, QualityReport Quality)> MeasureAsync(
        StepRun run, TimelineFilm film, KeptSound sound, Task<string> joined, Task<SegmentView[]> views, CancellationToken ct)
    {
        var looks = (await views).Select(v => v.Look).ToArray();
        var path = await joined;
        run.Show(Stage.Checking, 0.4, "Checking the film");
        return await check.RunAsync(film, sound, path, looks, ct);
    }

    private async Task<IReadOnlyList<Output>> BesideAsync(StepRun run, TimelineFilm film, KeptSound sound, Task<SegmentView[]> views, CancellationToken ct) =>
        await outputs.SaveBesideAsync(run, film, sound, await views, ct);

    private async Task<Output> SaveAsync(StepRun run, TimelineFilm film, Task<string> joined, CancellationToken ct)
    {
        var path = await joined;
        var saved = await outputs.SaveFilmAsync(run, film, path, ct);
        run.Show(Stage.Saving, 0.9, "Saving the film");
        return saved;
    }

    /// <summary>Waits for all, since none may still be at work in the folder when the step is over; the first that fails ends the others.</summary>
    private static async Task AllAsync(IReadOnlyList<Task> tasks, CancellationTokenSource stop)
    {
        Task? failed = null;
        await foreach (var task in Task.WhenEach(tasks))
        {
            if (task.IsCompletedSuccessfully || failed is not null)
                continue;
            failed = task;
            await stop.CancelAsync();
        }

        if (failed is not null)
            await failed;
    }
}
