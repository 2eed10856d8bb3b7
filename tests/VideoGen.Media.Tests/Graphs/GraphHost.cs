using System.Globalization;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;

namespace VideoGen.Media.Tests.Graphs;

/// <summary>Draws graphs with the real ffmpeg and hands back decoded frames.</summary>
internal sealed class GraphHost : IDisposable
{
    private readonly MediaHost _host = new();
    private readonly Dictionary<string, SourceMedia> _sources = [];
    private int _runs;

    public IReadOnlyDictionary<string, SourceMedia> Sources => _sources;

    public SegmentGraph? LastGraph { get; private set; }

    public FFmpegResult? LastResult { get; private set; }

    /// <summary>Makes a file of frames that carry their numbers.</summary>
    /// <param name="name">File name; its ending decides on the container.</param>
    /// <param name="frames">How many.</param>
    /// <param name="rate">"30", "24000/1001"…</param>
    /// <param name="filter">What is done to the frames before they are coded; "null" for nothing.</param>
    /// <param name="change">Corrects the facts.</param>
    /// <param name="coding">How they are coded.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public async Task CounterAsync(
        string name, int frames, string rate = "30", string filter = "null", Func<VideoFacts, VideoFacts>? change = null, string coding = "-c:v libx264 -qp 0 -bf 2 -g 12", int width = 160, int height = 90)
    {
        await File.WriteAllBytesAsync(_host.PathOf("raw"), [.. Enumerable.Range(0, frames).SelectMany(n => Counter.Frame(n, width, height))]);
        await MakeAsync(name, ["-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", $"{width}x{height}", "-framerate", rate, "-i", "raw"], filter, coding);
        var parts = rate.Split('/');
        var exact = new FrameRate(int.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1);
        Add(name, TimeSpan.FromSeconds(exact.SecondsAt(frames)), new VideoFacts
        {
            Codec = "h264", CodedWidth = width, CodedHeight = height, PixelFormat = "yuv420p", Matrix = "bt709", Range = "tv", Rate = exact, Frames = frames,
        }, change);
    }

    /// <summary>Makes a file from ffmpeg's own sources.</summary>
    public async Task MakeAsync(string name, string lavfi, string coding, TimeSpan duration, VideoFacts facts)
    {
        await MakeAsync(name, ["-f", "lavfi", "-i", lavfi], "null", coding);
        Add(name, duration, facts, null);
    }

    /// <summary>Draws a stretch of a film.</summary>
    public async Task<Pictures> DrawAsync(ResolvedTimeline film, long start = 0, long? frames = null)
    {
        var graph = SegmentComposer.Compose(film, start, frames ?? film.Frames - start, new GraphContext(_host.Get<FontCatalog>().Find, 5));
        LastGraph = graph;
        var folder = Directory.CreateDirectory(_host.PathOf($"run{_runs++}")).FullName;
        graph = await _host.Get<MaterialDecoder>().OpenAsync(graph, new SourceFiles(film.Sources, film.Sources.Keys.ToDictionary(n => n, _host.PathOf)), folder, default);
        List<string> arguments = [];
        for (var i = 0; i < graph.Inputs.Count; i++) arguments.AddRange(Input(graph.Inputs[i], film, folder, $"in{i}"));
        foreach (var (name, text) in graph.Files) await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        var fonts = Directory.CreateDirectory(Path.Combine(folder, "fonts")).FullName;
        foreach (var font in graph.Fonts) File.Copy(_host.Get<FontCatalog>().PathOf(font), Path.Combine(fonts, font.FileName), overwrite: true);

        LastResult = await _host.FFmpeg.RunAsync(
            new FFmpegRun
            {
                Arguments = [.. arguments, "-filter_threads", "1", "-filter_complex_threads", "1", "-filter_complex", graph.Filter, "-map", "[v]", "-frames:v", graph.Frames.ToString(CultureInfo.InvariantCulture),
                    "-f", "rawvideo", "file:out.yuv"],
                WorkDirectory = folder,
                NoProgressTimeout = TimeSpan.FromSeconds(20),
            },
            default);
        return new Pictures(film.Width, film.Height, await File.ReadAllBytesAsync(Path.Combine(folder, "out.yuv")));
    }

    /// <summary>Writes a frame as a PNG for looking at.</summary>
    public async Task SaveAsync(Pictures pictures, int frame, string path)
    {
        var size = pictures.Width * pictures.Height * 3 / 2;
        await File.WriteAllBytesAsync(_host.PathOf("look"), pictures.Bytes[(frame * size)..((frame + 1) * size)]);
        await _host.FFmpeg.RunAsync(
            new FFmpegRun
            {
                Arguments = ["-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", $"{pictures.Width}x{pictures.Height}", "-i", "look", "-vf", "scale=in_color_matrix=bt709", "-frames:v", "1", "look.png"],
                WorkDirectory = _host.Folder,
            },
            default);
        File.Copy(_host.PathOf("look.png"), path, overwrite: true);
    }

    public void Dispose() => _host.Dispose();

    private void Add(string name, TimeSpan duration, VideoFacts facts, Func<VideoFacts, VideoFacts>? change) => _sources[name] = new SourceMedia
    {
        Sha256 = new string('0', 64), ObjectKey = name, Bytes = 1, Name = name, Duration = duration, Video = change?.Invoke(facts) ?? facts,
        Demuxer = Path.GetExtension(name) switch { ".mp4" or ".mov" => "mov", ".mkv" or ".webm" => "matroska", ".png" => "png_pipe", ".jpg" => "jpeg_pipe", ".ts" => "mpegts", var other => throw new ArgumentException(other) },
    };

    private async Task MakeAsync(string name, string[] input, string filter, string coding) => await _host.FFmpeg.RunAsync(
        new FFmpegRun
        {
            Arguments = [.. input, "-vf", filter, "-fps_mode", "passthrough", .. coding.Split(' '), "-y", $"file:{name}"],
            WorkDirectory = _host.Folder,
        },
        default);

    private string[] Input(GraphInput input, ResolvedTimeline film, string folder, string name)
    {
        if (input is GraphInput.Painted painted)
        {
            Paint(painted, Path.Combine(folder, name));
            return ["-f", "rawvideo", "-pixel_format", painted.Painter.Format.Name(), "-video_size", $"{painted.Painter.Width}x{painted.Painter.Height}", "-framerate", film.Rate.ToString(), "-i", $"file:{name}"];
        }

        var source = (GraphInput.Source)input;
        File.Copy(_host.PathOf(source.Name), Path.Combine(folder, name));
        var media = film.Sources.TryGetValue(source.Name, out var known) ? known : _sources[source.Name];
        List<string> arguments = ["-threads", "1"];
        if (source.Seek > TimeSpan.Zero) arguments.AddRange(["-ss", source.Seek.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture)]);
        if (source.Length is { } length) arguments.AddRange(["-t", length.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture)]);
        if (media.Video is { IsVariable: true }) arguments.Add("-noaccurate_seek");
        if (media.Video is { HasAlpha: true, Codec: "vp9" }) arguments.AddRange(["-c:v", "libvpx-vp9"]);
        return [.. arguments, "-noautorotate", "-f", media.Demuxer, "-i", $"file:{name}"];
    }

    private static void Paint(GraphInput.Painted painted, string path)
    {
        using var file = File.Create(path);
        var frame = new byte[painted.Painter.Format.Bytes(painted.Painter.Width, painted.Painter.Height)];
        for (var i = 0L; i < painted.Count; i++)
        {
            painted.Painter.Paint(painted.First + i, frame);
            file.Write(frame);
        }
    }
}
