using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Shouldly;
using VideoGen.Composition.Music;
using VideoGen.Composition.Storyboards;
using Xunit;

namespace VideoGen.Composition.Tests.Music;

public sealed class MusicTests
{
    private static readonly ConcurrentDictionary<(Mood Mood, long Seed), float[]> Played = new();

    public static TheoryData<Mood> Moods => [.. Enum.GetValues<Mood>()];

    [Theory]
    [MemberData(nameof(Moods))]
    public void Music_has_the_asked_length_no_clipping_and_no_broken_samples(Mood mood)
    {
        var samples = Play(mood, 1);

        samples.Length.ShouldBe(2 * 16 * 48_000);
        samples.ShouldAllBe(s => float.IsFinite(s));
        samples.Max(Math.Abs).ShouldBeInRange(0.3f, 0.709f);
    }

    [Theory]
    [MemberData(nameof(Moods))]
    public void Music_starts_and_ends_in_silence_and_never_jumps(Mood mood)
    {
        var samples = Play(mood, 2);

        Math.Abs(samples[0]).ShouldBeLessThan(1e-3f);
        Math.Abs(samples[^1]).ShouldBeLessThan(1e-4f);
        var last = samples.AsSpan(samples.Length - 9600);
        for (var i = 2; i < last.Length; i++)
            Math.Abs(last[i] - last[i - 2]).ShouldBeLessThan(0.05f);
    }

    [Theory]
    [InlineData(Mood.Uplifting, 0.9)]
    [InlineData(Mood.Energetic, 1.1)]
    [InlineData(Mood.Confident, 0.95)]
    [InlineData(Mood.Playful, 1.07)]
    public void The_beat_that_is_heard_is_the_beat_that_was_promised(Mood mood, double guess)
    {
        var promised = MusicTempo.BeatsPerMinute(mood, 3);

        var heard = Listening.BeatsPerMinute(Play(mood, 3), promised * guess);

        heard.ShouldBe(promised, promised * 0.011);
    }

    [Fact]
    public void The_same_brief_gives_the_same_samples_and_another_seed_others()
    {
        Hash(Play(Brief(Mood.Calm, 5))).ShouldBe(Hash(Play(Brief(Mood.Calm, 5))));
        Hash(Play(Mood.Calm, 6)).ShouldNotBe(Hash(Play(Mood.Calm, 5)));
    }

    [Fact]
    public void Moods_can_be_told_apart_by_brightness_and_density()
    {
        var heard = Enum.GetValues<Mood>()
            .Select(m => (Mood: m, Bright: Math.Log(Listening.ShareAbove(Play(m, 4), 2000)), Dense: Listening.StrokesPerSecond(Play(m, 4))))
            .ToList();

        var (calm, energetic) = (heard.Single(h => h.Mood == Mood.Calm), heard.Single(h => h.Mood == Mood.Energetic));
        energetic.Dense.ShouldBeGreaterThan(calm.Dense);
        energetic.Bright.ShouldBeGreaterThan(calm.Bright + Math.Log(2));
        foreach (var a in heard)
        {
            foreach (var b in heard.Where(b => b.Mood > a.Mood))
            {
                var apart = Math.Abs(a.Bright - b.Bright) + Math.Abs(Math.Log((a.Dense + 0.2) / (b.Dense + 0.2)));
                apart.ShouldBeGreaterThan(0.15, string.Join('\n', heard));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4_800)]
    [InlineData(144_000)]
    [InlineData(200_003)]
    public void Very_short_films_have_music_too(int length)
    {
        foreach (var mood in Enum.GetValues<Mood>())
            Play(Brief(mood, 1) with { Samples = length, SceneStarts = [TimeSpan.Zero, TimeSpan.FromSeconds(1)] }).Length.ShouldBe(2 * length);
    }

    [Fact]
    public void The_piece_grows_with_the_scenes_and_ends_on_the_key_chord()
    {
        var brief = Brief(Mood.Uplifting, 7);

        var score = Composer.Compose(brief);

        score.Sections.Select(s => s.Energy).ShouldBe([0, 2, 3, 1]);
        score.Sections[1].Start.ShouldBe((int)Math.Round(4 * brief.BeatsPerMinute / 60));
        var pad = score.Parts[0].Notes;
        var final = pad.Where(n => n.Start == pad.Max(p => p.Start)).ToList();
        final.ShouldAllBe(n => Math.Abs(n.Start + n.Beats - score.Beats) < 1e-6);

        // One second has room for the key chord alone.
        var home = Composer.Compose(brief with { Samples = 48_000 }).Parts[0].Notes;
        final.Select(n => n.Pitch % 12).Order().ShouldBe(home.Select(n => n.Pitch % 12).Order());
    }

    private static float[] Play(Mood mood, long seed) => Played.GetOrAdd((mood, seed), k => Play(Brief(k.Mood, k.Seed)));

    private static float[] Play(MusicBrief brief) => MusicSynthesizer.Play(brief, Composer.Compose(brief), CancellationToken.None);

    private static MusicBrief Brief(Mood mood, long seed) => new()
    {
        Mood = mood,
        Seed = seed,
        BeatsPerMinute = MusicTempo.BeatsPerMinute(mood, seed),
        Samples = 16 * 48_000,
        SceneStarts = [TimeSpan.Zero, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(12)],
    };

    private static string Hash(float[] samples) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(samples.AsSpan())));
}
