using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Timelines;
using VideoGen.Media.Checks;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

namespace VideoGen.RenderWorker.Execution;

/// <summary>The built-in motion graphics, one segment per scene.</summary>
internal sealed class FilmPictures(
    SegmentRenderer renderer, FilmAssembler assembler, OutputCheck check, FontCatalog fonts, ISandboxProbe probe) : IPictures
{
    public async Task<IReadOnlyList<PictureSegment>> PlanAsync(RenderJob job, FilmTimeline film, CancellationToken ct)
    {
        var tools = await probe.GetAsync(ct);
        var plan = FilmPlan.Create(
            job.Storyboard, film, new FrameSize(job.Width, job.Height), EncoderSettings.For(job.Quality), fonts.Find, tools.FFmpegVersion);
        return [.. plan.Segments.Select(s => new PictureSegment(s.Index, s.ContentKey, s.Frames, s))];
    }

    public async Task<StepCost> RenderAsync(PictureSegment segment, WorkFolder folder, string name, Action<double> progress, CancellationToken ct)
    {
        var plan = (SegmentPlan)segment.Plan;
        var own = folder[$"render-{segment.Index}"];
        var rendered = await renderer.RenderAsync(plan, own, frames => progress((double)frames / plan.Frames), ct);
        File.Move(rendered.Path, folder[name], overwrite: true);
        Directory.Delete(own, recursive: true);
        return new StepCost(rendered.CpuTime, rendered.PeakMemoryBytes);
    }

    public async Task StillAsync(PictureSegment segment, WorkFolder folder, string name, int width, CancellationToken ct)
    {
        var plan = (SegmentPlan)segment.Plan;
        var own = folder[$"still-{name}"];
        var still = await renderer.StillAsync(plan, plan.StillFrame, width, own, ct);
        File.Move(still, folder[name], overwrite: true);
        Directory.Delete(own, recursive: true);
    }

    public async Task AssembleAsync(RenderJob job, WorkFolder folder, IReadOnlyList<string> segmentNames, string soundName, string name, CancellationToken ct)
    {
        var film = await assembler.AssembleAsync(
            [.. segmentNames.Select(n => folder[n])], folder[soundName], job.Storyboard.Title, job.Storyboard.Language, new FrameRate(job.Fps, 1), job.Frames, folder.Path, ct);
        File.Move(film, folder[name], overwrite: true);
    }

    public async Task<object> CheckAsync(RenderJob job, WorkFolder folder, string name, CancellationToken ct) =>
        await check.CheckAsync(folder[name], new FilmWanted(job.Width, job.Height, job.Fps, job.Frames, HasAudio: true), ct);
}
