using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Painting.Fills;
using Xunit;

namespace VideoGen.Composition.Tests.Painting.Fills;

public sealed class FillPainterTests
{
    private static readonly Rgba Black = new(0, 0, 0), White = new(255, 255, 255);

    // Values of the BT.709 matrix in limited range, as the standard's formulae give them.
    [Theory]
    [InlineData(0, 0, 0, 16, 128, 128)]
    [InlineData(255, 255, 255, 235, 128, 128)]
    [InlineData(255, 0, 0, 63, 102, 240)]
    [InlineData(0, 255, 0, 173, 42, 26)]
    [InlineData(0, 0, 255, 32, 240, 118)]
    [InlineData(128, 128, 128, 126, 128, 128)]
    public void A_single_colour_is_exact(byte r, byte g, byte b, byte y, byte u, byte v)
    {
        var frame = new FillPainter(new Fill.Solid(new Rgba(r, g, b)), 6, 4, FrameFormat.Yuv420p).Frame();

        frame[..24].ShouldBeAll(y);
        frame[24..30].ShouldBeAll(u);
        frame[30..].ShouldBeAll(v);
    }

    [Fact]
    public void A_gradient_rises_in_its_direction_and_does_not_band()
    {
        const int Width = 640, Height = 32;
        var frame = new FillPainter(new Fill.Linear(0, [new(0, Black), new(1, new Rgba(40, 40, 40))]), Width, Height, FrameFormat.Yuv420p).Frame();

        double Column(int x) => Enumerable.Range(0, Height).Average(y => frame.At(Width, x, y));
        Column(0).ShouldBe(16, 0.3);
        Column(639).ShouldBe(16 + (219 * 40 / 255.0), 0.3);
        for (var x = 0; x < Width; x++) Column(x).ShouldBe(16 + (219 * 40 / 255.0 * (x + 0.5) / Width), 0.35);
    }

    [Fact]
    public void Ninety_degrees_point_down()
    {
        var frame = new FillPainter(new Fill.Linear(90, [new(0, Black), new(1, White)]), 8, 64, FrameFormat.Rgba).Frame();

        frame[0].ShouldBeLessThan((byte)5);
        frame[^2].ShouldBeGreaterThan((byte)250);
    }

    [Fact]
    public void A_radial_gradient_ends_at_its_radius()
    {
        var frame = new FillPainter(new Fill.Radial(0.5, 0.5, 0.25, [new(0, White), new(1, Black)]), 80, 40, FrameFormat.Yuv420p).Frame();

        frame.At(80, 40, 20).ShouldBeGreaterThan((byte)215);
        frame.At(80, 50, 20).ShouldBeInRange((byte)105, (byte)135);
        frame.At(80, 62, 20).ShouldBe((byte)16);
        frame.At(80, 0, 0).ShouldBe((byte)16);
    }

    [Fact]
    public void A_colour_that_fades_out_keeps_its_hue()
    {
        var fill = new Fill.Linear(0, [new(0, new Rgba(255, 0, 0)), new(1, new Rgba(0, 0, 0, 0))]);
        var frame = new FillPainter(fill, 100, 2, FrameFormat.Rgba).Frame();

        frame[50 * 4].ShouldBe((byte)255);
        frame[(50 * 4) + 3].ShouldBeInRange((byte)125, (byte)129);
        new FillPainter(fill, 100, 2, FrameFormat.Yuva420p).Frame()[300 + 50].ShouldBeInRange((byte)125, (byte)129);
    }

    [Fact]
    public void Keys_name_all_that_changes_pixels()
    {
        GradientStop[] stops = [new(0, Black), new(1, White)];
        Fill[] fills =
        [
            new Fill.Solid(Black), new Fill.Solid(White), new Fill.Linear(0, stops), new Fill.Linear(1, stops), new Fill.Linear(0, [stops[0], new(0.9, White)]),
            new Fill.Radial(0.5, 0.5, 1, stops), new Fill.Radial(0.5, 0.5, 0.9, stops),
        ];

        fills.Select(f => new FillPainter(f, 8, 8, FrameFormat.Rgba).Key).Append(new FillPainter(fills[0], 8, 8, FrameFormat.Yuv420p).Key).ShouldBeUnique();
    }
}
