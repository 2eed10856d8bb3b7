using Shouldly;
using VideoGen.Composition.Music;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Music;

/// <summary>Beats of sounds whose tempo is known.</summary>
public sealed class BeatFinderTests
{
    [Theory]
    [InlineData(Mood.Energetic, 126, 0.0)]
    [InlineData(Mood.Confident, 99, 0.31)]
    [InlineData(Mood.Uplifting, 107, 1.7)]
    [InlineData(Mood.Playful, 118, 0.11)]
    public void Beats_of_composed_music_are_found_wherever_it_begins(Mood mood, int tempo, double cut)
    {
        var found = BeatFinder.Find(Composed(mood, tempo, 24).AsSpan((int)(cut * BeatFinder.SampleRate))).ShouldNotBeNull();

        found.BeatsPerMinute.ShouldBe(tempo, tempo * 0.004);
        // Every beat is one beat after the one before: what counts is where they fall within a beat.
        var beat = 60.0 / tempo;
        var off = (found.First.TotalSeconds + cut) % beat;
        Math.Min(off, beat - off).ShouldBeLessThan(0.045);
        found.First.TotalSeconds.ShouldBeInRange(0, beat);
    }

    [Fact]
    public void Clicks_on_a_floor_of_noise_are_found()
    {
        var chance = new Random(4);
        var sound = Enumerable.Range(0, 20 * BeatFinder.SampleRate).Select(i => (float)(chance.NextDouble() - 0.5) * 0.05f).ToArray();
        for (var at = 0.2; at < 19.9; at += 60.0 / 84)
        {
            for (var i = 0; i < 400; i++) sound[(int)(at * BeatFinder.SampleRate) + i] += (float)(chance.NextDouble() - 0.5) * MathF.Exp(-i / 80f);
        }

        var found = BeatFinder.Find(sound).ShouldNotBeNull();

        found.BeatsPerMinute.ShouldBe(84, 0.3);
        found.First.TotalSeconds.ShouldBe(0.2, 0.03);
    }

    [Fact]
    public void Noise_silence_and_what_is_too_short_have_none()
    {
        var chance = new Random(3);
        BeatFinder.Find([.. Enumerable.Range(0, 10 * BeatFinder.SampleRate).Select(_ => (float)(chance.NextDouble() - 0.5))]).ShouldBeNull();
        BeatFinder.Find(new float[10 * BeatFinder.SampleRate]).ShouldBeNull();
        BeatFinder.Find(new float[100]).ShouldBeNull();
    }

    private static float[] Composed(Mood mood, int tempo, int seconds)
    {
        var brief = new MusicBrief { Mood = mood, Seed = 5, BeatsPerMinute = tempo, Samples = seconds * MusicBrief.SampleRate, SceneStarts = [TimeSpan.Zero, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10)] };
        var stereo = MusicSynthesizer.Play(brief, Composer.Compose(brief), CancellationToken.None);
        var step = (double)MusicBrief.SampleRate / BeatFinder.SampleRate;
        return [.. Enumerable.Range(0, seconds * BeatFinder.SampleRate).Select(i => (stereo[(int)(i * step) * 2] + stereo[((int)(i * step) * 2) + 1]) / 2)];
    }
}
