using System.Buffers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Segments;
using VideoGen.Media.Checks;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>Renders segments and stills: one ffmpeg each, fed with painted frames.</summary>
public sealed class SegmentRenderer(IFFmpeg ffmpeg, FontCatalog fonts)
{
    private const string SegmentFile = "segment.mp4";
    private const string StillFile = "still.jpg";

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
                    WriteInput = (stream, token) => WriteFramesAsync(segment, 0, segment.Frames, stream, token),
                    ExpectedFrames = segment.Frames,
                    OnProgress = onFrames is null ? null : p => onFrames((int)Math.Min(p.Frame, segment.Frames)),
                },
                ct);
            return new RenderedSegment(output, result.CpuTime, result.PeakMemoryBytes, await PictureLooker.ReadAsync(folder, ct));
        }
        catch
        {
            // What a failed run leaves looks like a film but is none.
            File.Delete(output);
            throw;
        }
    }

    /// <summary>Draws one frame of a segment, with its titles, as a JPEG.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="frame">Number of the frame within the segment.</param>
    /// <param name="width">Width in pixels; the height follows.</param>
    /// <param name="folder">A folder for this alone; made when it does not exist.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <returns>Path of the picture.</returns>
    public async Task<string> StillAsync(SegmentPlan segment, int frame, int width, string folder, CancellationToken ct)
    {
        await PrepareAsync(segment, folder, ct);
        await ffmpeg.RunAsync(
            new FFmpegRun
            {
                Arguments = SegmentArguments.Still(segment, frame, width, StillFile),
                WorkDirectory = folder,
                WriteInput = (stream, token) => WriteFramesAsync(segment, frame, 1, stream, token),
            },
            ct);
        return Path.Combine(folder, StillFile);
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

    private static async Task WriteFramesAsync(SegmentPlan segment, int first, int count, Stream stream, CancellationToken ct)
    {
        var painter = new ScenePainter(segment);
        var buffer = ArrayPool<byte>.Shared.Rent(painter.FrameBytes);
        try
        {
            for (var frame = first; frame < first + count; frame++)
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
