using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Graphs;

public sealed class BlendTests
{
    public static TheoryData<BlendMode> Modes => [.. Enum.GetValues<BlendMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_layer_blends_by_the_formula_of_its_mode_and_by_its_alpha(BlendMode mode)
    {
        using var host = new GraphHost();
        var (below, above) = (new Rgba(180, 90, 60), new Rgba(70, 160, 220));
        var film = Clips.Film(
            2, Clips.Fill(below, 2), Clips.Box(above, 21, 11, 40, 40, 2) with { Blend = mode }, Clips.Box(above, 90, 11, 40, 40, 2) with { Blend = mode, Opacity = 0.5 });

        var frames = await host.DrawAsync(film);

        var mixed = (Mix(mode, 180, 70), Mix(mode, 90, 160), Mix(mode, 60, 220));
        ColourTests.Near(frames.At(1, 40, 30), (Byte(mixed.Item1), Byte(mixed.Item2), Byte(mixed.Item3)), 4);
        ColourTests.Near(frames.At(1, 110, 30), (Byte((mixed.Item1 + 180) / 2), Byte((mixed.Item2 + 90) / 2), Byte((mixed.Item3 + 60) / 2)), 4);
        ColourTests.Near(frames.At(1, 10, 80), (180, 90, 60), 2);
    }

    private static double Mix(BlendMode mode, double below, double above)
    {
        var (b, s) = (below / 255, above / 255);
        return 255 * Math.Clamp(
            mode switch
            {
                BlendMode.Normal => s,
                BlendMode.Multiply => b * s,
                BlendMode.Screen => b + s - (b * s),
                BlendMode.Overlay => Hard(s, b),
                BlendMode.Darken => Math.Min(b, s),
                BlendMode.Lighten => Math.Max(b, s),
                BlendMode.Add => b + s,
                BlendMode.Subtract => b - s,
                BlendMode.Difference => Math.Abs(b - s),
                BlendMode.Exclusion => b + s - (2 * b * s),
                BlendMode.HardLight => Hard(b, s),
                BlendMode.SoftLight => Soft(b, s),
                BlendMode.ColourDodge => b / (1 - s),
                BlendMode.ColourBurn => 1 - ((1 - b) / s),
                _ => throw new ArgumentOutOfRangeException(nameof(mode)),
            },
            0, 1);
    }

    private static double Hard(double b, double s) => s <= 0.5 ? b * 2 * s : b + ((2 * s) - 1) - (b * ((2 * s) - 1));

    private static double Soft(double b, double s)
    {
        if (s <= 0.5) return b - ((1 - (2 * s)) * b * (1 - b));
        var d = b <= 0.25 ? ((((16 * b) - 12) * b) + 4) * b : Math.Sqrt(b);
        return b + (((2 * s) - 1) * (d - b));
    }

    private static int Byte(double value) => (int)Math.Round(value);
}
