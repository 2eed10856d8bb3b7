using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution.Films;

namespace VideoGen.RenderWorker.Execution.Storing;

/// <summary>What was drawn beside segments, kept with them: so that a film is judged, and its small pictures are there, without decoding any of it.</summary>
internal sealed class ViewShelf(StepStore store, SegmentViewer viewer)
{
    private const string Extension = "view";

    public async Task KeepAsync(StepRun run, FilmSegment segment, SegmentView view, CancellationToken ct)
    {
        var path = run.Folder[$"kept-{segment.ContentKey}.{Extension}"];
        await File.WriteAllBytesAsync(path, view.ToBytes(), ct);
        await store.KeepFileAsync(KeyOf(run, segment), path, "application/octet-stream", ct);
    }

    /// <summary>What was kept; null when it is lost, or is not that of this segment.</summary>
    public async Task<SegmentView?> FindAsync(StepRun run, FilmSegment segment, CancellationToken ct)
    {
        var path = run.Folder[$"found-{segment.Index}.{Extension}"];
        return await store.FetchAsync(KeyOf(run, segment), path, ct) ? SegmentView.TryRead(await File.ReadAllBytesAsync(path, ct), segment.View) : null;
    }

    /// <summary>Draws it again from the segment's file, and keeps it.</summary>
    /// <exception cref="MediaException">The segment can't be decoded to its end (<c>output_invalid</c>).</exception>
    public async Task<SegmentView> DrawAsync(StepRun run, FilmSegment segment, string file, CancellationToken ct)
    {
        var view = await viewer.ViewAsync(file, segment.View, run.Folder[$"view-{segment.Index}"], ct);
        await KeepAsync(run, segment, view, ct);
        return view;
    }

    private static string KeyOf(StepRun run, FilmSegment segment) => run.Scope.StepKey(segment.ContentKey, Extension);
}
