using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Titles;
using VideoGen.Core.Requests;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Tests.Titles;

/// <summary>Draws layers with ffmpeg on a plain BT.709 picture, as a segment's graph does.</summary>
internal sealed class AssCanvas(int width, int height, FrameRate rate, long frames, Rgba background) : IDisposable
{
    public static readonly FontName Inter = new("Inter Display Black", "InterDisplay-Black.otf");

    private readonly MediaHost _host = new();

    public AssCanvas(int width, int height)
        : this(width, height, new FrameRate(25, 1), 25, new Rgba(0, 0, 0))
    {
    }

    public int Width => width;

    public int Height => height;

    public ResolvedTimeline Timeline => new()
    {
        Width = width, Height = height, Rate = rate, Frames = frames, Background = background, Encoder = EncoderSettings.For(RenderQuality.High), Title = "", Language = "en",
    };

    public Task<byte[][]> DrawAsync(params Layer[] layers) => DrawAsync(layers, [], 0, frames);

    /// <summary>RGB frames of a stretch.</summary>
    public async Task<byte[][]> DrawAsync(IReadOnlyList<Layer> layers, IReadOnlyList<CaptionTrack> captions, long start, long count)
    {
        var catalog = _host.Get<FontCatalog>();
        var tools = await _host.Probe.GetAsync(default);
        var (ass, names) = AssLayers.Write(Timeline, layers, captions, start, count, catalog.Find, int.Parse(tools.FFmpegVersion.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture));
        return await DrawAsync(ass, names, count);
    }

    public async Task<byte[][]> DrawAsync(string ass, IReadOnlyList<FontName> names, long count)
    {
        var folder = Directory.CreateDirectory(_host.PathOf("fonts")).FullName;
        foreach (var path in names.Select(_host.Get<FontCatalog>().PathOf)) File.Copy(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: true);
        await File.WriteAllTextAsync(_host.PathOf("t.ass"), ass);
        var colour = $"0x{background.R:X2}{background.G:X2}{background.B:X2}";
        var source = FormattableString.Invariant($"color={colour}:s={width}x{height}:r={rate},format=rgb24,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=colorspace=bt709:range=tv");
        await _host.FFmpeg.RunAsync(
            new FFmpegRun
            {
                Arguments =
                [
                    "-f", "lavfi", "-i", source, "-vf", "ass=filename=t.ass:fontsdir=fonts,scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int,format=rgb24",
                    "-frames:v", FormattableString.Invariant($"{count}"), "-f", "rawvideo", "out.raw",
                ],
                WorkDirectory = _host.Folder,
            },
            default);
        var bytes = await File.ReadAllBytesAsync(_host.PathOf("out.raw"));
        return [.. bytes.Chunk(width * height * 3)];
    }

    /// <summary>The frames as a PNG, one below the other, for looking at.</summary>
    public async Task SaveAsync(string path, params byte[][] pictures)
    {
        await File.WriteAllBytesAsync(_host.PathOf("in.raw"), [.. pictures.SelectMany(p => p)]);
        var size = FormattableString.Invariant($"{width}x{height * pictures.Length}");
        await _host.FFmpeg.RunAsync(
            new FFmpegRun { Arguments = ["-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", size, "-i", "in.raw", "-frames:v", "1", "-update", "1", "out.png"], WorkDirectory = _host.Folder }, default);
        File.Copy(_host.PathOf("out.png"), path, overwrite: true);
    }

    public static TextLayer Text(string text, double x, double y, double w, double h, double size, Func<TextStyle, TextStyle>? style = null, long start = 0, long length = 25) => new()
    {
        Path = "/tracks/0/clips/0", Start = start, Frames = length, X = x, Y = y, Width = w, Height = h, AnchorX = 0, AnchorY = 0,
        Runs = [new TextRun(text, (style ?? (s => s))(new TextStyle { Font = Inter, Size = size }))],
    };

    public static ShapeLayer Shape(ShapeKind kind, double x, double y, double w, double h, Rgba? fill, long start = 0, long length = 25) => new()
    {
        Path = "/tracks/0/clips/0", Start = start, Frames = length, X = x, Y = y, Width = w, Height = h, AnchorX = 0, AnchorY = 0, Kind = kind, Fill = fill,
    };

    /// <summary>Smallest rectangle that holds every pixel brighter than a limit; null when there is none.</summary>
    public (int Left, int Top, int Right, int Bottom)? Ink(byte[] picture, int limit = 90)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var i = 0; i < width * height; i++)
        {
            if (Math.Max(picture[3 * i], Math.Max(picture[(3 * i) + 1], picture[(3 * i) + 2])) <= limit) continue;
            (left, top, right, bottom) = (Math.Min(left, i % width), Math.Min(top, i / width), Math.Max(right, i % width), Math.Max(bottom, i / width));
        }

        return right < 0 ? null : (left, top, right + 1, bottom + 1);
    }

    public (int R, int G, int B) At(byte[] picture, int x, int y) => (picture[3 * ((y * width) + x)], picture[(3 * ((y * width) + x)) + 1], picture[(3 * ((y * width) + x)) + 2]);

    public void Dispose() => _host.Dispose();
}
