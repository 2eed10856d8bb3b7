using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Painting.Blends;
using VideoGen.Composition.Painting.Fills;
using VideoGen.Composition.Painting.Stills;
using VideoGen.Composition.Tests.Painting.Stills;
using Xunit;

namespace VideoGen.Composition.Tests.Painting.Blends;

public sealed class BlendPaintingTests
{
    private const int Width = 50, Height = 30;

    [Fact]
    public void One_gives_way_to_the_other_over_the_transition()
    {
        var painter = new BlendPainting(Flat(0), 0, Flat(255), 0, TransitionKind.Fade, Easing.Linear, start: 5, frames: 3).Open(0, 12, []);

        painter.Frame(4).ShouldBe(Flat(0).Open(0, 1, []).Frame());
        painter.Frame(5)[0].ShouldBe((byte)71);
        painter.Frame(6)[^1].ShouldBe((byte)128);
        painter.Frame(7)[(Width * Height) - 1].ShouldBe((byte)180);
        painter.Frame(8).ShouldBe(Flat(255).Open(0, 1, []).Frame());
    }

    [Fact]
    public void A_wipe_shows_the_new_one_on_its_side_in_all_planes()
    {
        var red = Paintings.Of(new FillPainter(new Fill.Solid(new Rgba(255, 0, 0)), Width, Height, FrameFormat.Yuv420p));
        var frame = new BlendPainting(Flat(0), 0, red, 0, TransitionKind.WipeRight, Easing.Linear, 0, 3).Open(0, 3, []).Frame(1);

        (frame[2], frame[Width - 3]).ShouldBe(((byte)63, (byte)16));
        var v = Width * Height * 5 / 4;
        (frame[v + 1], frame[v + 23]).ShouldBe(((byte)240, (byte)128));
    }

    [Fact]
    public void Frames_are_asked_for_with_their_shift_and_only_what_shows_is_decoded()
    {
        var move = new KenBurns(1, 1.2, 0.5, 0.5, 0.5, 0.5, Easing.Linear);
        var facts = new VideoFacts { Codec = "png", CodedWidth = 100, CodedHeight = 60 };
        var (a, b) = (new KenBurnsPainting("a", facts, Crop.None, move, 20, Width, Height), new KenBurnsPainting("b", facts, Crop.None, move, 20, Width, Height));
        var blend = new BlendPainting(a, 10, b, -5, TransitionKind.Dissolve, Easing.Linear, start: 5, frames: 5);

        Sources(blend, 0, 5).ShouldBe(["a"]);
        Sources(blend, 0, 6).ShouldBe(["a", "b"]);
        Sources(blend, 9, 9).ShouldBe(["a", "b"]);
        Sources(blend, 10, 9).ShouldBe(["b"]);
        var still = TestStills.Grey(60, 36, (x, y) => 2 * (x + y));
        blend.Open(10, 9, [still]).Frame(12).AsSpan().SequenceEqual(b.Open(7, 1, [still]).Frame(7)).ShouldBeTrue();
        blend.Open(0, 5, [still]).Frame(2).AsSpan().SequenceEqual(a.Open(12, 1, [still]).Frame(12)).ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => blend.Open(0, 5, [still]).Frame(12));
        blend.Key.ShouldNotBe(new BlendPainting(a, 10, b, -4, TransitionKind.Dissolve, Easing.Linear, start: 5, frames: 5).Key);
    }

    private static string[] Sources(BlendPainting blend, long first, long count) =>
        [.. blend.Materials(first, count).Cast<PaintingMaterial.Still>().Select(m => m.Source)];

    private static IPainting Flat(byte level) =>
        Paintings.Of(new FillPainter(new Fill.Solid(new Rgba(level, level, level)), Width, Height, FrameFormat.Yuv420p));
}
