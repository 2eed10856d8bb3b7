using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Graphs;

public sealed class PlacementTests
{
    private static readonly Rgba White = new(255, 255, 255);

    [Theory]
    [InlineData(20, 10)]
    [InlineData(21, 11)]
    [InlineData(-7, 3)]
    [InlineData(131, 71)]
    public async Task A_box_lies_on_its_pixels(int x, int y)
    {
        using var host = new GraphHost();

        var frames = await host.DrawAsync(Clips.Film(2, Clips.Box(White, x, y, 40, 30, 2)));

        Edges(frames, 1).ShouldBe((Math.Max(0, x), Math.Max(0, y), Math.Min(160, x + 40), Math.Min(90, y + 30)));
    }

    [Fact]
    public async Task A_moving_box_is_in_its_place_on_every_frame()
    {
        using var host = new GraphHost();
        var slow = new Keyframe(24, 90, Easing.InOut);
        var box = Clips.Box(White, 0, 0, 20, 20, 30) with { X = Curve.Of([new Keyframe(4, 3, Easing.Linear), slow]), Y = Clips.Keys((0, 5), (29, 63)) };

        var frames = await host.DrawAsync(Clips.Film(30, box), 3, 25);

        for (var f = 0; f < 25; f++)
        {
            var (x, y) = ((int)Math.Floor(Math.Round(box.X.At(f + 3), 6) + 0.5), (int)Math.Floor(Math.Round(box.Y.At(f + 3), 6) + 0.5));
            Edges(frames, f).ShouldBe((x, y, x + 20, y + 20), $"frame {f}");
        }
    }

    [Fact]
    public async Task A_box_grows_around_its_anchor()
    {
        using var host = new GraphHost();
        var box = Clips.Box(White, 80, 40, 40, 20, 11) with { AnchorX = 0.5, AnchorY = 1, Scale = Clips.Keys((0, 0.5), (10, 1.5)) };

        var frames = await host.DrawAsync(Clips.Film(11, box));

        foreach (var (f, scale) in ((int, double)[])[(0, 0.5), (5, 1), (10, 1.5)])
        {
            var (left, top, right, bottom) = Edges(frames, f);
            Math.Abs(left - (80 - (20 * scale))).ShouldBeLessThanOrEqualTo(1);
            Math.Abs(right - (80 + (20 * scale))).ShouldBeLessThanOrEqualTo(1);
            Math.Abs(top - (40 - (20 * scale))).ShouldBeLessThanOrEqualTo(1);
            Math.Abs(bottom - 40).ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Theory]
    [InlineData(90, 70, 25, 90, 65)]
    [InlineData(180, 60, 35, 100, 55)]
    public async Task A_turned_box_lies_where_it_turns_to(double degrees, int left, int top, int right, int bottom)
    {
        using var host = new GraphHost();

        var frames = await host.DrawAsync(Clips.Film(1, Clips.Box(White, 80, 45, 40, 20, 1) with { AnchorX = 0.5, AnchorY = 0.5, Rotation = degrees }));

        var edges = Edges(frames, 0);
        Math.Abs(edges.Left - left).ShouldBeLessThanOrEqualTo(1);
        Math.Abs(edges.Top - top).ShouldBeLessThanOrEqualTo(1);
        Math.Abs(edges.Right - right).ShouldBeLessThanOrEqualTo(1);
        Math.Abs(edges.Bottom - bottom).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_box_turns_clockwise_frame_by_frame()
    {
        using var host = new GraphHost();
        // A hand of a clock: from the centre upwards, then to the right.
        var hand = Clips.Box(White, 80, 45, 6, 40, 11) with { AnchorX = 0.5, AnchorY = 1, Rotation = Clips.Keys((0, 0), (10, 90)) };

        var frames = await host.DrawAsync(Clips.Film(11, hand));

        for (var f = 0; f <= 10; f++)
        {
            var angle = f * 9 * Math.PI / 180;
            frames.Luma(f, (int)Math.Round(80 + (30 * Math.Sin(angle))), (int)Math.Round(45 - (30 * Math.Cos(angle)))).ShouldBeGreaterThan(200, $"frame {f}");
            frames.Luma(f, (int)Math.Round(80 + (30 * Math.Sin(angle + 0.4))), (int)Math.Round(45 - (30 * Math.Cos(angle + 0.4)))).ShouldBeLessThan(60, $"frame {f}");
        }
    }

    [Fact]
    public async Task Corners_are_cut_round()
    {
        using var host = new GraphHost();

        var frames = await host.DrawAsync(Clips.Film(2, Clips.Box(White, 20, 10, 60, 60, 2) with { CornerRadius = 20 }));

        foreach (var (x, y) in ((int, int)[])[(22, 12), (77, 12), (22, 67), (77, 67)]) frames.Luma(1, x, y).ShouldBeLessThan(30);
        foreach (var (x, y) in ((int, int)[])[(50, 12), (22, 40), (50, 40), (30, 20)]) frames.Luma(1, x, y).ShouldBeGreaterThan(220);
    }

    [Fact]
    public async Task A_layer_shows_on_its_frames_alone()
    {
        using var host = new GraphHost();
        await host.CounterAsync("a.mp4", 60);
        var film = Clips.Film(
            40, host.Sources, Clips.Fill(new Rgba(0, 0, 0), 40),
            Clips.Box(White, 0, 0, 20, 20, 7, 5), Clips.Video("a.mp4", 11, 8) with { X = 120, Y = 60, Width = 80, Height = 60 });

        var frames = await host.DrawAsync(film, 2, 30);

        for (var f = 0; f < 30; f++)
        {
            (frames.Luma(f, 10, 10) > 200).ShouldBe(f + 2 is >= 5 and < 12, $"still on frame {f}");
            var number = Counter.Read((x, y) => frames.Luma(f, 80 + x, 30 + y), 80, 60);
            number.ShouldBe(f + 2 is >= 8 and < 19 ? f + 2 - 8 : 0, $"video on frame {f}");
        }
    }

    private static (int Left, int Top, int Right, int Bottom) Edges(Pictures frames, int frame)
    {
        var (left, top, right, bottom) = (160, 90, 0, 0);
        for (var y = 0; y < 90; y++)
        {
            for (var x = 0; x < 160; x++)
            {
                if (frames.Luma(frame, x, y) < 126) continue;
                (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
            }
        }

        return (left, top, right, bottom);
    }
}
