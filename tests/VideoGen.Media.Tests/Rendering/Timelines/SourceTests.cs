using Shouldly;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Segments;
using VideoGen.Media.Fonts;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using Xunit;

namespace VideoGen.Media.Tests.Rendering.Timelines;

public sealed class SourceTests
{
    private static readonly FrameRate Rate = new(30, 1);
    private static readonly string[] Camera = ["-c:v", "libx264", "-crf", "10", "-pix_fmt", "yuv420p", "-g", "30", .. CounterFiles.FilmColours];

    [Fact]
    public async Task A_file_that_is_damaged_inside_is_named()
    {
        using var host = new MediaHost();
        var sources = new Dictionary<string, SourceMedia>
        {
            ["good.mp4"] = await CounterFiles.MakeAsync(host, "good.mp4", Rate, 60, Camera),
            ["bad.mp4"] = await CounterFiles.MakeAsync(host, "bad.mp4", Rate, 60, Camera) with { Name = "holiday \"1\".mp4" },
        };
        Damage(host.PathOf("bad.mp4"));
        var film = CounterFiles.Film(Rate, sources, ("good.mp4", 0, 10), ("bad.mp4", 10, 30)) with { SmartCopy = false };
        var plan = await CounterFiles.PlanAsync(host, film);

        var failure = await Should.ThrowAsync<MediaException>(() => CounterFiles.RenderAsync(host, plan, sources));

        failure.Code.Code.ShouldBe("input_corrupt");
        failure.Message.ShouldBe("The file \"holiday \"1\".mp4\" can't be decoded.");
        Directory.EnumerateFiles(host.Folder, TimelineSegmentRenderer.Output, SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\ngood.mp4\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile good.mp4\n")]
    public async Task A_list_of_files_in_disguise_is_opened_as_what_it_claims_to_be(string text)
    {
        using var host = new MediaHost();
        var good = await CounterFiles.MakeAsync(host, "good.mp4", Rate, 30, Camera);
        await File.WriteAllTextAsync(host.PathOf("list.mp4"), text);
        var sources = new Dictionary<string, SourceMedia> { ["list.mp4"] = good with { Name = "list.mp4" } };
        var plan = await CounterFiles.PlanAsync(host, CounterFiles.Film(Rate, sources, ("list.mp4", 0, 10)));

        var failure = await Should.ThrowAsync<MediaException>(() => CounterFiles.RenderAsync(host, plan, sources));

        failure.Code.Code.ShouldBe("input_corrupt");
    }

    [Fact]
    public async Task Several_painted_inputs_flow_side_by_side()
    {
        using var host = new MediaHost();
        var graph = Side(new CounterPainter(), new CounterPainter(100), new CounterPainter(200));

        var still = await RenderAsync(host, graph, default);

        var numbers = await CounterPainter.ReadAsync(host, still, 128, 192);
        numbers.ShouldBe(Enumerable.Range(0, 40));
    }

    [Fact]
    public async Task A_painter_that_fails_ends_the_render_and_is_reported()
    {
        using var host = new MediaHost();

        var failure = await Should.ThrowAsync<MediaException>(() => RenderAsync(host, Side(new CounterPainter(), new FailingPainter(), new CounterPainter()), default));

        failure.InnerException.ShouldBeOfType<NotSupportedException>();
    }

    [Fact]
    public async Task A_cancelled_render_lets_go_of_all_its_painters()
    {
        using var host = new MediaHost();
        using var cancel = new CancellationTokenSource();
        var painter = new CancellingPainter(cancel);

        await Should.ThrowAsync<OperationCanceledException>(() => RenderAsync(host, Side(painter, new CounterPainter(), new CounterPainter()), cancel.Token));

        painter.Asked.ShouldBeInRange(1, 39);
    }

    [Theory]
    [InlineData(StillKind.Jpeg, "mjpeg")]
    [InlineData(StillKind.Png, "png")]
    public async Task Any_frame_can_be_had_as_a_picture(StillKind kind, string codec)
    {
        using var host = new MediaHost();
        var sources = new Dictionary<string, SourceMedia> { ["a.mp4"] = await CounterFiles.MakeAsync(host, "a.mp4", Rate, 90, Camera) };
        var film = CounterFiles.Film(Rate, sources, ("a.mp4", 10, 60));
        var graph = TimelinePlanner.Frame(film, 33, host.Get<FontCatalog>().Find, (await host.Probe.GetAsync(default)).FFmpegVersion);
        var files = new SourceFiles(sources, new Dictionary<string, string> { ["a.mp4"] = host.PathOf("a.mp4") });

        var path = await host.Get<TimelineSegmentRenderer>().StillAsync(graph, Rate, files, new StillFormat(256, kind), host.PathOf("still"), default);

        var picture = (await FFMpegCore.FFProbe.AnalyseAsync(path)).PrimaryVideoStream!;
        (picture.Width, picture.Height, picture.CodecName).ShouldBe((256, 128, codec));
        (await CounterPainter.ReadAsync(host, path, 256, 128)).ShouldBe([43]);
    }

    private static void Damage(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var media = bytes.AsSpan().IndexOf("mdat"u8);
        var length = bytes.AsSpan().IndexOf("moov"u8) - media;
        new Random(1).NextBytes(bytes.AsSpan(media + (length / 3), length / 3));
        File.WriteAllBytes(path, bytes);
    }

    private static SegmentGraph Side(params IFramePainter[] painters) => new(
        40,
        [.. painters.Select(p => new GraphInput.Painted(p, 0, 40))],
        $"{string.Concat(painters.Select((_, i) => $"[{i}:v]"))}vstack=inputs={painters.Length}[v]",
        new Dictionary<string, string>(),
        []);

    private static async Task<string> RenderAsync(MediaHost host, SegmentGraph graph, CancellationToken ct)
    {
        var segment = new TimelineSegment { Index = 0, StartFrame = 0, Frames = graph.Frames, Key = "k", Graph = graph };
        var plan = new TimelinePlan { Width = 128, Height = 192, Rate = Rate, Frames = graph.Frames, Encoder = new EncoderSettings("veryfast", 16), Segments = [segment] };
        return (await host.Get<TimelineSegmentRenderer>().RenderAsync(plan, segment, new SourceFiles(new Dictionary<string, SourceMedia>(), new Dictionary<string, string>()), host.PathOf("s"), null, ct)).Path;
    }

    private abstract class OddPainter : IFramePainter
    {
        private readonly CounterPainter _counter = new();

        public int Width => _counter.Width;

        public int Height => _counter.Height;

        public FrameFormat Format => _counter.Format;

        public string Key => _counter.Key;

        public virtual void Paint(long frame, Span<byte> buffer) => _counter.Paint(frame, buffer);
    }

    private sealed class FailingPainter : OddPainter
    {
        public override void Paint(long frame, Span<byte> buffer)
        {
            if (frame == 20) throw new NotSupportedException("Frame 20.");
            base.Paint(frame, buffer);
        }
    }

    private sealed class CancellingPainter(CancellationTokenSource cancel) : OddPainter
    {
        public int Asked { get; private set; }

        public override void Paint(long frame, Span<byte> buffer)
        {
            Asked++;
            if (frame == 10) cancel.Cancel();
            base.Paint(frame, buffer);
        }
    }
}
