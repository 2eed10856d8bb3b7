using System.Buffers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Segments;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>Renders segments: one ffmpeg each, fed with painted frames.</summary>
public sealed class SegmentRenderer(IFFmpeg ffmpeg, FontCatalog fonts)
{
    private const string SegmentFile = "segment.mp4";

    /// <summary>Renders a segment.</summary>
    /// <param name="segment">What to render.</param>
    /// <param name="folder">A folder for this segment alone; made when it does not exist.</param>
    /// <param name="onFrames">Called with the number of frames that are done.</param>
    /// <param name="ct">Ends the render at once.</param>
    /// <exception cref="MediaException">The render failed.</exception>
    public async Task<RenderedSegment> RenderAsync(SegmentPlan segment, string folder, Action<int>? onFrames, CancellationToken ct)
    {
        await PrepareAsync(segment, folder, ct);
        var output = Path.Combine(folder, SegmentFile);
        try
        {
            var result = await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    Arguments = SegmentArguments.Render(segment, SegmentFile),
                    WorkDirectory = folder,
                    WriteInput = (stream, token) => WriteFramesAsync(segment, stream, token),
                    ExpectedFrames = segment.Frames,
                    OnProgress = onFrames is null ? null : p => onFrames((int)Math.Min(p.Frame, segment.Frames)),
                },
                ct);
            return new RenderedSegment(output, result.CpuTime, result.PeakMemoryBytes, await SegmentView.TakeAsync(folder, segment.View, ct));
        }
        catch
        {
            // What a failed run leaves looks like a film but is none.
            File.Delete(output);
            throw;
        }
    }

    private async Task PrepareAsync(SegmentPlan segment, string folder, CancellationToken ct)
    {
        var typefaces = Directory.CreateDirectory(Path.Combine(folder, SegmentArguments.FontsFolder)).FullName;
        foreach (var name in segment.FontNames)
        {
            var path = fonts.PathOf(name);
            File.Copy(path, Path.Combine(typefaces, Path.GetFileName(path)), overwrite: true);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, SegmentArguments.TitlesFile), segment.Titles, ct);
    }

    private static async Task WriteFramesAsync(SegmentPlan segment, Stream stream, CancellationToken ct)
    {
        var painter = new ScenePainter(segment);
        var buffer = ArrayPool<byte>.Shared.Rent(painter.FrameBytes);
        try
        {
            for (var frame = 0; frame < segment.Frames; frame++)
            {
                ct.ThrowIfCancellationRequested();
                painter.Paint(frame, buffer);
                await stream.WriteAsync(buffer.AsMemory(0, painter.FrameBytes), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
