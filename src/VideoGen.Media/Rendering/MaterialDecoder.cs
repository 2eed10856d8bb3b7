using System.Runtime.InteropServices;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Segments;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>Decodes the files that paintings are made of, and opens the paintings.</summary>
public sealed class MaterialDecoder(IFFmpeg ffmpeg, ISandboxProbe probe, IMaterialCache cache)
{
    private const string Output = "material.raw";

    /// <summary>The graph with every painting opened: only files and painters are left as its inputs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="sources">The files it uses.</param>
    /// <param name="folder">An existing folder for what is decoded.</param>
    /// <param name="ct">Ends the work at once.</param>
    /// <exception cref="MediaException">A file can't be decoded (<c>input_corrupt</c> names it).</exception>
    public async Task<SegmentGraph> OpenAsync(SegmentGraph graph, SourceFiles sources, string folder, CancellationToken ct)
    {
        if (!graph.Inputs.Any(i => i is GraphInput.Drawn)) return graph;
        List<GraphInput> inputs = [];
        foreach (var input in graph.Inputs) inputs.Add(input is GraphInput.Drawn drawn ? await OpenAsync(drawn, sources, folder, ct) : input);
        return graph with { Inputs = inputs };
    }

    private async Task<GraphInput.Painted> OpenAsync(GraphInput.Drawn drawn, SourceFiles sources, string folder, CancellationToken ct)
    {
        List<DecodedMaterial> decoded = [];
        foreach (var material in drawn.Painting.Materials(drawn.First, drawn.Count)) decoded.Add(await DecodeAsync(material, sources, folder, ct));
        return new GraphInput.Painted(drawn.Painting.Open(drawn.First, drawn.Count, decoded), drawn.First, drawn.Count);
    }

    private async Task<DecodedMaterial> DecodeAsync(PaintingMaterial material, SourceFiles sources, string folder, CancellationToken ct)
    {
        switch (material)
        {
            case PaintingMaterial.Still still:
                var pixels = await BytesAsync(material, still.Source, sources, folder, ct);
                Require(pixels.Length == still.Format.Bytes(still.Width, still.Height), still.Source, sources);
                return new DecodedMaterial.Still(still.Width, still.Height, still.Format, pixels);
            case PaintingMaterial.Sound sound:
                if (sources.Facts[sound.Source].Audio is null) return new DecodedMaterial.Sound(new float[sound.Samples]);
                var samples = MemoryMarshal.Cast<byte, float>(await BytesAsync(material, sound.Source, sources, folder, ct)).ToArray();
                Require(samples.Length == sound.Samples, sound.Source, sources);
                return new DecodedMaterial.Sound(samples);
            default:
                throw new InvalidOperationException("An unknown kind of material.");
        }
    }

    private async Task<byte[]> BytesAsync(PaintingMaterial material, string name, SourceFiles sources, string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, Output);
        var arguments = TimelineArguments.Material(material, sources.Facts[name], Output);
        var key = string.Join('\n', ["material", (await probe.GetAsync(ct)).FFmpegVersion, sources.Facts[name].Sha256, .. arguments]);
        try
        {
            // Neighbouring segments show the same still, and starting a tool costs as much as decoding one.
            if (cache.TryTake(key, path)) return await File.ReadAllBytesAsync(path, ct);
            await ffmpeg.RunAsync(
                new FFmpegRun
                {
                    Arguments = arguments,
                    WorkDirectory = folder,
                    Files = new Dictionary<string, string> { [TimelineArguments.InputName(0)] = sources.Paths[name] },
                },
                ct);
            var bytes = await File.ReadAllBytesAsync(path, ct);
            cache.Keep(key, path);
            return bytes;
        }
        catch (MediaException e) when (e.Code == ErrorCodes.RenderFailed)
        {
            throw SourceBlame.Corrupt(sources.Facts[name], e);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Require(bool whole, string name, SourceFiles sources)
    {
        if (!whole) throw SourceBlame.Corrupt(sources.Facts[name], null);
    }
}
