using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting.Mattes;
using Xunit;

namespace VideoGen.Composition.Tests.Painting.Mattes;

public sealed class TransitionMattesTests
{
    private const int Width = 160, Height = 90, Frames = 15;

    public static TheoryData<TransitionKind> Kinds() => [.. Enum.GetValues<TransitionKind>().Where(TransitionMattes.Has)];

    [Fact]
    public void There_are_enough_kinds_to_choose_from() => Enum.GetValues<TransitionKind>().Count(TransitionMattes.Has).ShouldBeGreaterThanOrEqualTo(13);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_pixel_that_shows_once_stays(TransitionKind kind)
    {
        var painter = TransitionMattes.For(kind, Width, Height, Frames, Easing.Linear);
        var before = painter.Frame(-1);
        before.ShouldBeAll(0);
        for (var i = 0; i <= Frames; i++)
        {
            var now = painter.Frame(i);
            for (var p = 0; p < now.Length; p++) (now[p] >= before[p]).ShouldBeTrue($"frame {i}, pixel {p}");
            now.AsSpan().SequenceEqual(before).ShouldBeFalse($"frame {i} repeats the one before");
            before = now;
        }

        before.ShouldBeAll(255);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_sides_add_up(TransitionKind kind)
    {
        var fresh = TransitionMattes.For(kind, Width, Height, Frames, Easing.Linear).Frame(6);
        var old = TransitionMattes.For(kind, Width, Height, Frames, Easing.Linear, MatteOf.OldPicture).Frame(6);

        for (var p = 0; p < fresh.Length; p++) (fresh[p] + old[p]).ShouldBe(255);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_first_and_the_last_frame_already_show_some_of_both(TransitionKind kind)
    {
        var painter = TransitionMattes.For(kind, Width, Height, Frames, Easing.Linear);

        painter.Frame(0).Max().ShouldBeGreaterThan((byte)0);
        painter.Frame(Frames - 1).Min().ShouldBeLessThan((byte)255);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Frames_do_not_depend_on_their_order_or_painter(TransitionKind kind)
    {
        var (one, other) = (TransitionMattes.For(kind, Width, Height, Frames, Easing.Linear), TransitionMattes.For(kind, Width, Height, Frames, Easing.Linear));
        other.Frame(12);

        one.Frame(4).AsSpan().SequenceEqual(other.Frame(4)).ShouldBeTrue();
        one.Key.ShouldBe(other.Key);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Odd_sizes_are_drawn_to_the_last_pixel(TransitionKind kind)
    {
        TransitionMattes.For(kind, 37, 23, 5, Easing.Linear).Frame(5).ShouldBeAll(255);
        TransitionMattes.For(kind, 2, 2, 5, Easing.Linear).Frame(-1).ShouldBeAll(0);
    }

    [Theory]
    [InlineData(TransitionKind.WipeLeft, 150, 45, 10, 45)]
    [InlineData(TransitionKind.WipeRight, 10, 45, 150, 45)]
    [InlineData(TransitionKind.WipeUp, 80, 85, 80, 5)]
    [InlineData(TransitionKind.WipeDown, 80, 5, 80, 85)]
    [InlineData(TransitionKind.WipeDiagonal, 5, 5, 155, 85)]
    [InlineData(TransitionKind.CircleOpen, 80, 45, 5, 5)]
    [InlineData(TransitionKind.CircleClose, 5, 5, 80, 45)]
    [InlineData(TransitionKind.RectangleOpen, 80, 45, 5, 45)]
    [InlineData(TransitionKind.Clock, 120, 45, 40, 45)]
    public void Half_way_the_front_has_passed_what_lies_behind_it(TransitionKind kind, int newX, int newY, int oldX, int oldY)
    {
        var half = TransitionMattes.For(kind, Width, Height, Frames, Easing.Linear).Frame(7);

        half.At(Width, newX, newY).ShouldBe((byte)255);
        half.At(Width, oldX, oldY).ShouldBe((byte)0);
    }

    [Theory]
    [InlineData(TransitionKind.Fade)]
    [InlineData(TransitionKind.Dissolve)]
    [InlineData(TransitionKind.WipeRight)]
    [InlineData(TransitionKind.WipeDiagonal)]
    [InlineData(TransitionKind.Clock)]
    [InlineData(TransitionKind.Blinds)]
    [InlineData(TransitionKind.Checker)]
    public void Half_way_half_of_it_shows(TransitionKind kind) =>
        TransitionMattes.For(kind, Width, Height, Frames, Easing.Linear).Frame(7).Average(v => v / 255.0).ShouldBe(0.5, 0.03);

    [Fact]
    public void Keys_name_all_that_changes_pixels()
    {
        string[] keys =
        [
            TransitionMattes.For(TransitionKind.Fade, 2, 2, 15, Easing.Linear).Key, TransitionMattes.For(TransitionKind.Clock, 2, 2, 15, Easing.Linear).Key,
            TransitionMattes.For(TransitionKind.Fade, 4, 2, 15, Easing.Linear).Key, TransitionMattes.For(TransitionKind.Fade, 2, 2, 16, Easing.Linear).Key,
            TransitionMattes.For(TransitionKind.Fade, 2, 2, 15, Easing.InOut).Key, TransitionMattes.For(TransitionKind.Fade, 2, 2, 15, Easing.Linear, MatteOf.OldPicture).Key,
        ];

        keys.ShouldBeUnique();
    }

    [Fact]
    public void A_swinging_easing_never_leaves_the_range() =>
        TransitionMattes.For(TransitionKind.Fade, 2, 2, 15, new Easing(0.3, -0.8, 0.7, 1.8)).Frame(13)[0].ShouldBe((byte)255);

    [Fact]
    public void What_moves_has_no_matte() =>
        Should.Throw<ArgumentOutOfRangeException>(() => TransitionMattes.For(TransitionKind.SlideLeft, 2, 2, 15, Easing.Linear));
}
