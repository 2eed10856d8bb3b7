using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Graphs;

public sealed class EffectTests
{
    private static readonly Rgba Colour = new(200, 100, 60);

    public static TheoryData<EffectKind> Kinds => [.. Enum.GetValues<EffectKind>()];

    public static TheoryData<EffectKind, double, int, int, int> Values => new()
    {
        { EffectKind.Brightness, 0.2, 255, 159, 119 },
        { EffectKind.Saturation, 0, 118, 118, 118 },
        { EffectKind.Greyscale, 1, 118, 118, 118 },
        { EffectKind.Greyscale, 0.5, 159, 109, 89 },
        { EffectKind.Sepia, 1, 167, 149, 116 },
        { EffectKind.Sepia, 0.5, 184, 125, 88 },
        { EffectKind.Invert, 1, 55, 155, 195 },
        { EffectKind.Invert, 0.5, 128, 128, 128 },
        { EffectKind.Blur, 6, 200, 100, 60 },
        { EffectKind.Sharpen, 3, 200, 100, 60 },
        { EffectKind.Pixelate, 8, 200, 100, 60 },
        { EffectKind.Hue, 360, 200, 100, 60 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task An_effect_gives_the_colour_that_its_definition_says(EffectKind kind, double amount, int r, int g, int b)
    {
        using var host = new GraphHost();
        var effects = (Effect[])[new Effect(kind, amount)];

        var whole = await host.DrawAsync(Clips.Film(3, Clips.Fill(Colour, 3) with { Effects = effects }));
        var part = await host.DrawAsync(Clips.Film(3, Clips.Fill(new Rgba(0, 0, 0), 3), Clips.Box(new Rgba(200, 100, 60, 128), 31, 21, 60, 50, 3) with { Effects = effects }));

        ColourTests.Near(whole.At(2, 80, 45), (r, g, b), 4);
        ColourTests.Near(part.At(2, 60, 45), (r / 2, g / 2, b / 2), 5);
        ColourTests.Near(part.At(2, 10, 10), (0, 0, 0), 2);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_moving_effect_is_on_each_frame_what_a_constant_one_of_that_amount_is(EffectKind kind)
    {
        using var host = new GraphHost();
        await host.MakeAsync("a.png", "testsrc2=s=160x90,format=rgb24", "-frames:v 1 -c:v png -pix_fmt rgb24", TimeSpan.Zero, new VideoFacts { Codec = "png", CodedWidth = 160, CodedHeight = 90, PixelFormat = "rgb24" });
        var (from, to) = kind switch
        {
            EffectKind.Blur => (0, 6.0), EffectKind.Brightness => (-0.5, 0.5), EffectKind.Contrast or EffectKind.Saturation or EffectKind.Gamma => (0.5, 2), EffectKind.Hue => (0, 180),
            EffectKind.Sharpen => (0, 4), EffectKind.Grain => (0, 60), EffectKind.Pixelate => (1, 16), _ => (0, 1.0),
        };
        ResolvedTimeline Film(Curve amount) => Clips.Film(21, host.Sources, Clips.Image("a.png", 21) with { Effects = [new Effect(kind, amount)] });

        var plain = await host.DrawAsync(Film(Clips.Keys((0, 0), (1, 0))) with { Layers = [Clips.Image("a.png", 21)] }, 0, 1);
        var moving = await host.DrawAsync(Film(Clips.Keys((5, from), (15, to))), 2, 18);

        foreach (var frame in (int[])[4, 10, 16])
        {
            var amount = from + ((to - from) * Math.Clamp((frame - 5) / 10.0, 0, 1));
            var constant = await host.DrawAsync(Film(amount), 0, 1);
            // Grain is never the same twice, but as strong.
            var apart = kind == EffectKind.Grain ? Math.Abs(Difference(moving, frame - 2, plain, 0) - Difference(constant, 0, plain, 0)) : Difference(moving, frame - 2, constant, 0);
            apart.ShouldBeLessThan(2.5, $"{kind} {amount}");
        }

        Difference(moving, 16, plain, 0).ShouldBeGreaterThan(1, "the effect can be seen");
    }

    [Fact]
    public async Task A_blur_of_a_box_stays_in_its_colours()
    {
        using var host = new GraphHost();
        var box = Clips.Box(new Rgba(255, 0, 0), 40, 20, 60, 50, 2) with { CornerRadius = 25, Effects = [new Effect(EffectKind.Blur, 4)] };

        var frames = await host.DrawAsync(Clips.Film(2, Clips.Fill(new Rgba(255, 0, 0), 2), box));

        for (var x = 30; x < 110; x += 3) ColourTests.Near(frames.At(1, x, 30), (255, 0, 0), 6);
    }

    private static double Difference(Pictures a, int frameA, Pictures b, int frameB)
    {
        double sum = 0;
        for (var y = 0; y < a.Height; y++)
        {
            for (var x = 0; x < a.Width; x++)
            {
                var (p, q) = (a.At(frameA, x, y), b.At(frameB, x, y));
                sum += (Math.Abs(p.R - q.R) + Math.Abs(p.G - q.G) + Math.Abs(p.B - q.B)) / 3.0;
            }
        }

        return sum / (a.Width * a.Height);
    }
}
