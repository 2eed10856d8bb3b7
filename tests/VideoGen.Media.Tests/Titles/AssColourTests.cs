using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Titles;

/// <summary>The colour that is asked for is the colour on the decoded BT.709 picture.</summary>
public sealed class AssColourTests
{
    [Theory]
    [InlineData(255, 255, 255)]
    [InlineData(0, 0, 0)]
    [InlineData(128, 128, 128)]
    [InlineData(255, 214, 10)]
    [InlineData(230, 90, 70)]
    [InlineData(70, 130, 180)]
    [InlineData(60, 179, 113)]
    [InlineData(147, 112, 219)]
    [InlineData(210, 180, 140)]
    [InlineData(240, 128, 128)]
    [InlineData(47, 79, 79)]
    [InlineData(25, 25, 112)]
    [InlineData(255, 160, 122)]
    [InlineData(176, 224, 230)]
    [InlineData(139, 69, 19)]
    [InlineData(20, 24, 38)]
    public async Task Unsaturated_colours_come_out_as_they_were_asked_for(byte r, byte g, byte b)
    {
        var seen = await SeenAsync(new Rgba(r, g, b));

        ((int)r - seen.R).ShouldBeInRange(-3, 3, $"{seen}");
        ((int)g - seen.G).ShouldBeInRange(-3, 3, $"{seen}");
        ((int)b - seen.B).ShouldBeInRange(-3, 3, $"{seen}");
    }

    // Without compensation red came out as (255, 25, 0) and green as (0, 216, 0).
    [Theory]
    [InlineData(255, 0, 0, 26)]
    [InlineData(0, 255, 0, 42)]
    [InlineData(0, 0, 255, 20)]
    [InlineData(0, 255, 255, 26)]
    [InlineData(255, 0, 255, 38)]
    [InlineData(255, 255, 0, 20)]
    public async Task Saturated_colours_come_as_near_as_can_be(byte r, byte g, byte b, int away)
    {
        var seen = await SeenAsync(new Rgba(r, g, b));

        Math.Max(Math.Abs(r - seen.R), Math.Max(Math.Abs(g - seen.G), Math.Abs(b - seen.B))).ShouldBeLessThanOrEqualTo(away, $"{seen}");
    }

    private static async Task<(int R, int G, int B)> SeenAsync(Rgba colour)
    {
        using var canvas = new AssCanvas(32, 32, new FrameRate(25, 1), 1, new Rgba(90, 90, 90));
        var frame = (await canvas.DrawAsync(AssCanvas.Shape(ShapeKind.Rectangle, 0, 0, 32, 32, colour)))[0];
        return canvas.At(frame, 16, 16);
    }
}
