using Shouldly;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Graphs;

public sealed class ColourTests
{
    [Theory]
    [InlineData(0xFF, 0x80, 0x00)]
    [InlineData(0xFF, 0x00, 0x00)]
    [InlineData(0x12, 0x34, 0x56)]
    [InlineData(0xFF, 0xFF, 0xFF)]
    public async Task A_fill_comes_out_in_its_colour(byte r, byte g, byte b)
    {
        using var host = new GraphHost();

        var whole = await host.DrawAsync(Clips.Film(3, Clips.Fill(new Rgba(r, g, b), 3)));
        var box = await host.DrawAsync(Clips.Film(3, Clips.Box(new Rgba(r, g, b), 20, 10, 60, 40, 3)));

        Near(whole.At(2, 80, 45), (r, g, b), 2);
        Near(box.At(2, 50, 30), (r, g, b), 2);
        Near(box.At(2, 10, 5), (0, 0, 0), 2);
    }

    [Fact]
    public async Task Half_opacity_is_half_way()
    {
        using var host = new GraphHost();
        var film = Clips.Film(3, Clips.Fill(new Rgba(200, 40, 0), 3), Clips.Box(new Rgba(0, 80, 240), 20, 10, 60, 40, 3) with { Opacity = 0.5 });

        Near((await host.DrawAsync(film)).At(1, 50, 30), (100, 60, 120), 2);
    }

    [Fact]
    public async Task Opacity_follows_its_keyframes_on_every_frame()
    {
        using var host = new GraphHost();
        var film = Clips.Film(20, Clips.Fill(new Rgba(0, 0, 0), 20), Clips.Fill(new Rgba(255, 255, 255), 20) with { Opacity = Clips.Keys((2, 0), (12, 1)) });

        var frames = await host.DrawAsync(film);

        for (var f = 0; f < 20; f++) Near(frames.At(f, 80, 45), Grey(Math.Clamp((f - 2) / 10.0, 0, 1)), 2);
    }

    private static (int R, int G, int B) Grey(double share) => ((int)Math.Round(255 * share), (int)Math.Round(255 * share), (int)Math.Round(255 * share));

    internal static void Near((int R, int G, int B) actual, (int R, int G, int B) wanted, int tolerance)
    {
        var far = Math.Max(Math.Abs(actual.R - wanted.R), Math.Max(Math.Abs(actual.G - wanted.G), Math.Abs(actual.B - wanted.B)));
        far.ShouldBeLessThanOrEqualTo(tolerance, $"{actual} is not {wanted}");
    }
}
