using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using Xunit;

namespace VideoGen.Composition.Tests.Painting;

public sealed class MotionPainterTests
{
    private static readonly FrameRate Thirty = new(30, 1);

    public static TheoryData<Motif> Motifs() => [.. Enum.GetValues<Motif>()];

    [Theory]
    [MemberData(nameof(Motifs))]
    public void The_same_second_looks_the_same_at_every_rate_and_in_any_order(Motif motif)
    {
        var (slow, fast) = (Painter(motif, Thirty), Painter(motif, new FrameRate(60, 1)));
        fast.Frame(7);

        slow.Frame(50).AsSpan().SequenceEqual(fast.Frame(100)).ShouldBeTrue();
        slow.Frame(50).AsSpan().SequenceEqual(slow.Frame(80)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Motifs))]
    public void Every_size_can_be_painted(Motif motif)
    {
        foreach (var (width, height) in ((int, int)[])[(2, 2), (6, 10), (34, 18), (18, 66)])
            foreach (var palette in (string[])["abyss", "linen"])
                new MotionPainter(motif, palette, 5, width, height, Thirty).Frame(40).Take(width * height).ShouldAllBe(luma => luma >= 16 && luma <= 235, $"{palette} {width}x{height}");
    }

    [Theory]
    [MemberData(nameof(Motifs))]
    public void Seeds_give_other_pictures(Motif motif) =>
        Painter(motif, Thirty).Frame(10).ShouldNotBe(new MotionPainter(motif, "abyss", 6, 160, 90, Thirty).Frame(10));

    [Fact]
    public void It_goes_on_for_as_long_as_wanted() => Painter(Motif.Waves, new FrameRate(30000, 1001)).Frame(400_000)[..(160 * 90)].Distinct().Count().ShouldBeGreaterThan(20);

    [Fact]
    public void Keys_name_all_that_changes_pixels()
    {
        string[] keys =
        [
            Painter(Motif.Waves, Thirty).Key, Painter(Motif.Rings, Thirty).Key, Painter(Motif.Waves, new FrameRate(30000, 1001)).Key,
            new MotionPainter(Motif.Waves, "ember", 5, 160, 90, Thirty).Key, new MotionPainter(Motif.Waves, "abyss", 6, 160, 90, Thirty).Key,
            new MotionPainter(Motif.Waves, "abyss", 5, 162, 90, Thirty).Key,
        ];

        keys.ShouldBeUnique();
    }

    [Fact]
    public void An_unknown_palette_is_named() =>
        Should.Throw<ArgumentException>(() => new MotionPainter(Motif.Waves, "nope", 5, 160, 90, Thirty)).Message.ShouldContain("nope");

    private static MotionPainter Painter(Motif motif, FrameRate rate) => new(motif, "abyss", 5, 160, 90, rate);
}
