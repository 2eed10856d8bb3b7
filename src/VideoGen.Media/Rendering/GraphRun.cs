using System.Buffers;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Segments;
using VideoGen.Media.Fonts;

namespace VideoGen.Media.Rendering;

/// <summary>Everything that ffmpeg has to find beside its arguments to draw a graph.</summary>
internal sealed record GraphRun(
    IReadOnlyDictionary<string, string> Files, IReadOnlyDictionary<string, Action<Stream, CancellationToken>> Pipes)
{
    /// <summary>Writes the graph's text files into a folder and names the rest.</summary>
    public static async Task<GraphRun> PrepareAsync(SegmentGraph graph, SourceFiles sources, FontCatalog fonts, string folder, CancellationToken ct)
    {
        foreach (var (name, text) in graph.Files) await File.WriteAllTextAsync(Path.Combine(folder, Own(name)), text, ct);
        var files = new Dictionary<string, string>();
        var pipes = new Dictionary<string, Action<Stream, CancellationToken>>();
        foreach (var path in graph.Fonts.Select(fonts.PathOf).Distinct()) files[$"{SegmentGraph.FontsFolder}/{Path.GetFileName(path)}"] = path;
        for (var i = 0; i < graph.Inputs.Count; i++)
        {
            if (graph.Inputs[i] is GraphInput.Source source) files[TimelineArguments.InputName(i)] = sources.Paths[source.Name];
            else if (graph.Inputs[i] is GraphInput.Painted painted) pipes[TimelineArguments.InputName(i)] = (stream, over) => Paint(painted, stream, over);
        }

        return new GraphRun(files, pipes);
    }

    private static string Own(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && name[0] != '.'
            ? name
            : throw new ArgumentException("A graph's file has a name that is not plain.", nameof(name));

    private static void Paint(GraphInput.Painted painted, Stream stream, CancellationToken over)
    {
        var painter = painted.Painter;
        var bytes = painter.Format.Bytes(painter.Width, painter.Height);
        var buffer = ArrayPool<byte>.Shared.Rent(bytes);
        try
        {
            for (var frame = painted.First; frame < painted.First + painted.Count; frame++)
            {
                over.ThrowIfCancellationRequested();
                painter.Paint(frame, buffer.AsSpan(0, bytes));
                stream.Write(buffer, 0, bytes);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
