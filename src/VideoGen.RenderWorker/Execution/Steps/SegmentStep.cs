using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;
using VideoGen.Storage;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Renders a segment of the picture, or finds it rendered.</summary>
internal sealed class SegmentStep(FilmShelf shelf, StepStore store, LookShelf looks, TileShelf tiles, ILogger<SegmentStep> log)
{
    public const string Extension = "mp4";
    private const int PreviewWidth = 640;
    private const string FileName = "segment.mp4";
    private const string PreviewName = "preview.jpg";

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
        var stored = await store.HeadAsync(key, ct);
        var reused = stored is not null;
        if (stored is null)
        {
            var look = await film.RenderAsync(run, segment, FileName, ct);
            await Failpoints.HitAsync($"segment-{work.Index + 1}", ct);
            if (look is not null)
                await looks.KeepAsync(run.Scope, segment, look, ct);
            stored = await store.KeepFileAsync(key, run.Folder[FileName], "video/mp4", ct);
            await tiles.KeepAsync(run, film, segment, run.Folder[FileName], ct);
        }

        StepRun.Count("segment", reused, run.Elapsed);
        return new StepResult
        {
            ContentKey = segment.ContentKey,
            Reused = reused,
            ObjectKey = key,
            Bytes = stored.Bytes,
            PreviewKey = work.Preview ? await PreviewAsync(run, film, segment, ct) : "",
            Elapsed = Duration.FromTimeSpan(run.Elapsed),
            CpuTime = Duration.FromTimeSpan(run.Cost.Cpu),
            PeakMemoryBytes = run.Cost.PeakMemoryBytes,
        };
    }

    /// <summary>A still of the segment. A film does not fail for want of one.</summary>
    private async Task<string> PreviewAsync(StepRun run, IFilm film, FilmSegment segment, CancellationToken ct)
    {
        try
        {
            await film.StillAsync(run, segment, PreviewName, Math.Min(PreviewWidth, film.Shape.Width), ct);
            var key = run.Scope.OutputKey(FormattableString.Invariant($"preview-{segment.Index + 1}.jpg"));
            await store.PutFileAsync(key, run.Folder[PreviewName], "image/jpeg", ct);
            return key;
        }
        catch (Exception e) when (e is MediaException or StorageException)
        {
            log.NoPreview(e, segment.Index + 1);
            return "";
        }
    }
}
