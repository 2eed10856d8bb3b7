using Shouldly;
using VideoGen.Composition.Sound;
using Xunit;

namespace VideoGen.Composition.Tests.Sound;

public sealed class PeakTests
{
    private const int Rate = 48_000;

    [Fact]
    public void What_stays_below_the_ceiling_passes_as_it_is()
    {
        var tone = Tone(3 * Rate, _ => 0.7f);

        Limit(tone, new PeakCeiling(0.8f), 7_001).ShouldBe(tone);
    }

    [Fact]
    public void After_a_loud_moment_the_sound_is_again_as_it_was()
    {
        var tone = Tone(4 * Rate, i => i / Rate == 1 ? 1.6f : 0.7f);

        var limited = Limit(tone, new PeakCeiling(0.8f), Rate / 2);

        limited.Max(Math.Abs).ShouldBeLessThanOrEqualTo(0.801f);
        limited.AsSpan(0, Rate).SequenceEqual(tone.AsSpan(0, Rate)).ShouldBeTrue();
        limited.AsSpan(7 * Rate).SequenceEqual(tone.AsSpan(7 * Rate)).ShouldBeTrue();
    }

    [Fact]
    public void The_size_of_the_stretches_that_are_read_changes_nothing_one_can_hear()
    {
        var tone = Tone(2 * Rate, i => i % 9_000 < 900 ? 1.5f : 0.4f);

        var (small, large) = (Limit(tone, new PeakCeiling(0.5f), 333), Limit(tone, new PeakCeiling(0.5f), 2 * Rate));

        small.Zip(large, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(0.001f);
    }

    [Fact]
    public void Only_the_places_that_were_too_high_are_lowered()
    {
        var ceiling = new PeakCeiling(0.8f);
        var (sent, heard) = (Enumerable.Repeat(0.8f, 30).ToArray(), Enumerable.Repeat(0.8f, 30).ToArray());
        heard[10] = 1f;

        ceiling.Lower(sent, heard, 0.9f, 0.99f);

        ceiling.At(10 * PeakCeiling.Step).ShouldBe(0.8f * 0.9f * 0.99f, 1e-5);
        ceiling.At((9 * PeakCeiling.Step) - 1).ShouldBe(0.8f);
        ceiling.At(12 * PeakCeiling.Step).ShouldBe(0.8f);
        ceiling.Least(0, 9 * PeakCeiling.Step).ShouldBe(ceiling.At(9 * PeakCeiling.Step));
        ceiling.Least(12 * PeakCeiling.Step, 100).ShouldBe(0.8f);
    }

    [Fact]
    public void A_lowered_place_is_limited_without_a_jump()
    {
        var ceiling = new PeakCeiling(0.9f);
        var heard = new float[30];
        heard[15] = 1.8f;
        ceiling.Lower([.. Enumerable.Repeat(0.9f, 30)], heard, 0.9f, 1);
        var tone = Tone(3 * Rate, _ => 0.85f);

        var limited = Limit(tone, ceiling, Rate / 2);

        limited.AsSpan(14 * PeakCeiling.Step * 2, 3 * PeakCeiling.Step * 2).ToArray().Max(Math.Abs).ShouldBeLessThan(0.451f);
        limited.AsSpan(0, 13 * PeakCeiling.Step * 2).SequenceEqual(tone.AsSpan(0, 13 * PeakCeiling.Step * 2)).ShouldBeTrue();
        Enumerable.Range(0, (3 * Rate) - 1).Max(i => Math.Abs(limited[(i + 1) * 2] - limited[i * 2])).ShouldBeLessThan(0.13f);
    }

    [Fact]
    public void The_meter_says_where_a_peak_between_samples_lies()
    {
        // 45 degrees off at a quarter of the sample rate: its samples stay at 0.7 of the wave's height.
        var sound = new float[Rate * 2];
        for (var i = 30_000; i < 32_000; i++) sound[(i * 2) + 1] = 0.9f * MathF.Sin((MathF.PI / 2 * i) + (MathF.PI / 4));

        var meter = new TruePeakMeter();
        foreach (var part in sound.Chunk(1_234)) meter.Add(part);
        meter.Finish();

        meter.Linear.ShouldBe(0.9, 0.03);
        meter.Steps.Count.ShouldBe(10);
        meter.Steps.Select(s => s > 0.6f).ShouldBe(Enumerable.Range(0, 10).Select(i => i == 6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1001)]
    public void Many_samples_at_once_are_as_one_by_one(int length)
    {
        var samples = Enumerable.Range(0, length).Select(i => MathF.Sin(i) * (i == length - 1 ? -2 : 1)).ToArray();
        var (product, sum) = ((float[])samples.Clone(), (float[])samples.Clone());

        SampleMath.Multiply(product, 0.3f);
        SampleMath.Add(sum, product);

        product.ShouldBe(samples.Select(s => s * 0.3f));
        sum.ShouldBe(samples.Select(s => s + (s * 0.3f)));
        SampleMath.Peak(samples).ShouldBe(samples.Max(Math.Abs));
    }

    [Fact]
    public void Both_sides_are_the_same_only_when_every_sample_is()
    {
        var sound = Tone(100, _ => 1);

        SampleMath.IsMono(sound).ShouldBeTrue();
        sound[199] += 1e-7f;
        SampleMath.IsMono(sound).ShouldBeFalse();
    }

    [Fact]
    public void Loudness_is_that_of_the_standards_reference_tone_however_it_is_fed()
    {
        // A tone of 997 Hz at full scale on one side has −3.01 LUFS; on both, 0.
        var tone = new float[5 * Rate * 2];
        for (var i = 0; i < tone.Length; i++) tone[i] = MathF.Sin(2 * MathF.PI * 997 * (i / 2) / Rate);
        var meter = new LoudnessMeter();
        foreach (var part in tone.Chunk(2 * 777)) meter.Add(part);

        meter.Integrated.ShouldBe(0, 0.02);
        meter.Integrated.ShouldBe(LoudnessMeter.Measure(tone), 1e-9);
        for (var i = 0; i < tone.Length; i += 2) tone[i] = 0;
        LoudnessMeter.Measure(tone).ShouldBe(-3.01, 0.02);
    }

    private static float[] Tone(int samples, Func<int, float> level)
    {
        var tone = new float[samples * 2];
        for (var i = 0; i < tone.Length; i++) tone[i] = level(i / 2) * MathF.Sin(2 * MathF.PI * 997 * (i / 2) / Rate);
        return tone;
    }

    private static float[] Limit(float[] sound, PeakCeiling ceiling, int stretch)
    {
        var limiter = new PeakLimiter(new StereoBuffer(sound), 1, ceiling);
        var limited = new float[sound.Length];
        for (var at = 0; at < limited.Length; at += stretch * 2) limiter.Read(limited.AsSpan(at, Math.Min(stretch * 2, limited.Length - at)));
        return limited;
    }
}
