using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Joins, measures and stores the film with what belongs to it; or copies all of it when the same film exists.</summary>
internal sealed class FinishStep(
    FilmShelf shelf, FinishedFilms finished, SoundShelf sounds, FilmOutputs outputs, FilmAssembler assembler, FilmCheck check, StepStore store)
{
    private const int FetchesAtOnce = 8;
    private const string FilmName = "whole.mp4";

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
        var sound = await sounds.FindAsync(run.Scope, film.SoundKey, ct) ?? throw Gone("the sound");
        var segments = await JoinAsync(run, film, sound, ct);
        run.Show(Stage.Checking, 0.4, "Checking the film");
        var (facts, quality) = await check.RunAsync(run, film, sound, run.Folder[FilmName], segments, ct);
        run.Show(Stage.Saving, 0.7, "Saving the film");
        var result = new RenderResult
        {
            Outputs = { await outputs.SaveAsync(run, film, sound, FilmName, segments, ct) },
            ReportJson = FilmReport.ToJson(film, facts, quality, sound),
            CpuTime = Duration.FromTimeSpan(run.Cost.Cpu),
            PeakMemoryBytes = run.Cost.PeakMemoryBytes,
        };
        await finished.KeepAsync(run.Scope, film, result, ct);
        await Failpoints.HitAsync("before-result", ct);
        StepRun.Count("film", false, run.Elapsed);
        return result;
    }

    /// <summary>Joins the film.</summary>
    /// <returns>Its segments' files.</returns>
    private async Task<string[]> JoinAsync(StepRun run, IFilm film, KeptSound sound, CancellationToken ct)
    {
        var names = film.Segments.Select(s => run.Folder[$"segment-{s.Index.ToString(CultureInfo.InvariantCulture)}.mp4"]).ToArray();
        await Parallel.ForEachAsync(
            film.Segments, new ParallelOptions { MaxDegreeOfParallelism = FetchesAtOnce, CancellationToken = ct }, async (segment, t) =>
            {
                if (!await store.FetchAsync(run.Scope.StepKey(segment.ContentKey, SegmentStep.Extension), names[segment.Index], t))
                    throw Gone($"segment {segment.Index}");
            });
        var audio = run.Folder["audio.m4a"];
        if (!await store.FetchAsync(run.Scope.StepKey(film.SoundKey, sound.Film.Name), audio, ct))
            throw Gone("the sound's file");
        run.Show(Stage.Checking, 0.2);
        var joined = await assembler.AssembleAsync(
            names, audio, film.Shape.Title, film.Shape.Language, film.Shape.Rate, film.Shape.Frames, run.Folder.Path, ct);
        File.Move(joined, run.Folder[FilmName]);
        return names;
    }

    private static MediaException Gone(string what) =>
        new(ErrorCodes.StorageFailed, "A part of the film is gone from the object store.", what);
}
