using Shouldly;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using Xunit;

namespace VideoGen.Media.Tests.Rendering.Timelines;

public sealed class JoinTests
{
    private static readonly SourceFiles NoFiles = new(new Dictionary<string, SourceMedia>(), new Dictionary<string, string>());

    [Theory]
    [InlineData(24, 1)]
    [InlineData(25, 1)]
    [InlineData(30, 1)]
    [InlineData(60, 1)]
    [InlineData(24000, 1001)]
    [InlineData(30000, 1001)]
    public async Task Twelve_segments_join_to_exactly_their_frames(int numerator, int denominator)
    {
        using var host = new MediaHost();
        var rate = new FrameRate(numerator, denominator);
        var plan = Painted(rate, [.. Enumerable.Range(0, 12).Select(i => 5 + (i * 7 % 11))]);

        var parts = await RenderAsync(host, plan);
        var folder = Directory.CreateDirectory(host.PathOf("film")).FullName;
        var film = await host.Get<FilmAssembler>().AssembleAsync(parts, null, "Numbers", "en", rate, plan.Frames, folder, default);

        (await CounterPainter.ReadAsync(host, film)).ShouldBe(Enumerable.Range(0, (int)plan.Frames));
        var packets = await Packets.ReadAsync(host, film);
        packets.Pts.Order().ShouldBe(Enumerable.Range(0, (int)plan.Frames).Select(i => (long)i * rate.TicksPerFrame));
        packets.Dts.Zip(packets.Dts.Skip(1), (a, b) => b - a).ShouldAllBe(step => step == rate.TicksPerFrame);
        (packets.Timescale, packets.DurationTicks, packets.StartTicks).ShouldBe((rate.Timescale, plan.Frames * rate.TicksPerFrame, 0));
        packets.FormatSeconds.ShouldBe(rate.SecondsAt(plan.Frames), 0.000_001);
    }

    [Fact]
    public async Task The_film_shows_what_its_segments_show_and_can_be_played_while_it_loads()
    {
        using var host = new MediaHost();
        var plan = Painted(new FrameRate(30, 1), [9, 31, 4, 12]);

        var parts = await RenderAsync(host, plan);
        var folder = Directory.CreateDirectory(host.PathOf("film")).FullName;
        var film = await host.Get<FilmAssembler>().AssembleAsync(parts, null, "It's = a; #title\\", "de", plan.Rate, plan.Frames, folder, default);

        List<string> shown = [];
        foreach (var part in parts) shown.AddRange(await TestFilms.FrameHashesAsync(host, part));
        (await TestFilms.FrameHashesAsync(host, film)).ShouldBe(shown);
        Media.Checks.Mp4Boxes.IndexComesFirst(film).ShouldBeTrue();
        (await FFMpegCore.FFProbe.AnalyseAsync(film)).Format.Tags!["title"].ShouldBe("It's = a; #title\\");
    }

    [Fact]
    public async Task Every_segment_starts_at_nought_and_stands_by_itself()
    {
        using var host = new MediaHost();
        var plan = Painted(new FrameRate(30000, 1001), [20, 1, 2, 50]);

        var parts = await RenderAsync(host, plan);

        foreach (var (part, segment) in parts.Zip(plan.Segments))
        {
            var file = SegmentReader.TryRead(part)!;
            file.IsExact(plan.Rate, segment.Frames).ShouldBeTrue();
            file.ShowAt[0].ShouldBe(0);
            file.Delay(plan.Rate.TicksPerFrame).ShouldBeInRange(0, 2);
        }
    }

    [Fact]
    public async Task Segments_that_are_too_few_are_refused()
    {
        using var host = new MediaHost();
        var plan = Painted(new FrameRate(25, 1), [6, 6]);
        var parts = await RenderAsync(host, plan);

        var failure = await Should.ThrowAsync<MediaException>(() =>
            host.Get<FilmAssembler>().AssembleAsync(parts[..1], null, "t", "en", plan.Rate, plan.Frames, host.Folder, default));

        failure.Code.Code.ShouldBe("output_invalid");
    }

    [Fact]
    public async Task A_render_leaves_the_same_look_as_a_look_at_its_segment()
    {
        using var host = new MediaHost();
        var plan = Painted(new FrameRate(30, 1), [40]);

        var rendered = await host.Get<TimelineSegmentRenderer>().RenderAsync(plan, plan.Segments[0], NoFiles, host.PathOf("s0"), null, default);
        var seen = await host.Get<SegmentViewer>().ViewAsync(rendered.Path, ViewArguments.Of(plan.Width, plan.Height, 40, plan.Rate), host.PathOf("seen"), default);

        (rendered.View.Look.Frames, seen.Look.Frames).ShouldBe((40, 40));
        rendered.View.Look.Still.ShouldBe(seen.Look.Still);
    }

    private static TimelinePlan Painted(FrameRate rate, long[] lengths)
    {
        var painter = new CounterPainter();
        var starts = lengths.Select((_, i) => lengths[..i].Sum()).ToArray();
        return new TimelinePlan
        {
            Width = painter.Width,
            Height = painter.Height,
            Rate = rate,
            Frames = lengths.Sum(),
            Encoder = new EncoderSettings("veryfast", 18),
            Segments = [.. lengths.Select((length, i) => new TimelineSegment
            {
                Index = i, StartFrame = starts[i], Frames = length, Key = $"{i}",
                Graph = new SegmentGraph(length, [new GraphInput.Painted(painter, starts[i], length)], "[0:v]format=yuv420p[v]", new Dictionary<string, string>(), []),
            })],
        };
    }

    private static async Task<string[]> RenderAsync(MediaHost host, TimelinePlan plan)
    {
        List<string> parts = [];
        foreach (var segment in plan.Segments)
            parts.Add((await host.Get<TimelineSegmentRenderer>().RenderAsync(plan, segment, NoFiles, host.PathOf($"s{segment.Index}"), null, default)).Path);
        return [.. parts];
    }
}
