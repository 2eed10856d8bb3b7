using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Painting.Stills;
using Xunit;

namespace VideoGen.Composition.Tests.Painting.Stills;

public sealed class KenBurnsPaintingTests
{
    private const int Width = 320, Height = 180;
    private static readonly KenBurns In = new(1, 1.2, 0.5, 0.5, 0.6, 0.4, Easing.Linear);

    [Fact]
    public void A_dot_moves_without_jitter()
    {
        const int Frames = 90;
        var painting = Painting(In, Frames, 500, 375);
        var still = (PaintingMaterial.Still)painting.Materials(0, Frames)[0];
        var (cx, cy) = (still.Width * 0.3, still.Height * 0.6);
        var painter = painting.Open(0, Frames, [TestStills.Grey(still.Width, still.Height, (x, y) => TestStills.Dot(x, y, cx, cy, 6))]);
        var (errors, worst) = (new List<double>(), 0.0);
        var (before, wantedBefore) = ((0.0, 0.0), (0.0, 0.0));
        for (var i = 0; i < Frames; i++)
        {
            var view = painting.View(i);
            var wanted = ((0.3 - view.Left) / view.Width * Width, (0.6 - view.Top) / view.Height * Height);
            var seen = TestStills.Centre(painter.Frame(i), Width, Height, wanted.Item1, wanted.Item2, 30);
            worst = Math.Max(worst, Math.Max(Math.Abs(seen.X - wanted.Item1), Math.Abs(seen.Y - wanted.Item2)));
            if (i > 0)
            {
                var (dx, dy) = (seen.X - before.Item1 - (wanted.Item1 - wantedBefore.Item1), seen.Y - before.Item2 - (wanted.Item2 - wantedBefore.Item2));
                errors.Add((dx * dx) + (dy * dy));
            }

            (before, wantedBefore) = (seen, wanted);
        }

        Math.Sqrt(errors.Average()).ShouldBeLessThan(0.02);
        worst.ShouldBeLessThan(0.03);
    }

    [Theory]
    [InlineData(1.0, 1.2)]
    [InlineData(1.5, 1.0)]
    [InlineData(1.0, 3.0)]
    public void Vectors_and_the_plain_way_give_the_same_bytes(double from, double to)
    {
        var random = new Random(5);
        var still = TestStills.Grey(646, 400, (_, _) => random.Next(256), FrameFormat.Yuva420p);
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsMemory(still.Pixels).Span);
        var painting = Painting(new KenBurns(from, to, 0.3, 0.7, 0.6, 0.4, Easing.InOut), 10, 900, 557);
        var fast = new StillViewPainter(still, Width - 2, Height, "", painting.View);
        var plain = new StillViewPainter(still, Width - 2, Height, "", painting.View, vectors: false);

        for (var i = 0; i < 10; i += 3) fast.Frame(i).AsSpan().SequenceEqual(plain.Frame(i)).ShouldBeTrue($"frame {i}");
    }

    [Fact]
    public void Shown_as_it_is_a_picture_stays_as_it_is()
    {
        var random = new Random(7);
        var still = TestStills.Grey(Width, Height, (_, _) => random.Next(256));
        var painter = new StillViewPainter(still, Width, Height, "", _ => Crop.None);

        painter.Frame().AsSpan().SequenceEqual(still.Pixels.Span).ShouldBeTrue();
    }

    [Fact]
    public void Fine_stripes_turn_grey_instead_of_flickering_when_shown_small()
    {
        var still = TestStills.Grey(1280, 720, (x, _) => (int)x % 2 == 0 ? 235 : 16);
        var painter = new StillViewPainter(still, Width, Height, "", frame => new Crop(frame * 0.0003, 0, 0.9, 1));
        for (var frame = 0; frame < 10; frame++)
        {
            var luma = painter.Frame(frame)[..(Width * Height)];
            (luma.Min() > 110 && luma.Max() < 142).ShouldBeTrue($"{luma.Min()} to {luma.Max()}");
        }
    }

    [Fact]
    public void The_move_begins_and_ends_where_it_should_and_never_leaves_the_picture()
    {
        var painting = Painting(new KenBurns(1, 2, 0, 0, 1, 1, Easing.InOut), 31, 800, 600);

        painting.View(0).Width.ShouldBe(1, 1e-9);
        painting.View(0).Height.ShouldBe(0.75, 1e-9);
        painting.View(30).Width.ShouldBe(0.5, 1e-9);
        (painting.View(30).Left + painting.View(30).Width).ShouldBe(1, 1e-9);
        painting.View(99).ShouldBe(painting.View(30));
        for (var i = 0; i < 31; i++)
        {
            var view = painting.View(i);
            view.Left.ShouldBeGreaterThanOrEqualTo(-1e-9);
            view.Top.ShouldBeGreaterThanOrEqualTo(-1e-9);
            (view.Left + view.Width).ShouldBeLessThanOrEqualTo(1 + 1e-9);
            (view.Top + view.Height).ShouldBeLessThanOrEqualTo(1 + 1e-9);
            (view.Width * 800 / (view.Height * 600)).ShouldBe(16 / 9.0, 1e-6);
        }
    }

    [Theory]
    [InlineData(2000, 1500, 1.2, 384, 288)]
    [InlineData(300, 100, 1.2, 300, 100)]
    [InlineData(100, 300, 1.0, 100, 300)]
    [InlineData(4000, 3000, 20, 4000, 3000)]
    public void Pictures_are_decoded_no_larger_than_the_move_shows_them(int width, int height, double zoom, int across, int down)
    {
        var still = (PaintingMaterial.Still)Painting(new KenBurns(1, zoom, 0.5, 0.5, 0.5, 0.5, Easing.Linear), 10, width, height).Materials(0, 10)[0];

        (still.Width, still.Height, still.Format).ShouldBe((across, down, FrameFormat.Yuv420p));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(7, 400)]
    public void Tiny_and_odd_pictures_fill_the_frame(int width, int height)
    {
        var painter = new StillViewPainter(TestStills.Grey(width, height, (_, _) => 77), 46, 30, "", _ => Crop.None);

        painter.Frame()[..(46 * 30)].ShouldBeAll(77);
    }

    [Fact]
    public void Keys_name_all_that_changes_pixels()
    {
        string[] keys =
        [
            Painting(In, 10, 500, 375).Key, Painting(In, 11, 500, 375).Key, Painting(In with { ToX = 0.61 }, 10, 500, 375).Key,
            Painting(In with { Easing = Easing.InOut }, 10, 500, 375).Key,
            new KenBurnsPainting("a.png", Picture(500, 375), new Crop(0.1, 0, 0.9, 1), In, 10, Width, Height).Key,
        ];

        keys.ShouldBeUnique();
    }

    private static KenBurnsPainting Painting(KenBurns move, long frames, int width, int height) =>
        new("a.png", Picture(width, height), Crop.None, move, frames, Width, Height);

    private static VideoFacts Picture(int width, int height) => new() { Codec = "png", CodedWidth = width, CodedHeight = height };
}
