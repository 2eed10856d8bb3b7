using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting.Mattes;
using Xunit;

namespace VideoGen.Media.Tests.Graphs;

/// <summary>Frames of transitions against pictures that are put together in C#.</summary>
public sealed class TransitionTests
{
    private const int Length = 9;

    public static TheoryData<TransitionKind> Kinds => [.. Enum.GetValues<TransitionKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_clips_give_way_as_planned(TransitionKind kind)
    {
        using var host = new GraphHost();
        var (a, b) = await PicturesAsync(host);
        var transition = new Transition(kind, Length, Easing.InOut, Paired: true);
        var film = Clips.Film(40, host.Sources, Clips.Image("a.png", 24) with { Out = transition }, Clips.Image("b.png", 25, 15) with { In = transition });

        var whole = await host.DrawAsync(film);
        var tail = await host.DrawAsync(film, 15);

        whole.Count.ShouldBe(40);
        Compare(whole, 14, (x, y) => a.Luma(0, x, y), kind);
        Compare(whole, 24, (x, y) => b.Luma(0, x, y), kind);
        foreach (var k in (int[])[0, Length / 2, Length - 1])
        {
            var wanted = Paired(a, b, transition, k);
            Compare(whole, 15 + k, wanted, kind);
            Compare(tail, k, wanted, kind);
        }

        Compare(tail, Length, (x, y) => b.Luma(0, x, y), kind);
        Compare(tail, 24, (x, y) => b.Luma(0, x, y), kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_clip_comes_in_over_and_leaves_to_what_lies_beneath(TransitionKind kind)
    {
        using var host = new GraphHost();
        var (a, b) = await PicturesAsync(host);
        var transition = new Transition(kind, Length, Easing.Linear, Paired: false);
        var film = Clips.Film(34, host.Sources, Clips.Image("a.png", 34), Clips.Image("b.png", 26, 4) with { In = transition, Out = transition });

        var frames = await host.DrawAsync(film);

        Compare(frames, 3, (x, y) => a.Luma(0, x, y), kind);
        Compare(frames, 30, (x, y) => a.Luma(0, x, y), kind);
        Compare(frames, 4 + Length, (x, y) => b.Luma(0, x, y), kind);
        foreach (var k in (int[])[0, Length / 2, Length - 1])
        {
            Compare(frames, 4 + k, Single(a, b, transition, k, comes: true), kind);
            Compare(frames, 21 + k, Single(a, b, transition, k, comes: false), kind);
        }
    }

    [Fact]
    public async Task Clips_in_boxes_fade_into_each_other()
    {
        using var host = new GraphHost();
        var fade = new Transition(TransitionKind.Fade, 4, Easing.Linear, Paired: true);
        var film = Clips.Film(
            20, Clips.Fill(new Rgba(0, 0, 0), 20), Clips.Box(new Rgba(255, 0, 0), 20, 20, 40, 40, 10) with { Out = fade }, Clips.Box(new Rgba(0, 0, 255), 20, 20, 40, 40, 14, 6) with { In = fade });

        var frames = await host.DrawAsync(film);

        for (var f = 4; f < 12; f++)
        {
            var p = Math.Clamp((f - 5) / 5.0, 0, 1);
            ColourTests.Near(frames.At(f, 40, 40), ((int)Math.Round(255 * (1 - p)), 0, (int)Math.Round(255 * p)), 3);
        }

        ColourTests.Near(frames.At(8, 100, 40), (0, 0, 0), 1);
    }

    private static async Task<(Pictures A, Pictures B)> PicturesAsync(GraphHost host)
    {
        var facts = new VideoFacts { Codec = "png", CodedWidth = 160, CodedHeight = 90, PixelFormat = "rgb24" };
        await host.MakeAsync("a.png", "color=s=160x90,format=rgb24,geq=r=X+40:g=Y*2:b=60", "-frames:v 1 -c:v png -pix_fmt rgb24", TimeSpan.Zero, facts);
        await host.MakeAsync("b.png", "color=s=160x90,format=rgb24,geq=r=60:g=240-Y*2:b=255-X", "-frames:v 1 -c:v png -pix_fmt rgb24", TimeSpan.Zero, facts);
        return (await host.DrawAsync(Clips.Film(1, host.Sources, Clips.Image("a.png", 1))), await host.DrawAsync(Clips.Film(1, host.Sources, Clips.Image("b.png", 1))));
    }

    private static Func<int, int, double> Paired(Pictures a, Pictures b, Transition t, int k)
    {
        if (TransitionMattes.Has(t.Kind)) return Mixed(a, b, t, k);
        var step = TransitionSteps.At(t.Kind, k, t.Frames, t.Easing, 160, 90);
        if (t.Kind is TransitionKind.FadeThroughBlack or TransitionKind.FadeThroughWhite)
        {
            var colour = t.Kind == TransitionKind.FadeThroughBlack ? 16 : 235;
            return (x, y) => colour + (step.Old.Opacity * (a.Luma(0, x, y) - colour)) + (step.New.Opacity * (b.Luma(0, x, y) - colour));
        }

        return (x, y) => Over(Over(16, a, step.Old, x, y), b, step.New, x, y);
    }

    private static Func<int, int, double> Single(Pictures a, Pictures b, Transition t, int k, bool comes)
    {
        if (TransitionMattes.Has(t.Kind)) return comes ? Mixed(a, b, t, k) : Mixed(b, a, t, k);
        var place = comes
            ? TransitionSteps.Coming(t.Kind, k, t.Frames, t.Easing, 160, 90)
            : TransitionSteps.Leaving(t.Kind, k, t.Frames, t.Easing, 160, 90);
        return (x, y) => Over(a.Luma(0, x, y), b, place, x, y);
    }

    private static Func<int, int, double> Mixed(Pictures old, Pictures @new, Transition t, int k)
    {
        var matte = new byte[160 * 90];
        TransitionMattes.For(t.Kind, 160, 90, t.Frames, t.Easing).Paint(k, matte);
        return (x, y) => old.Luma(0, x, y) + ((@new.Luma(0, x, y) - old.Luma(0, x, y)) * matte[(y * 160) + x] / 255.0);
    }

    private static double Over(double below, Pictures picture, PicturePlace place, int x, int y)
    {
        var sx = (int)Math.Round((x - 79.5 - place.X) / place.Scale + 79.5);
        var sy = (int)Math.Round((y - 44.5 - place.Y) / place.Scale + 44.5);
        return sx is < 0 or >= 160 || sy is < 0 or >= 90 ? below : below + (place.Opacity * (picture.Luma(0, sx, sy) - below));
    }

    // Edges of pictures that are scaled may lie a pixel apart; the picture as a whole may not.
    private static void Compare(Pictures frames, int frame, Func<int, int, double> wanted, TransitionKind kind)
    {
        List<double> errors = [];
        for (var y = 0; y < 90; y++)
        {
            for (var x = 0; x < 160; x++) errors.Add(Math.Abs(frames.Luma(frame, x, y) - wanted(x, y)));
        }

        errors.Sort();
        var mean = errors.Average();
        mean.ShouldBeLessThan(kind == TransitionKind.Zoom ? 2.5 : 1, $"{kind}, frame {frame}: mean error {mean:0.00}, 95th percentile {errors[(int)(errors.Count * 0.95)]:0.0}");
        errors[(int)(errors.Count * 0.95)].ShouldBeLessThan(6, $"{kind}, frame {frame}");
    }
}
