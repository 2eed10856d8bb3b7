using VideoGen.Composition.Segments;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>Draws what belongs beside segments that were not rendered here, by decoding them: that costs a tenth of a render.</summary>
public sealed class SegmentViewer(IFFmpeg ffmpeg)
{
    /// <summary>Draws it.</summary>
    /// <param name="segment">Absolute path of the segment's file.</param>
    /// <param name="view">What to draw.</param>
    /// <param name="folder">A folder for this alone; made when it does not exist.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <exception cref="MediaException">The segment can't be decoded to its end (<c>output_invalid</c>).</exception>
    public async Task<SegmentView> ViewAsync(string segment, ViewArguments view, string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        try
        {
            await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    Arguments = view.FromSegment(),
                    WorkDirectory = folder,
                    Files = new Dictionary<string, string> { [TimelineArguments.InputName(0)] = segment },
                    ExpectedFrames = view.Frames,
                },
                ct);
        }
        catch (MediaException e) when (e.Code == ErrorCodes.RenderFailed)
        {
            throw new MediaException(ErrorCodes.OutputInvalid, "A segment did not pass its check.", e.Detail ?? e.Message, e);
        }

        return await SegmentView.TakeAsync(folder, view, ct);
    }
}
