using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Quality;
using Xunit;

namespace VideoGen.Composition.Tests.Quality;

public sealed class PictureLookTests
{
    [Fact]
    public void Still_and_black_ranges_are_found()
    {
        var look = Look(100, 100, 100, 140, 150, 16, 17, 16, 90);

        look.Frames.ShouldBe(9);
        look.Still.ShouldBe([new(0, 3), new(5, 8)]);
        look.Black.ShouldBe([new(5, 8)]);
    }

    [Fact]
    public void Slow_change_is_no_standstill()
    {
        Look([.. Enumerable.Range(50, 60).Select(i => (byte)i)]).Still.ShouldAllBe(r => r.To - r.From <= 3);
        Look([.. Enumerable.Repeat((byte)50, 60)]).Still.ShouldBe([new(0, 60)]);
    }

    [Fact]
    public void A_small_thing_that_moves_is_motion()
    {
        var film = new byte[3 * PictureLook.Width * PictureLook.Height];
        Array.Fill(film, (byte)80);
        for (var i = 0; i < 3; i++) film[(i * PictureLook.Width * PictureLook.Height) + 700 + i] = 95;

        PictureLook.Of(film)!.Still.ShouldBeEmpty();
    }

    [Fact]
    public void Ranges_go_on_across_the_seams_of_segments_and_only_there()
    {
        var looks = new[] { Look(10, 60, 60), Look(60, 60), Look(60, 90, 90), Look(91, 16), Look(16, 16), Look(120, 16) };

        var (black, still) = PictureLook.Join(looks);

        // 10 60 60 | 60 60 | 60 90 90 | 91 16 | 16 16 | 120 16; the first 10 is black, too.
        still.ShouldBe([new(1, 6), new(6, 9), new(9, 12)]);
        black.ShouldBe([new(0, 1), new(9, 12), new(13, 14)]);
    }

    [Fact]
    public void A_drift_over_many_segments_is_no_standstill()
    {
        var (_, still) = PictureLook.Join(Enumerable.Range(0, 20).Select(i => Look((byte)(60 + i), (byte)(60 + i))));

        still.ShouldAllBe(r => r.To - r.From <= 6);
    }

    [Fact]
    public void A_look_survives_its_storage()
    {
        var look = Look(1, 2, 200, 200);

        PictureLook.FromJson(look.ToJson())!.ToJson().ShouldBe(look.ToJson());
    }

    [Fact]
    public void A_timeline_says_where_it_stands_and_where_it_is_silent()
    {
        var timeline = Timeline() with
        {
            Layers =
            [
                new FillLayer { Path = "a", Start = 0, Frames = 100, X = 0, Y = 0, Width = 10, Height = 10, Fill = new Fill.Solid(new Rgba(9, 9, 9)) },
                new MotionLayer { Path = "b", Start = 100, Frames = 100, X = 0, Y = 0, Width = 10, Height = 10, Motif = default, Palette = "", Seed = 1 },
                new FillLayer
                {
                    Path = "c", Start = 200, Frames = 50, X = 0, Y = 0, Width = 10, Height = 10, Fill = new Fill.Solid(new Rgba(9, 9, 9)),
                    Opacity = Curve.Of([new(10, 0, Easing.Linear), new(20, 1, Easing.Linear)]),
                },
            ],
        };

        var planned = PlannedSpans.Of(timeline);

        planned.Still.ShouldBe([new(0, 102), new(199, 212), new(218, 252), new(249, 302)]);
        planned.Empty.ShouldBe([new(250, 300)]);
        planned.Silent.ShouldBe([new(0, 300)]);
    }

    [Fact]
    public void Taking_ranges_out_leaves_the_rest()
    {
        FrameRange.Subtract([new(0, 10), new(20, 30)], [new(2, 4), new(8, 22), new(29, 40)]).ShouldBe([new(0, 2), new(4, 8), new(22, 29)]);
    }

    private static PictureLook Look(params byte[] lumas) =>
        PictureLook.Of(lumas.SelectMany(luma => Enumerable.Repeat(luma, PictureLook.Width * PictureLook.Height)).ToArray())!;

    private static ResolvedTimeline Timeline() => new()
    {
        Width = 64, Height = 36, Rate = new FrameRate(30, 1), Frames = 300, Background = new Rgba(0, 0, 0), Encoder = new VideoGen.Composition.Segments.EncoderSettings("veryfast", 23),
        Title = "", Language = "en",
    };
}
