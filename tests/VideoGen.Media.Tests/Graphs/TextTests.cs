using Shouldly;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Media.Tests.Graphs;

public sealed class TextTests
{
    private static readonly ShapeLayer Square = new()
    {
        Path = "$", Start = 2, Frames = 8, Kind = ShapeKind.Rectangle, Fill = new Rgba(0, 200, 120), X = 60, Y = 40, Width = 40, Height = 40, AnchorX = 0, AnchorY = 0,
    };

    [Fact]
    public async Task Text_and_shapes_of_a_run_share_one_file_and_keep_their_order()
    {
        using var host = new GraphHost();
        var text = new TextLayer
        {
            Path = "$", Start = 0, Frames = 12, X = 80, Y = 45, Width = 160, Height = 90,
            Runs = [new TextRun("HHHH", new TextStyle { Font = FontPairs.Caption, Size = 40 })],
        };
        var film = Clips.Film(12, Clips.Fill(new Rgba(40, 40, 40), 12), text, Square, Clips.Box(new Rgba(255, 0, 0), 70, 50, 10, 10, 12), text with { Y = 80 });

        var frames = await host.DrawAsync(film);

        host.LastGraph!.Files.Count.ShouldBe(2);
        host.LastGraph.Fonts.ShouldContain(FontPairs.Caption);
        ColourTests.Near(frames.At(5, 95, 45), (0, 200, 120), 30);
        frames.At(1, 95, 45).ShouldNotBe(frames.At(5, 95, 45));
        ColourTests.Near(frames.At(5, 75, 55), (255, 0, 0), 3);
        Enumerable.Range(20, 120).Max(x => frames.Luma(1, x, 45)).ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task A_shape_with_a_blend_mode_or_an_effect_is_drawn_apart()
    {
        using var host = new GraphHost();
        var film = Clips.Film(12, Clips.Fill(new Rgba(100, 200, 40), 12), Square with { Fill = new Rgba(255, 128, 0), Blend = BlendMode.Multiply });
        var inverted = Clips.Film(12, Clips.Fill(new Rgba(100, 200, 40), 12), Square with { Fill = new Rgba(255, 128, 0, 128), Effects = [new Effect(EffectKind.Invert, 1)] });

        var frames = await host.DrawAsync(film);

        ColourTests.Near(frames.At(5, 80, 60), (100, 100, 0), 4);
        ColourTests.Near(frames.At(1, 80, 60), (100, 200, 40), 2);
        ColourTests.Near(frames.At(10, 80, 60), (100, 200, 40), 2);
        ColourTests.Near((await host.DrawAsync(inverted)).At(5, 80, 60), (50, 164, 148), 5);
    }

    [Fact]
    public async Task A_wipe_passes_over_the_shape_and_not_over_the_film()
    {
        using var host = new GraphHost();
        var wipe = new Composition.Layers.Transition(TransitionKind.WipeRight, 7, Easing.Linear, Paired: false);
        var film = Clips.Film(12, Clips.Fill(new Rgba(0, 0, 0), 12), Square with { In = wipe });

        var frames = await host.DrawAsync(film);

        // Half way through, the left half shows.
        frames.Luma(5, 64, 60).ShouldBeGreaterThan(90);
        frames.Luma(5, 96, 60).ShouldBeLessThan(30);
        frames.Luma(9, 96, 60).ShouldBeGreaterThan(90);
    }

    [Fact]
    public async Task Text_within_a_transparent_group_keeps_clean_edges()
    {
        using var host = new GraphHost();
        var inner = Clips.Film(12, Square with { Start = 0, Frames = 12, Fill = new Rgba(255, 255, 255), X = 20.5, Y = 20.5 }) with { Background = default };
        var film = Clips.Film(12, Clips.Fill(new Rgba(255, 255, 255), 12), new GroupLayer { Path = "$", Start = 0, Frames = 12, Inner = inner, X = 80, Y = 45, Width = 160, Height = 90 });

        var frames = await host.DrawAsync(film);

        for (var x = 10; x < 80; x++) frames.Luma(4, x, 40).ShouldBeGreaterThan(228, $"x {x}");
    }

    [Fact]
    public async Task Captions_lie_above_everything()
    {
        using var host = new GraphHost();
        var style = new CaptionStyle { Look = CaptionLook.Plain, Font = FontPairs.Caption, Size = 24 };
        var cue = new CaptionCue(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.3), "HHHHHH", []);
        var film = Clips.Film(12, Clips.Fill(new Rgba(0, 0, 0), 12)) with { Captions = [new CaptionTrack { Path = "$", Cues = [cue], Style = style }] };

        var frames = await host.DrawAsync(film);

        bool Shows(int frame) => Enumerable.Range(0, 160 * 90).Any(i => frames.Luma(frame, i % 160, i / 160) > 200);
        Enumerable.Range(0, 12).Select(Shows).ShouldBe(Enumerable.Range(0, 12).Select(f => f is >= 3 and < 9));
    }
}
