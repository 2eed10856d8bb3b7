using Shouldly;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using Xunit;

namespace VideoGen.Media.Tests.Rendering.Timelines;

/// <summary>What is drawn beside a segment.</summary>
public sealed class ViewTests
{
    private static readonly string[] Camera = ["-c:v", "libx264", "-preset", "fast", "-crf", "14", "-pix_fmt", "yuv420p", "-g", "24", "-bf", "3", "-sc_threshold", "0", .. CounterFiles.FilmColours];

    [Theory]
    [InlineData(30, 1, 150)]
    [InlineData(30000, 1001, 100)]
    [InlineData(25, 1, 26)]
    [InlineData(24, 1, 2)]
    [InlineData(60, 1, 1)]
    public async Task Every_picture_is_the_right_frame(int numerator, int denominator, int frames)
    {
        using var host = new MediaHost();
        var rate = new FrameRate(numerator, denominator);
        var sources = new Dictionary<string, SourceMedia> { ["a.mp4"] = await CounterFiles.MakeAsync(host, "a.mp4", rate, frames + 30, Camera) };
        var plan = await CounterFiles.PlanAsync(host, CounterFiles.Film(rate, sources, ("a.mp4", 10, frames)) with { SmartCopy = false });

        foreach (var segment in plan.Segments)
        {
            var rendered = await RenderAsync(host, plan, segment, sources);

            await ShouldShowAsync(host, rendered.View, plan.View(segment), 10 + (int)segment.StartFrame);
        }
    }

    [Fact]
    public async Task A_segment_that_was_copied_has_them_too()
    {
        using var host = new MediaHost();
        var rate = new FrameRate(30, 1);
        var sources = new Dictionary<string, SourceMedia> { ["a.mp4"] = await CounterFiles.MakeAsync(host, "a.mp4", rate, 200, Camera) };
        var plan = await CounterFiles.PlanAsync(host, CounterFiles.Film(rate, sources, ("a.mp4", 10, 150)));
        var segment = plan.Segments.First(s => s.Copy is not null);

        var rendered = await RenderAsync(host, plan, segment, sources);

        rendered.View.Look.Frames.ShouldBe(segment.Frames);
        await ShouldShowAsync(host, rendered.View, plan.View(segment), 10 + (int)segment.StartFrame);
    }

    [Fact]
    public async Task What_is_kept_is_read_back_and_nothing_else_passes_for_it()
    {
        using var host = new MediaHost();
        var rate = new FrameRate(30, 1);
        await CounterFiles.MakeAsync(host, "a.mp4", rate, 40, Camera);
        var wanted = ViewArguments.Of(128, 64, 40, rate);
        var view = await host.Get<SegmentViewer>().ViewAsync(host.PathOf("a.mp4"), wanted, host.PathOf("view"), default);

        var bytes = view.ToBytes();
        var read = SegmentView.TryRead(bytes, wanted).ShouldNotBeNull();

        read.Look.ToJson().ShouldBe(view.Look.ToJson());
        read.Poster.ToArray().ShouldBe(view.Poster.ToArray());
        read.Preview.ToArray().ShouldBe(view.Preview.ToArray());
        read.Thumbnail.ToArray().ShouldBe(view.Thumbnail.ToArray());
        read.Tiles.Select(t => Convert.ToHexString(t.Span)).ShouldBe(view.Tiles.Select(t => Convert.ToHexString(t.Span)));
        SegmentView.TryRead(bytes, ViewArguments.Of(128, 64, 41, rate)).ShouldBeNull();
        SegmentView.TryRead(bytes.AsMemory(0, 200), wanted).ShouldBeNull();
        SegmentView.TryRead(bytes.AsMemory(0, bytes.Length - view.Tiles[^1].Length), wanted).ShouldBeNull();
        SegmentView.TryRead(Array.Empty<byte>(), wanted).ShouldBeNull();
        SegmentView.TryRead(new byte[500], wanted).ShouldBeNull();
    }

    [Fact]
    public async Task A_file_with_too_few_frames_has_no_view()
    {
        using var host = new MediaHost();
        var rate = new FrameRate(30, 1);
        await CounterFiles.MakeAsync(host, "a.mp4", rate, 20, Camera);

        var failure = await Should.ThrowAsync<MediaException>(() =>
            host.Get<SegmentViewer>().ViewAsync(host.PathOf("a.mp4"), ViewArguments.Of(128, 64, 21, rate), host.PathOf("view"), default));

        failure.Code.ShouldBe(ErrorCodes.OutputInvalid);
    }

    /// <summary>Where pictures come now and then, ffmpeg likes to hold back the film until the next.</summary>
    [Fact]
    public async Task Frames_that_come_from_nothing_are_not_held_back_for_the_sake_of_a_picture()
    {
        using var host = new MediaHost();
        var drawn = new SegmentGraph(150, [], "color=c=0x204060:s=1280x720:r=30,hue=h=n,format=yuv420p,trim=end_frame=150[v]", new Dictionary<string, string>(), []);
        var segment = new TimelineSegment { Index = 0, StartFrame = 0, Frames = 150, Key = "k", Graph = drawn };
        var plan = new TimelinePlan { Width = 1280, Height = 720, Rate = new FrameRate(30, 1), Frames = 150, Encoder = new EncoderSettings("ultrafast", 23), Segments = [segment] };

        var rendered = await RenderAsync(host, plan, segment, new Dictionary<string, SourceMedia>());

        // The 75 frames before the still are 104 MB.
        rendered.PeakMemoryBytes.ShouldBeLessThan(180L << 20);
    }

    private static Task<RenderedSegment> RenderAsync(MediaHost host, TimelinePlan plan, TimelineSegment segment, Dictionary<string, SourceMedia> sources) =>
        host.Get<TimelineSegmentRenderer>().RenderAsync(
            plan, segment, new SourceFiles(sources, sources.ToDictionary(s => s.Key, s => host.PathOf(s.Key))), host.PathOf($"s{segment.Index}"), null, default);

    private static async Task ShouldShowAsync(MediaHost host, SegmentView view, ViewArguments wanted, int offset)
    {
        var still = offset + (int)wanted.StillFrame;
        (await NumberAsync(host, view.Poster)).ShouldBe(still);
        (await NumberAsync(host, view.Preview)).ShouldBe(still);
        (await NumberAsync(host, view.Thumbnail)).ShouldBe(still);
        List<int> tiles = [];
        foreach (var tile in view.Tiles) tiles.Add(await NumberAsync(host, tile));
        tiles.ShouldBe(Enumerable.Range(0, wanted.Tiles.Count).Select(i => offset + (int)wanted.Tiles.FrameOf(i)));
    }

    private static async Task<int> NumberAsync(MediaHost host, ReadOnlyMemory<byte> jpeg)
    {
        await File.WriteAllBytesAsync(host.PathOf("picture.jpg"), jpeg.ToArray());
        await host.FFmpeg.RunAsync(
            new FFmpegRun { WorkDirectory = host.Folder, Arguments = ["-i", "file:picture.jpg", "-vf", "scale=128:64", "-y", "file:picture.png"] }, default);
        return (await CounterPainter.ReadAsync(host, host.PathOf("picture.png"))).ShouldHaveSingleItem();
    }
}
