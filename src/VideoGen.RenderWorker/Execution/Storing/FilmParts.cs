using System.Globalization;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Steps;

namespace VideoGen.RenderWorker.Execution.Storing;

/// <summary>Brings what a film is joined from.</summary>
internal sealed class FilmParts(StepStore store, ViewShelf views)
{
    private const int FetchesAtOnce = 8;
    private const int DrawsAtOnce = 2;

    /// <summary>Brings a film's segments into the run's folder.</summary>
    /// <returns>Their files in order.</returns>
    public async Task<string[]> SegmentsAsync(StepRun run, TimelineFilm film, CancellationToken ct)
    {
        var names = film.Segments.Select(s => run.Folder[$"segment-{s.Index.ToString(CultureInfo.InvariantCulture)}.mp4"]).ToArray();
        await Parallel.ForEachAsync(film.Segments, Limit(FetchesAtOnce, ct), async (segment, t) =>
        {
            if (!await store.FetchAsync(run.Scope.StepKey(segment.ContentKey, SegmentStep.Extension), names[segment.Index], t))
                throw Gone($"segment {segment.Index}");
        });
        return names;
    }

    /// <summary>Brings the sound into the run's folder.</summary>
    /// <returns>Its file.</returns>
    public async Task<string> SoundAsync(StepRun run, TimelineFilm film, KeptSound sound, CancellationToken ct)
    {
        var audio = run.Folder["audio.m4a"];
        return await store.FetchAsync(run.Scope.StepKey(film.SoundKey, sound.Film.Name), audio, ct) ? audio : throw Gone("the sound's file");
    }

    /// <summary>Brings what was drawn beside the segments, in order; what is lost is drawn again.</summary>
    /// <param name="run">The step.</param>
    /// <param name="film">The film.</param>
    /// <param name="segments">The segments' files, on their way.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<SegmentView[]> ViewsAsync(StepRun run, TimelineFilm film, Task<string[]> segments, CancellationToken ct)
    {
        var found = new SegmentView?[film.Segments.Count];
        await Parallel.ForEachAsync(
            film.Segments, Limit(FetchesAtOnce, ct), async (segment, t) => found[segment.Index] = await views.FindAsync(run, segment, t));

        // Equal segments are drawn once: they are kept under one name.
        var lost = film.Segments.Where(s => found[s.Index] is null).GroupBy(s => s.ContentKey).ToArray();
        if (lost.Length > 0)
        {
            var files = await segments;
            await Parallel.ForEachAsync(lost, Limit(DrawsAtOnce, ct), async (equal, t) =>
            {
                var view = await views.DrawAsync(run, equal.First(), files[equal.First().Index], t);
                foreach (var segment in equal)
                    found[segment.Index] = view;
            });
        }

        return [.. found.Select(view => view!)]; // all are found or drawn now
    }

    public static MediaException Gone(string what) => new(ErrorCodes.StorageFailed, "A part of the film is gone from the object store.", what);

    private static ParallelOptions Limit(int atOnce, CancellationToken ct) => new() { MaxDegreeOfParallelism = atOnce, CancellationToken = ct };
}
