using Shouldly;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Sound.Effects;
using Xunit;

namespace VideoGen.Composition.Tests.Sound.Effects;

public sealed class EffectSynthesizerTests
{
    public static TheoryData<SoundEffectKind> Kinds => [.. Enum.GetValues<SoundEffectKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_is_heard_and_stays_under_the_voice(SoundEffectKind kind)
    {
        var sound = EffectSynthesizer.Play(new SoundEffect(kind, SoundPlan.SampleRate, 3));

        sound.Length.ShouldBe(2 * SoundPlan.SampleRate);
        sound.ShouldAllBe(s => float.IsFinite(s));
        var peak = sound.Max(MathF.Abs);
        (20 * Math.Log10(peak)).ShouldBeInRange(-34, -8);
        LoudnessMeter.Measure(sound).ShouldBeLessThan(-19);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_begins_and_ends_without_a_click_whatever_its_length(SoundEffectKind kind)
    {
        foreach (var samples in (int[])[1, 2, 100, 4800, 60_000])
        {
            var sound = EffectSynthesizer.Play(new SoundEffect(kind, samples, 1));

            sound.Length.ShouldBe(samples * 2);
            if (samples < 4) continue;
            Math.Abs(sound[0]).ShouldBeLessThan(0.001f);
            Math.Abs(sound[^1]).ShouldBeLessThan(0.005f);
        }
    }

    [Fact]
    public void The_same_effect_is_the_same_sound_and_another_seed_another_one()
    {
        var effect = new SoundEffect(SoundEffectKind.Whoosh, 20_000, 5);

        EffectSynthesizer.Play(effect).ShouldBe(EffectSynthesizer.Play(effect));
        EffectSynthesizer.Play(effect with { Seed = 6 }).ShouldNotBe(EffectSynthesizer.Play(effect));
    }

    [Fact]
    public void Air_is_loudest_in_the_middle_and_passes_from_side_to_side()
    {
        var sound = EffectSynthesizer.Play(new SoundEffect(SoundEffectKind.Whoosh, 30_000, 2));

        double Level(int from, int side) => Enumerable.Range(from, 10_000).Average(i => Math.Abs(sound[(i * 2) + side]));
        (Level(10_000, 0) + Level(10_000, 1)).ShouldBeGreaterThan(2 * (Level(0, 0) + Level(0, 1)));
        var (early, late) = (Level(2000, 0) / Level(2000, 1), Level(18_000, 0) / Level(18_000, 1));
        (early > 1).ShouldNotBe(late > 1);
    }
}
