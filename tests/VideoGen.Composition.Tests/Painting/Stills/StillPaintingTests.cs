using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Painting.Stills;
using Xunit;

namespace VideoGen.Composition.Tests.Painting.Stills;

public sealed class StillPaintingTests
{
    private const int Width = 160, Height = 90;
    private static readonly VideoFacts Picture = new() { Codec = "png", CodedWidth = 80, CodedHeight = 60, HasAlpha = false };

    [Fact]
    public void A_slow_move_is_smooth()
    {
        var layer = Layer() with { X = Moving(40, 41), Y = Moving(45, 45.5), Width = 40, Height = 30 };
        var painter = Painter(layer, (x, y) => TestStills.Dot(x, y, 20, 15, 3.5));
        for (var frame = 0; frame <= 20; frame++)
        {
            var (x, y) = TestStills.Centre(painter.Frame(frame), Width, Height, 40, 45, 12);
            x.ShouldBe(40 + (frame / 20.0), 0.02);
            y.ShouldBe(45 + (frame / 40.0), 0.02);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(33)]
    public void Turning_is_clockwise_around_the_anchor(double degrees)
    {
        var layer = Layer() with { X = 80, Y = 45, Width = 40, Height = 30, Rotation = degrees, AnchorX = 0.25 };
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);

        // The dot is 20 pixels to the right of the anchor before turning.
        var (x, y) = TestStills.Centre(Painter(layer, (px, py) => TestStills.Dot(px, py, 30, 15, 2)).Frame(0), Width, Height, 80 + (20 * cos), 45 + (20 * sin), 7);

        x.ShouldBe(80 + (20 * cos), 0.1);
        y.ShouldBe(45 + (20 * sin), 0.1);
    }

    [Theory]
    [InlineData(0, 1200)]
    [InlineData(20, 1200)]
    public void What_it_covers_has_its_area_and_opacity(double degrees, double area)
    {
        var layer = Layer() with { X = 80.3, Y = 45.6, Width = 40, Height = 30, Rotation = degrees, Opacity = 0.5 };

        (Alpha(Painter(layer, (_, _) => 200).Frame(0)).Sum(a => a / 255.0) / 0.5).ShouldBe(area, area * 0.01);
    }

    [Theory]
    [InlineData(Fit.Contain, 40, 30)]
    [InlineData(Fit.Cover, 40, 40)]
    [InlineData(Fit.Stretch, 40, 40)]
    public void It_fills_its_box_as_it_should(Fit fit, double width, double height)
    {
        var alpha = Alpha(Painter(Layer() with { X = 80, Y = 45, Width = 40, Height = 40, Fit = fit }, (_, _) => 200).Frame(0));

        alpha.Sum(a => a / 255.0).ShouldBe(width * height, 1);
    }

    [Fact]
    public void Rounded_corners_and_growth_belong_together()
    {
        var layer = Layer() with { X = 80, Y = 45, Width = 20, Height = 15, Scale = 2, CornerRadius = 5 };

        Alpha(Painter(layer, (_, _) => 200).Frame(0)).Sum(a => a / 255.0).ShouldBe(1200 - ((4 - Math.PI) * 100), 3);
    }

    [Fact]
    public void Transitions_move_and_fade_it()
    {
        var layer = Layer() with
        {
            X = 80, Y = 45, Width = 40, Height = 30, In = new Transition(TransitionKind.SlideLeft, 3, Easing.Linear, Paired: false), Out = new Transition(TransitionKind.Fade, 3, Easing.Linear, Paired: false),
        };
        var painter = Painter(layer, (x, y) => TestStills.Dot(x, y, 20, 15, 3));

        TestStills.Centre(painter.Frame(2), Width, Height, 120, 45, 10).X.ShouldBe(120, 0.05);
        Alpha(painter.Frame(19)).Max().ShouldBe((byte)128);
        Alpha(painter.Frame(10)).Max().ShouldBe((byte)255);
    }

    [Fact]
    public void A_region_holds_all_that_shows_and_no_more_of_the_canvas_than_needed()
    {
        var layer = Layer() with { X = Moving(20, 60), Y = 45, Width = 10, Height = 10 };
        var region = StillPainting.Region(layer, Picture, 0, 21, Width, Height);

        region.ShouldBe(new FrameRegion(14, 38, 52, 14));
        StillPainting.Region(layer with { X = -50 }, Picture, 0, 21, Width, Height).ShouldBeNull();
        var part = Painter(layer, (_, _) => 200, region!.Value).Frame(7);
        var whole = Painter(layer, (_, _) => 200).Frame(7);
        part[^(52 * 14)..].Sum(a => (int)a).ShouldBe(Alpha(whole).Sum(a => (int)a));
    }

    [Fact]
    public void Alpha_of_the_picture_stays()
    {
        var still = TestStills.Grey(80, 60, (_, _) => 200, FrameFormat.Yuva420p);
        var layer = Layer() with { X = 80, Y = 45, Width = 40, Height = 30, Opacity = 0.5 };
        System.Runtime.InteropServices.MemoryMarshal.AsMemory(still.Pixels).Span[^4800..].Fill(100);

        var painter = new StillPainting(layer, Picture with { HasAlpha = true }, new FrameRegion(0, 0, Width, Height), Width, Height).Open(0, 20, [still]);

        Alpha(painter.Frame()).At(Width, 80, 45).ShouldBe((byte)50);
    }

    [Fact]
    public void Keys_name_all_that_changes_pixels()
    {
        var layer = Layer();
        ImageLayer[] others =
        [
            layer, layer with { X = 1 }, layer with { Y = 1 }, layer with { Width = 9 }, layer with { Height = 9 }, layer with { Scale = 2 }, layer with { Rotation = 1 },
            layer with { Opacity = 0.9 }, layer with { CornerRadius = 1 }, layer with { AnchorX = 0 }, layer with { Fit = Fit.Stretch }, layer with { Crop = new Crop(0, 0, 1, 0.5) },
            layer with { In = new Transition(TransitionKind.Fade, 3, Easing.Linear, false) },
        ];

        others.Select(o => new StillPainting(o, Picture, new FrameRegion(0, 0, Width, Height), Width, Height).Key).ShouldBeUnique();
    }

    private static byte[] Alpha(byte[] frame) => frame[^(Width * Height)..];

    private static Curve Moving(double from, double to) => Curve.Of([new Keyframe(0, from, Easing.Linear), new Keyframe(20, to, Easing.Linear)]);

    private static ImageLayer Layer() => new() { Path = "", Start = 0, Frames = 21, X = 80, Y = 45, Width = 40, Height = 30, Source = "a" };

    private static IFramePainter Painter(ImageLayer layer, Func<double, double, double> level, FrameRegion? region = null)
    {
        var painting = new StillPainting(layer, Picture, region ?? new FrameRegion(0, 0, Width, Height), Width, Height);
        var still = (PaintingMaterial.Still)painting.Materials(0, 21)[0];
        return painting.Open(0, 21, [TestStills.Grey(still.Width, still.Height, level)]);
    }
}
