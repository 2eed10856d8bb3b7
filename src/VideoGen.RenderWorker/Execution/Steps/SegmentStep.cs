using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;
using VideoGen.Storage;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Renders a segment of the picture, or finds it rendered.</summary>
internal sealed class SegmentStep(FilmShelf shelf, StepStore store, ViewShelf views, ILogger<SegmentStep> log)
{
    public const string Extension = "mp4";
    private const string FileName = "segment.mp4";

    public async Task<StepResult> RunAsync(StepRun run, SegmentWork work, CancellationToken ct)
    {
        using var span = run.Span("segment")?.SetTag("segment.index", work.Index);
        var film = await shelf.OpenAsync(work.PlanKey, ct);
        if (work.Index < 0 || work.Index >= film.Segments.Count)
            throw new MediaException(ErrorCodes.InvalidRequest, "There is no such segment.", $"{work.Index} of {film.Segments.Count}");
        var segment = film.Segments[work.Index];
        if (segment.ContentKey != work.ContentKey)
        {
            // Another build, or another ffmpeg, than that of the worker which planned: what it would draw fits no film.
            throw new MediaException(ErrorCodes.Internal, ErrorCodes.Internal.Title, $"Segment {work.Index} is planned otherwise here: {segment.ContentKey}");
        }

        var key = run.Scope.StepKey(segment.ContentKey, Extension);
        var found = await store.HeadAsync(key, ct);
        var (stored, preview) = found is null
            ? await RenderAsync(run, film, segment, key, work.Preview, ct)
            : (found, work.Preview ? await PreviewAsync(run, segment, () => FindAsync(run, segment, key, ct), ct) : "");
        StepRun.Count("segment", found is not null, run.Elapsed);
        return new StepResult
        {
            ContentKey = segment.ContentKey,
            Reused = found is not null,
            ObjectKey = key,
            Bytes = stored.Bytes,
            PreviewKey = preview,
            Elapsed = Duration.FromTimeSpan(run.Elapsed),
            CpuTime = Duration.FromTimeSpan(run.Cost.Cpu),
            PeakMemoryBytes = run.Cost.PeakMemoryBytes,
        };
    }

    private async Task<(StoredObject Stored, string Preview)> RenderAsync(
        StepRun run, TimelineFilm film, FilmSegment segment, string key, bool wantsPreview, CancellationToken ct)
    {
        var view = await film.RenderAsync(run, segment, FileName, ct);
        await Failpoints.HitAsync($"segment-{segment.Index + 1}", ct);
        var stored = store.KeepFileAsync(key, run.Folder[FileName], "video/mp4", ct);
        var kept = views.KeepAsync(run, segment, view, ct);
        var preview = wantsPreview ? PreviewAsync(run, segment, () => Task.FromResult(view), ct) : Task.FromResult("");
        await Task.WhenAll(stored, kept, preview);
        return (await stored, await preview);
    }

    /// <summary>What was drawn beside a segment that somebody rendered before.</summary>
    private async Task<SegmentView> FindAsync(StepRun run, FilmSegment segment, string key, CancellationToken ct)
    {
        if (await views.FindAsync(run, segment, ct) is { } view)
            return view;
        return await store.FetchAsync(key, run.Folder[FileName], ct)
            ? await views.DrawAsync(run, segment, run.Folder[FileName], ct)
            : throw new MediaException(ErrorCodes.StorageFailed, "A part of the film is gone from the object store.", key);
    }

    /// <summary>A still of the segment to be shown while the film is made. A film does not fail for want of one.</summary>
    private async Task<string> PreviewAsync(StepRun run, FilmSegment segment, Func<Task<SegmentView>> find, CancellationToken ct)
    {
        try
        {
            var key = run.Scope.OutputKey(FormattableString.Invariant($"preview-{segment.Index + 1}.jpg"));
            await store.PutAsync(key, (await find()).Preview, "image/jpeg", ct);
            return key;
        }
        catch (Exception e) when (e is MediaException or StorageException)
        {
            log.NoPreview(e, segment.Index + 1);
            return "";
        }
    }
}
