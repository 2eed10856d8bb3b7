using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Rendering.Timelines;

public sealed class CopyTests
{
    private static readonly string[] Camera = ["-c:v", "libx264", "-preset", "fast", "-crf", "14", "-pix_fmt", "yuv420p", "-g", "24", "-bf", "3", "-sc_threshold", "0", .. CounterFiles.FilmColours];

    [Theory]
    [InlineData(30, 1)]
    [InlineData(30000, 1001)]
    [InlineData(25, 1)]
    public async Task An_untouched_stretch_is_copied_and_every_frame_is_the_right_one(int numerator, int denominator)
    {
        using var host = new MediaHost();
        var rate = new FrameRate(numerator, denominator);
        var sources = new Dictionary<string, SourceMedia> { ["a.mp4"] = await CounterFiles.MakeAsync(host, "a.mp4", rate, 200, Camera) };
        var film = CounterFiles.Film(rate, sources, ("a.mp4", 100, 33), ("a.mp4", 10, 150), ("a.mp4", 0, 20));

        var plan = await CounterFiles.PlanAsync(host, film);
        var parts = await CounterFiles.RenderAsync(host, plan, sources);
        var joined = await CounterFiles.JoinAsync(host, plan, parts);

        plan.Segments.Where(s => s.Copy is not null).Sum(s => s.Frames).ShouldBe(120);
        (await CounterPainter.ReadAsync(host, joined)).ShouldBe([.. Enumerable.Range(100, 33), .. Enumerable.Range(10, 150), .. Enumerable.Range(0, 20)]);
        var packets = await Packets.ReadAsync(host, joined);
        packets.Pts.Order().ShouldBe(Enumerable.Range(0, (int)plan.Frames).Select(i => (long)i * rate.TicksPerFrame));
        packets.Dts.Zip(packets.Dts.Skip(1), (a, b) => b - a).ShouldAllBe(step => step == rate.TicksPerFrame);
    }

    [Fact]
    public async Task What_is_copied_has_the_colours_of_what_is_drawn()
    {
        using var host = new MediaHost();
        var rate = new FrameRate(30, 1);
        var sources = new Dictionary<string, SourceMedia> { ["a.mp4"] = await CounterFiles.MakeAsync(host, "a.mp4", rate, 96, Camera) };
        var film = CounterFiles.Film(rate, sources, ("a.mp4", 0, 96));

        var copied = await RenderAsync(host, film, sources, "copied");
        var drawn = await RenderAsync(host, film with { SmartCopy = false }, sources, "drawn");

        (await MeansAsync(host, copied)).Zip(await MeansAsync(host, drawn)).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 0.5);
        (await SimilarityAsync(host, copied, drawn)).ShouldBeGreaterThan(0.98);
    }

    [Fact]
    public async Task A_stretch_without_closed_starts_is_drawn_instead()
    {
        using var host = new MediaHost();
        var rate = new FrameRate(30, 1);
        string[] open = [.. Camera, "-x264-params", "open-gop=1:bframes=3:b-adapt=0"];
        var sources = new Dictionary<string, SourceMedia> { ["a.mp4"] = await CounterFiles.MakeAsync(host, "a.mp4", rate, 120, open) };
        var film = CounterFiles.Film(rate, sources, ("a.mp4", 10, 100));

        var plan = await CounterFiles.PlanAsync(host, film);
        var joined = await CounterFiles.JoinAsync(host, plan, await CounterFiles.RenderAsync(host, plan, sources));

        plan.Segments.ShouldContain(s => s.Copy != null);
        (await CounterPainter.ReadAsync(host, joined)).ShouldBe(Enumerable.Range(10, 100));
    }

    private static async Task<string> RenderAsync(MediaHost host, ResolvedTimeline film, Dictionary<string, SourceMedia> sources, string name)
    {
        var plan = await CounterFiles.PlanAsync(host, film);
        plan.Segments.Any(s => s.Copy is not null).ShouldBe(film.SmartCopy);
        return await CounterFiles.JoinAsync(host, plan, await CounterFiles.RenderAsync(host, plan, sources, name), name);
    }

    // Mean of each plane over the film, as a player shows it.
    private static async Task<double[]> MeansAsync(MediaHost host, string path)
    {
        await host.FFmpeg.RunAsync(
            new() { Arguments = ["-i", $"file:{Path.GetRelativePath(host.Folder, path)}", "-vf", "scale=in_color_matrix=auto:flags=accurate_rnd,format=gbrp", "-f", "rawvideo", "file:planes.raw"], WorkDirectory = host.Folder },
            default);
        return [.. (await File.ReadAllBytesAsync(host.PathOf("planes.raw"))).Chunk(128 * 64).Select((plane, i) => (i % 3, plane.Average(b => b))).GroupBy(p => p.Item1).Select(g => g.Average(p => p.Item2))];
    }

    private static async Task<double> SimilarityAsync(MediaHost host, string one, string other)
    {
        string Name(string path) => $"file:{Path.GetRelativePath(host.Folder, path)}";
        var result = await host.FFmpeg.RunAsync(
            new() { Arguments = ["-i", Name(one), "-i", Name(other), "-filter_complex", "[0:v][1:v]ssim", "-f", "null", "-"], WorkDirectory = host.Folder },
            default);
        var all = System.Text.RegularExpressions.Regex.Match(result.StandardErrorTail, @"All:([\d.]+)").Groups[1].Value;
        return double.Parse(all, System.Globalization.CultureInfo.InvariantCulture);
    }
}
