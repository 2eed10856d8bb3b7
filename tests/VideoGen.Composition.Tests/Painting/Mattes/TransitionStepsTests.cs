using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting.Mattes;
using Xunit;

namespace VideoGen.Composition.Tests.Painting.Mattes;

public sealed class TransitionStepsTests
{
    public static TheoryData<TransitionKind> Kinds() => [.. Enum.GetValues<TransitionKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Before_only_the_old_picture_shows_and_after_only_the_new_one_at_rest(TransitionKind kind)
    {
        var before = TransitionSteps.At(kind, -1, 15, Easing.Linear, 320, 180);
        var after = TransitionSteps.At(kind, 15, 15, Easing.Linear, 320, 180);

        before.Old.ShouldBe(PicturePlace.Rest);
        after.New.Blur.ShouldBe(0, 1e-9);
        (after.New with { Blur = 0 }).ShouldBe(PicturePlace.Rest);
        var hidden = before.New.Opacity == 0 || Math.Abs(before.New.X) == 320 || Math.Abs(before.New.Y) == 180 || TransitionMattes.Has(kind);
        hidden.ShouldBeTrue();
    }

    [Fact]
    public void Pushed_pictures_stay_side_by_side()
    {
        for (var i = 0; i < 15; i++)
        {
            var step = TransitionSteps.At(TransitionKind.PushLeft, i, 15, Easing.InOut, 320, 180);
            (step.New.X - step.Old.X).ShouldBe(320, 1e-9);
            step.Old.X.ShouldBeInRange(-319.9, -0.1);
        }
    }

    [Fact]
    public void Sliding_moves_the_new_picture_in_the_named_direction_over_the_old_one()
    {
        TransitionSteps.At(TransitionKind.SlideUp, 7, 15, Easing.Linear, 320, 180).ShouldBe(new(PicturePlace.Rest, PicturePlace.Rest with { Y = 90 }));
        TransitionSteps.Leaving(TransitionKind.SlideUp, 7, 15, Easing.Linear, 320, 180).ShouldBe(PicturePlace.Rest with { Y = -90 });
    }

    [Fact]
    public void A_dip_shows_neither_in_the_middle()
    {
        var step = TransitionSteps.At(TransitionKind.FadeThroughBlack, 7, 15, Easing.Linear, 320, 180);

        (step.Old.Opacity, step.New.Opacity).ShouldBe((0, 0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Without_a_neighbour_a_picture_comes_and_goes_for_good(TransitionKind kind)
    {
        var gone = TransitionSteps.Leaving(kind, 15, 15, Easing.Linear, 320, 180);

        (gone.Opacity == 0 || gone.X != 0 || gone.Y != 0 || TransitionMattes.Has(kind)).ShouldBeTrue();
        TransitionSteps.Coming(kind, 15, 15, Easing.Linear, 320, 180).Opacity.ShouldBe(1);
    }

    [Fact]
    public void Opacity_of_a_layer_is_its_curve_times_its_fades()
    {
        var fade = new Transition(TransitionKind.Fade, 4, Easing.Linear, Paired: false);
        var track = new OpacityTrack(0.5, fade, fade, frames: 20);

        track.Frame(0).ShouldBeAll(26);
        track.Frame(10).ShouldBeAll(128);
        track.At(3).ShouldBe(0.4, 1e-9);
        track.At(16).ShouldBe(0.4, 1e-9);
        track.At(19).ShouldBe(0.1, 1e-9);
        track.Key.ShouldNotBe(new OpacityTrack(0.5, fade, null, frames: 20).Key);
        track.Key.ShouldNotBe(new OpacityTrack(0.6, fade, fade, frames: 20).Key);
    }

    [Fact]
    public void Corners_are_round_and_smooth()
    {
        var mask = Masks.RoundedCorners(64, 40, 12).Frame();

        mask.At(64, 0, 0).ShouldBe((byte)0);
        mask.At(64, 32, 0).ShouldBe((byte)255);
        mask.At(64, 0, 20).ShouldBe((byte)255);
        mask.Count(v => v is > 0 and < 255).ShouldBeInRange(20, 120);
        (mask.Sum(v => v / 255.0)).ShouldBe((64 * 40) - ((4 - Math.PI) * 144), 2);
        Masks.RoundedCorners(64, 40, 0).Frame().ShouldBeAll(255);
    }

    [Fact]
    public void An_ellipse_has_its_area() => Masks.Ellipse(64, 40).Frame().Sum(v => v / 255.0).ShouldBe(Math.PI * 32 * 20, 6);
}
