using System.Globalization;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Sources;
using static VideoGen.Composition.Segments.SegmentEncoding;

namespace VideoGen.Composition.Segments;

/// <summary>Builds ffmpeg's arguments for segments and stills of timelines. Only numbers and names of ours; text comes in files.</summary>
public static class TimelineArguments
{
    /// <summary>Arguments that draw a segment and what belongs beside it: before encoding, that costs next to nothing.</summary>
    /// <param name="plan">The film.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="graph">Its picture: its own, or one that stands in for it.</param>
    /// <param name="sources">The timeline's sources.</param>
    /// <param name="output">File name.</param>
    public static IReadOnlyList<string> Render(TimelinePlan plan, TimelineSegment segment, SegmentGraph graph, IReadOnlyDictionary<string, SourceMedia> sources, string output)
    {
        var view = plan.View(segment);
        return
        [
            .. Draw(graph, plan.Rate, sources),
            "-filter_complex", $"{graph.Filter};{view.Beside("[v]", "[film]")}",
            "-map", "[film]", "-frames:v", I(graph.Frames), .. Encode(plan.Encoder, plan.Rate, output), .. view.Outputs(),
        ];
    }

    /// <summary>Arguments that draw the first frame of a graph as a picture.</summary>
    /// <param name="graph">A graph of one frame.</param>
    /// <param name="rate">Its rate.</param>
    /// <param name="sources">The timeline's sources.</param>
    /// <param name="still">How large and in which form.</param>
    /// <param name="output">File name.</param>
    public static IReadOnlyList<string> Still(SegmentGraph graph, FrameRate rate, IReadOnlyDictionary<string, SourceMedia> sources, StillFormat still, string output) =>
    [
        .. Draw(graph, rate, sources),
        "-filter_complex", $"{graph.Filter};[v]scale={I(still.Width)}:-2:in_color_matrix=bt709:in_range=tv:{still.Colours}[still]",
        "-map", "[still]", "-frames:v", "1", .. still.Codec, "-update", "1", "-map_metadata", "-1", "-fflags", "+bitexact", "-f", "image2", $"file:{output}",
    ];

    /// <summary>Arguments that decode as much of a file as a graph uses, from the file's start, and keep nothing.</summary>
    /// <param name="file">What the graph uses.</param>
    /// <param name="source">The file, which stands in the folder as input 0.</param>
    public static IReadOnlyList<string> Probe(GraphInput.Source file, SourceMedia source) =>
    [
        .. Source(file with { Seek = TimeSpan.Zero, Length = file.Length + file.Seek }, source, InputName(0)), "-map", "0:v:0", "-f", "null", "-",
    ];

    /// <summary>Arguments that decode what a painting needs into a file of raw pixels or samples.</summary>
    /// <param name="material">What it needs.</param>
    /// <param name="source">The file it comes from, which stands in the folder as input 0.</param>
    /// <param name="output">File name.</param>
    public static IReadOnlyList<string> Material(PaintingMaterial material, SourceMedia source, string output) => material switch
    {
        PaintingMaterial.Still still =>
        [
            "-threads", "1", "-noautorotate", .. SourceRules.InputOptions(source.Demuxer), "-i", $"file:{InputName(0)}", "-map", "0:v:0", "-filter_threads", "1",
            "-vf", MaterialFilters.Still(still, source.Video?.Rotation ?? 0), "-frames:v", "1", "-f", "rawvideo", $"file:{output}",
        ],
        PaintingMaterial.Sound sound =>
        [
            .. sound.From > TimeSpan.Zero ? (string[])["-ss", Seconds(sound.From)] : [], .. SourceRules.InputOptions(source.Demuxer), "-i", $"file:{InputName(0)}",
            "-map", "0:a:0", "-filter_threads", "1", "-af", MaterialFilters.Sound(sound), "-c:a", "pcm_f32le", "-f", "f32le", $"file:{output}",
        ],
        _ => throw new InvalidOperationException("An unknown kind of material."),
    };

    /// <summary>Name of an input in the segment's folder: a file, or a pipe through which frames come.</summary>
    /// <param name="index">Number of the input in the graph.</param>
    public static string InputName(int index) => FormattableString.Invariant($"in{index}");

    private static List<string> Draw(SegmentGraph graph, FrameRate rate, IReadOnlyDictionary<string, SourceMedia> sources)
    {
        List<string> arguments = [];
        for (var i = 0; i < graph.Inputs.Count; i++)
        {
            arguments.AddRange(graph.Inputs[i] switch
            {
                GraphInput.Source file => Source(file, sources[file.Name], InputName(i)),
                GraphInput.Painted { Painter: var painter } => Frames(painter.Format, painter.Width, painter.Height, rate, InputName(i)),
                GraphInput.Drawn { Painting: var painting } => Frames(painting.Format, painting.Width, painting.Height, rate, InputName(i)),
                _ => throw new InvalidOperationException("An unknown kind of input."),
            });
        }

        return [.. arguments, "-filter_threads", "1", "-filter_complex_threads", "1"];
    }

    private static List<string> Source(GraphInput.Source file, SourceMedia source, string name)
    {
        // A second thread decodes ahead while the first one draws and encodes: the same pictures for the same work, a fifth sooner.
        List<string> arguments = ["-threads", source.IsStill ? "1" : "2"];
        if (file.Seek > TimeSpan.Zero) arguments.AddRange(["-ss", Seconds(file.Seek)]);
        if (file.Length is { } length) arguments.AddRange(["-t", Seconds(length)]);
        // The picture that shows may have begun long before; the graph leaves out what comes too early.
        if (source.Video is { IsVariable: true }) arguments.Add("-noaccurate_seek");
        // The native decoders of these two know no alpha.
        if (source.Video is { HasAlpha: true, Codec: "vp8" or "vp9" } video) arguments.AddRange(["-c:v", video.Codec == "vp8" ? "libvpx" : "libvpx-vp9"]);
        // Pictures come as they are coded: a photograph's own note on how it was held is not one that ffmpeg heeds everywhere.
        return [.. arguments, "-noautorotate", .. SourceRules.InputOptions(source.Demuxer), "-i", $"file:{name}"];
    }

    private static string[] Frames(FrameFormat format, int width, int height, FrameRate rate, string name) =>
    [
        "-protocol_whitelist", "file", "-f", "rawvideo", "-pixel_format", format.Name(), "-video_size", $"{I(width)}x{I(height)}",
        "-framerate", rate.ToString(), "-thread_queue_size", "4", "-i", $"file:{name}",
    ];

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0######", CultureInfo.InvariantCulture);
}
