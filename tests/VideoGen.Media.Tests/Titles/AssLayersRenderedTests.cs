using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;
using Xunit;

namespace VideoGen.Media.Tests.Titles;

/// <summary>What layers look like once libass has drawn them.</summary>
public sealed class AssLayersRenderedTests
{
    private static readonly Rgba White = new(255, 255, 255);

    public static TheoryData<int, int> Rates() => new()
    {
        { 12, 1 }, { 15, 1 }, { 24000, 1001 }, { 24, 1 }, { 25, 1 }, { 30000, 1001 }, { 30, 1 }, { 48, 1 }, { 50, 1 }, { 60000, 1001 }, { 60, 1 },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public async Task A_clip_shows_on_exactly_its_frames_at_every_rate(int numerator, int denominator)
    {
        const int Frames = 150;
        using var canvas = new AssCanvas(32, 16, new FrameRate(numerator, denominator), Frames, new Rgba(0, 0, 0));
        // Frame n is lit when n is not a multiple of 3 or 7: single frames, pairs, gaps of one.
        bool Lit(long n) => n % 3 != 0 && n % 7 != 0;
        var layers = Enumerable.Range(0, Frames).Where(n => Lit(n)).Select(n => (Layer)AssCanvas.Shape(ShapeKind.Rectangle, 0, 0, 32, 16, White, n, 1)).ToArray();

        var frames = await canvas.DrawAsync(layers);

        frames.Select((f, i) => (i, canvas.At(f, 16, 8).G > 128)).ShouldBe(Enumerable.Range(0, Frames).Select(i => (i, Lit(i))));
    }

    [Fact]
    public async Task A_stretch_that_begins_within_a_clip_shows_its_middle()
    {
        using var canvas = new AssCanvas(160, 90, new FrameRate(30000, 1001), 60, new Rgba(0, 0, 0));
        var shape = AssCanvas.Shape(ShapeKind.Rectangle, 0, 0, 20, 20, White, 5, 50) with
        {
            X = Curve.Of([new(0, 0, Easing.Linear), new(49, 130, Easing.InOut)]),
            In = new(TransitionKind.Fade, 12, Easing.Linear, false),
        };
        var text = AssCanvas.Text("Words that come", 0, 40, 160, 40, 16, null, 2, 56) with { Motion = TextMotion.WordByWord };

        var whole = await canvas.DrawAsync(shape, text);
        var part = await canvas.DrawAsync([shape, text], [], 11, 30);

        for (var i = 0; i < 30; i++) part[i].ShouldBe(whole[11 + i]);
    }

    [Fact]
    public void The_same_content_elsewhere_gives_the_same_file()
    {
        using var canvas = new AssCanvas(160, 90);
        Layer[] At(long start) => [AssCanvas.Text("Again", 0, 0, 160, 90, 20, null, start, 40) with { Motion = TextMotion.Rise }, AssCanvas.Shape(ShapeKind.Ellipse, 10, 10, 40, 40, White, start + 3, 20)];

        var here = AssLayers.Write(canvas.Timeline, At(10), [], 12, 25, Find, 5);
        var there = AssLayers.Write(canvas.Timeline, At(1010), [], 1012, 25, Find, 5);

        there.Ass.ShouldBe(here.Ass);
    }

    [Theory]
    [InlineData(ShapeKind.Rectangle)]
    [InlineData(ShapeKind.Ellipse)]
    public async Task A_shape_covers_its_box_to_the_pixel(ShapeKind kind)
    {
        using var canvas = new AssCanvas(200, 120);

        var frame = (await canvas.DrawAsync(AssCanvas.Shape(kind, 31, 17, 90, 60, White)))[0];

        canvas.Ink(frame, 30).ShouldBe((31, 17, 121, 77));
        canvas.At(frame, 76, 47).G.ShouldBeGreaterThan(250);
    }

    [Fact]
    public async Task Half_a_pixel_is_half_as_bright()
    {
        using var canvas = new AssCanvas(100, 60);

        var frame = (await canvas.DrawAsync(AssCanvas.Shape(ShapeKind.Rectangle, 10, 10.5, 60, 20.75, White)))[0];

        canvas.At(frame, 40, 10).G.ShouldBeInRange(110, 146);
        canvas.At(frame, 40, 11).G.ShouldBeGreaterThan(252);
        canvas.At(frame, 40, 31).G.ShouldBeInRange(46, 82);
    }

    [Fact]
    public async Task A_shape_turns_around_its_anchor()
    {
        using var canvas = new AssCanvas(200, 200);
        var bar = AssCanvas.Shape(ShapeKind.Rectangle, 100, 100, 80, 10, White) with { AnchorX = 0, AnchorY = 0.5, Rotation = 90, Scale = 1.1 };

        var frame = (await canvas.DrawAsync(bar))[0];

        canvas.Ink(frame, 200).ShouldBe((95, 100, 105, 188), "turned clockwise, it hangs from its left end");
    }

    [Fact]
    public async Task A_stroke_lies_on_both_sides_of_the_edge()
    {
        using var canvas = new AssCanvas(200, 120);

        var frame = (await canvas.DrawAsync(AssCanvas.Shape(ShapeKind.Rectangle, 40, 30, 100, 60, null) with { Stroke = White, StrokeWidth = 8 }))[0];

        canvas.Ink(frame, 30).ShouldBe((36, 26, 144, 94));
        canvas.At(frame, 42, 60).G.ShouldBeGreaterThan(250);
        canvas.At(frame, 46, 60).G.ShouldBeLessThan(10);
    }

    [Theory]
    [InlineData(TextAlign.Left)]
    [InlineData(TextAlign.Centre)]
    [InlineData(TextAlign.Right)]
    public async Task Lines_stand_where_the_alignment_says(TextAlign align)
    {
        using var canvas = new AssCanvas(400, 120);

        var frame = (await canvas.DrawAsync(AssCanvas.Text("HIH", 40, 20, 300, 80, 40) with { Align = align }))[0];

        var ink = canvas.Ink(frame)!.Value;
        var (left, right) = (ink.Left - 40, 340 - ink.Right);
        switch (align)
        {
            case TextAlign.Left: left.ShouldBeInRange(0, 5); break;
            case TextAlign.Right: right.ShouldBeInRange(0, 5); break;
            default: (left - right).ShouldBeInRange(-2, 2); break;
        }

        ((ink.Top + ink.Bottom) / 2.0).ShouldBe(60, 1.0);
        // Capitals of Inter Display are 0.727 em high.
        (ink.Bottom - ink.Top).ShouldBeInRange(28, 31);
    }

    private static Composition.Typography.FontFace Find(Composition.Design.FontName name) => Fonts.Find(name);

    private static readonly Media.Fonts.FontCatalog Fonts = new MediaHost().Get<Media.Fonts.FontCatalog>();
}
