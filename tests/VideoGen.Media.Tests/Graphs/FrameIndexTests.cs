using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Graphs;

/// <summary>Every frame of the film is the right one of its source.</summary>
public sealed class FrameIndexTests
{
    [Theory]
    [InlineData("30", 0, 0)]
    [InlineData("30", 1.0, 0)]
    [InlineData("30", 1.5, 7)]
    [InlineData("24", 0.5, 0)]
    [InlineData("25", 0.4, 3)]
    [InlineData("60", 0.25, 0)]
    [InlineData("30000/1001", 1.001, 0)]
    [InlineData("24000/1001", 0, 11)]
    [InlineData("15", 0.2, 1)]
    [InlineData("10", 2.35, 0)]
    public async Task A_clip_shows_the_frame_of_its_time(string rate, double trim, int start)
    {
        using var host = new GraphHost();
        await host.CounterAsync("a.mp4", 120, rate);
        var film = Clips.Film(60, host.Sources, Clips.Video("a.mp4", 60) with { Trim = TimeSpan.FromSeconds(trim) });

        var frames = await host.DrawAsync(film, start, 30);

        frames.Numbers().ShouldBe(Expected(host.Sources["a.mp4"], trim, 1, start, 30));
    }

    [Theory]
    [InlineData(2, "30")]
    [InlineData(0.5, "30")]
    [InlineData(1.25, "24")]
    [InlineData(4, "60")]
    [InlineData(0.3, "25")]
    public async Task Speed_changes_which_frames_show(double speed, string rate)
    {
        using var host = new GraphHost();
        await host.CounterAsync("a.mp4", 120, rate);
        var film = Clips.Film(40, host.Sources, Clips.Video("a.mp4", 40) with { Trim = TimeSpan.FromSeconds(0.5), Speed = speed });

        var frames = await host.DrawAsync(film, 5, 20);

        frames.Numbers().ShouldBe(Expected(host.Sources["a.mp4"], 0.5, speed, 5, 20));
    }

    [Fact]
    public async Task Frames_at_uneven_times_show_as_long_as_they_last()
    {
        using var host = new GraphHost();
        // Frame n begins at n² / 300 s: gaps from 3 ms to 0.39 s.
        await host.CounterAsync("v.mkv", 60, "30", "settb=1/1000,setpts='N*N/300/TB'", f => f with { IsVariable = true }, "-c:v libx264 -qp 0 -bf 2 -g 12 -enc_time_base 1/1000");
        var media = host.Sources["v.mkv"] with { Duration = TimeSpan.FromSeconds(11.6) };
        var film = Clips.Film(300, new Dictionary<string, SourceMedia> { ["v.mkv"] = media }, Clips.Video("v.mkv", 300));

        foreach (var start in (int[])[0, 91, 250])
        {
            var frames = await host.DrawAsync(film, start, 20);
            var wanted = Enumerable.Range(start, 20).Select(f => (int)Math.Sqrt(((f / 30.0) + 0.0049) * 300));
            frames.Numbers().ShouldBe(wanted);
        }
    }

    [Theory]
    [InlineData("v.mkv")]
    [InlineData("v.mp4")]
    public async Task A_picture_that_stood_for_long_shows_where_a_stretch_begins_in_the_midst_of_it(string name)
    {
        using var host = new GraphHost();
        // Ten frames within a second, nine seconds of nothing, ten more.
        await host.CounterAsync(name, 20, "30", "settb=1/1000,setpts='(N*0.1+if(gte(N,10),9,0))/TB'", f => f with { IsVariable = true, Frames = 20 }, "-c:v libx264 -qp 0 -bf 2 -g 12 -enc_time_base 1/1000");
        var media = host.Sources[name] with { Duration = TimeSpan.FromSeconds(11) };
        var film = Clips.Film(600, new Dictionary<string, SourceMedia> { [name] = media }, Clips.Video(name, 600));

        (await host.DrawAsync(film, 250, 4)).Numbers().ShouldBe([9, 9, 9, 9]);
        (await host.DrawAsync(film, 298, 8)).Numbers().ShouldBe([9, 9, 10, 10, 10, 11, 11, 11]);
        (await host.DrawAsync(film, 590, 4)).Numbers().ShouldBe([19, 19, 19, 19]);
    }

    [Fact]
    public async Task A_source_that_ends_holds_its_last_frame_however_late_the_stretch_begins()
    {
        using var host = new GraphHost();
        await host.CounterAsync("a.mp4", 20, "30");
        var film = Clips.Film(300, host.Sources, Clips.Video("a.mp4", 300));

        var early = await host.DrawAsync(film, 10, 15);
        var late = await host.DrawAsync(film, 250, 5);

        early.Numbers().ShouldBe(Enumerable.Range(10, 15).Select(n => Math.Min(n, 19)));
        late.Numbers().ShouldBe([19, 19, 19, 19, 19]);
    }

    [Fact]
    public async Task A_loop_starts_over_at_its_trim()
    {
        using var host = new GraphHost();
        await host.CounterAsync("a.mp4", 20, "30");
        var film = Clips.Film(100, host.Sources, Clips.Video("a.mp4", 100) with { Loop = true, Trim = TimeSpan.FromSeconds(0.2) });

        var frames = await host.DrawAsync(film, 10, 40);

        frames.Numbers().ShouldBe(Enumerable.Range(10, 40).Select(n => 6 + (n % 14)));
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(13, 9)]
    public async Task Reverse_shows_the_used_stretch_backwards(int start, int count)
    {
        using var host = new GraphHost();
        await host.CounterAsync("a.mp4", 90, "30");
        var film = Clips.Film(40, host.Sources, Clips.Video("a.mp4", 40) with { Reverse = true, Trim = TimeSpan.FromSeconds(1) });

        var frames = await host.DrawAsync(film, start, count);

        frames.Numbers().ShouldBe(Enumerable.Range(start, count).Select(n => 30 + 39 - n));
    }

    [Fact]
    public async Task A_transport_stream_that_begins_late_is_read_from_its_own_start()
    {
        using var host = new GraphHost();
        await host.CounterAsync("a.ts", 60, "30");
        var film = Clips.Film(20, host.Sources, Clips.Video("a.ts", 20) with { Trim = TimeSpan.FromSeconds(1) });

        (await host.DrawAsync(film)).Numbers().ShouldBe(Enumerable.Range(30, 20));
    }

    private static IEnumerable<int> Expected(SourceMedia source, double trim, double speed, int start, int count)
    {
        var rate = source.Video!.Rate!.Value;
        // A frame may come a sixth of a frame early: timestamps are rounded.
        var early = 0.15 * Math.Min(1 / 30.0, 1 / rate.PerSecond / speed) * speed;
        return Enumerable.Range(start, count).Select(f => (int)Math.Min(source.Video.Frames - 1, Math.Floor(((trim + (f / 30.0 * speed) + early) * rate.PerSecond) + 1e-6)));
    }
}
