using Microsoft.Extensions.Logging;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Core.Errors;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>Renders segments and stills of timelines: one ffmpeg each.</summary>
public sealed class TimelineSegmentRenderer(
    IFFmpeg ffmpeg, FontCatalog fonts, MaterialDecoder materials, SourceBlame blame, SegmentViewer viewer, ILogger<TimelineSegmentRenderer> log)
{
    /// <summary>Name of a rendered segment in its folder.</summary>
    public const string Output = "segment.mp4";

    /// <summary>Renders a segment, or takes it from its source where that gives the same picture.</summary>
    /// <param name="plan">The film.</param>
    /// <param name="segment">Which segment.</param>
    /// <param name="sources">The files it uses.</param>
    /// <param name="folder">A folder for this segment alone; made when it does not exist.</param>
    /// <param name="onFrames">Called with the number of frames that are done.</param>
    /// <param name="ct">Ends the render at once.</param>
    /// <exception cref="MediaException">The render failed; <c>input_corrupt</c> names the file that can't be decoded.</exception>
    public async Task<RenderedSegment> RenderAsync(
        TimelinePlan plan, TimelineSegment segment, SourceFiles sources, string folder, Action<long>? onFrames, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        if (segment.Copy is { } copy && await TryCopyAsync(plan, segment, copy, sources, folder, ct) is { } copied) return copied;
        var graph = await materials.OpenAsync(segment.Graph, sources, folder, ct);
        var needed = await GraphRun.PrepareAsync(graph, sources, fonts, folder, ct);
        var output = Path.Combine(folder, Output);
        try
        {
            var run = new FFmpegRun
            {
                Arguments = TimelineArguments.Render(plan, segment, graph, sources.Facts, Output),
                WorkDirectory = folder,
                Files = needed.Files,
                Pipes = needed.Pipes,
                ExpectedFrames = segment.Frames,
                OnProgress = onFrames is null ? null : p => onFrames(Math.Min(p.Frame, segment.Frames)),
            };
            var result = await blame.GuardAsync(graph, sources, run, ct);
            Require(output, plan.Rate, segment.Frames);
            return new RenderedSegment(output, result.CpuTime, result.PeakMemoryBytes, await SegmentView.TakeAsync(folder, plan.View(segment), ct));
        }
        catch
        {
            // What a failed run leaves looks like a film but is none.
            File.Delete(output);
            throw;
        }
    }

    /// <summary>Draws a frame with all its layers.</summary>
    /// <param name="graph">A graph of that one frame.</param>
    /// <param name="rate">The film's rate.</param>
    /// <param name="sources">The files it uses.</param>
    /// <param name="still">How large and in which form.</param>
    /// <param name="folder">A folder for this alone; made when it does not exist.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <returns>Path of the picture.</returns>
    public async Task<string> StillAsync(SegmentGraph graph, FrameRate rate, SourceFiles sources, StillFormat still, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        graph = await materials.OpenAsync(graph, sources, folder, ct);
        var needed = await GraphRun.PrepareAsync(graph, sources, fonts, folder, ct);
        var name = still.Kind == StillKind.Jpeg ? "still.jpg" : "still.png";
        var run = new FFmpegRun { Arguments = TimelineArguments.Still(graph, rate, sources.Facts, still, name), WorkDirectory = folder, Files = needed.Files, Pipes = needed.Pipes };
        await blame.GuardAsync(graph, sources, run, ct);
        return Path.Combine(folder, name);
    }

    private async Task<RenderedSegment?> TryCopyAsync(
        TimelinePlan plan, TimelineSegment segment, SourceCopy copy, SourceFiles sources, string folder, CancellationToken ct)
    {
        var output = Path.Combine(folder, Output);
        try
        {
            var result = await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    Arguments = CopyArguments.Of(plan, segment, sources.Facts, Output),
                    WorkDirectory = folder,
                    Files = new Dictionary<string, string> { [TimelineArguments.InputName(0)] = sources.Paths[copy.Source] },
                },
                ct);
            var began = CopyArguments.BeganAt(await File.ReadAllTextAsync(Path.Combine(folder, CopyArguments.FirstPacketFile), ct), plan.Rate, copy.FirstFrame);
            if (began && SegmentReader.TryRead(output) is { } file && file.IsExact(plan.Rate, segment.Frames))
                return new RenderedSegment(output, result.CpuTime, result.PeakMemoryBytes, await viewer.ViewAsync(output, plan.View(segment), Path.Combine(folder, "view"), ct));
            log.NotCopied(segment.Index, began ? "its frames do not stand by themselves" : "it does not begin with a keyframe");
        }
        catch (MediaException e) when (e.Code == ErrorCodes.RenderFailed || e.Code == ErrorCodes.OutputInvalid)
        {
            log.NotCopied(segment.Index, e.Message);
        }

        File.Delete(output);
        return null;
    }

    private static void Require(string path, FrameRate rate, long frames)
    {
        if (SegmentReader.TryRead(path) is { } file && file.IsExact(rate, frames)) return;
        throw new MediaException(ErrorCodes.OutputInvalid, "A segment did not pass its check.", $"Not {frames} frames at {rate} from a closed start.");
    }
}
