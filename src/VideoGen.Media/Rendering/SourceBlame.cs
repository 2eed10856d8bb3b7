using Microsoft.Extensions.Logging;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>
/// Finds out which file a failed render is to be blamed on. What ffmpeg prints does not say it; decoding each file by itself does.
/// Decoders also complain of a file that is sound when reading begins in its middle: such a render is done again and let pass.
/// </summary>
public sealed class SourceBlame(IFFmpeg ffmpeg, ILogger<SourceBlame> log)
{
    /// <summary>Runs a render.</summary>
    /// <param name="graph">What is rendered.</param>
    /// <param name="sources">The files it uses.</param>
    /// <param name="run">The run, which may be done twice.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <exception cref="MediaException">It failed; with <c>input_corrupt</c> when a file can't be decoded.</exception>
    internal async Task<FFmpegResult> GuardAsync(SegmentGraph graph, SourceFiles sources, FFmpegRun run, CancellationToken ct)
    {
        try
        {
            return await ffmpeg.RunAsync(run, ct);
        }
        catch (MediaException e) when (e.Code == ErrorCodes.RenderFailed || e.Code == ErrorCodes.OutputInvalid)
        {
            var files = graph.Inputs.OfType<GraphInput.Source>().ToArray();
            foreach (var file in files) await DecodeAsync(file, sources, run.WorkDirectory, ct);
            if (files.Length == 0 || !e.IsComplaint) throw;
            log.HarmlessComplaint(files.Length);
        }

        return await ffmpeg.RunAsync(run with { AllowComplaints = true }, ct);
    }

    /// <summary>The failure that names a file.</summary>
    internal static MediaException Corrupt(SourceMedia source, MediaException? cause) =>
        new(ErrorCodes.InputCorrupt, $"The file \"{source.Name}\" can't be decoded.", cause?.Detail ?? "It holds less than it says.", cause);

    // From its start, where nothing that a decoder needs is missing, up to what the render needs.
    private async Task DecodeAsync(GraphInput.Source file, SourceFiles sources, string folder, CancellationToken ct)
    {
        try
        {
            await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    Arguments = TimelineArguments.Probe(file, sources.Facts[file.Name]),
                    WorkDirectory = folder,
                    Files = new Dictionary<string, string> { [TimelineArguments.InputName(0)] = sources.Paths[file.Name] },
                },
                ct);
        }
        catch (MediaException e) when (e.Code == ErrorCodes.RenderFailed)
        {
            throw Corrupt(sources.Facts[file.Name], e);
        }
    }
}
