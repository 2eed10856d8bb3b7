using System.Globalization;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Processes;
using VideoGen.Storage;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Renders a segment of the picture, or finds it rendered.</summary>
internal sealed class SegmentStep(IPictures pictures, StepStore store, ILogger<SegmentStep> log)
{
    private const int PreviewWidth = 640;

    public static string StepName(PictureSegment segment) => $"segment/{Number(segment)}";

    public static string FileName(PictureSegment segment) => $"segment-{Number(segment)}.mp4";

    /// <summary>Makes the segment's file.</summary>
    /// <returns>What is left to do once there is a file: keeping it, which need not hold up the next render.</returns>
    public async Task<Func<Task>> RunAsync(RenderRun run, PictureSegment segment, int count, CancellationToken ct)
    {
        using var span = run.Span("segment")?.SetTag("segment.index", segment.Index);
        var began = run.Time.GetTimestamp();
        var (step, name) = (StepName(segment), FileName(segment));
        run.Enter(Stage.Rendering, $"Rendering scene {Number(segment)} of {count.ToString(CultureInfo.InvariantCulture)}");
        var key = run.Job.StepKey(segment.ContentKey, "mp4");
        var reused = await store.GetFileAsync(key, run.Folder[name], ct);
        if (!reused)
            run.Add(await pictures.RenderAsync(segment, run.Folder, name, share => run.Progress.Advance(step, share), ct));
        run.Progress.Finish(step, reused);

        return async () =>
        {
            if (!reused)
                await store.PutFileAsync(key, run.Folder[name], "video/mp4", ct);
            run.Done(step, segment.ContentKey, reused, began);
            await PreviewAsync(run, segment, ct);
            await Failpoints.HitAsync($"after-segment-{Number(segment)}", ct);
        };
    }

    /// <summary>A still of the newest segment. A film does not fail for want of one.</summary>
    private async Task PreviewAsync(RenderRun run, PictureSegment segment, CancellationToken ct)
    {
        var still = $"preview-{Number(segment)}.jpg";
        try
        {
            await pictures.StillAsync(segment, run.Folder, still, Math.Min(PreviewWidth, run.Job.Width), ct);
            var key = run.Job.OutputKey(still);
            await store.PutFileAsync(key, run.Folder[still], "image/jpeg", ct);
            run.Progress.Preview(key);
        }
        catch (Exception e) when (e is MediaException or StorageException)
        {
            log.NoPreview(e, segment.Index + 1);
        }
    }

    private static string Number(PictureSegment segment) => (segment.Index + 1).ToString(CultureInfo.InvariantCulture);
}
