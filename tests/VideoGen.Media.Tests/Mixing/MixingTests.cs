using Shouldly;
using VideoGen.Composition.Music;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Storyboards;
using VideoGen.Media.Mixing;
using Xunit;

namespace VideoGen.Media.Tests.Mixing;

public sealed class MixingTests
{
    private const int Rate = 48_000;

    [Fact]
    public async Task A_spoken_film_is_as_loud_as_promised_and_long_to_the_sample()
    {
        using var host = new SoundHost();
        var spoken = await host.Say("en", "The ocean glows at night because of tiny living things.", "They shine when they are touched.");
        var order = Order(host, Mood.Uplifting, 251, 30) with
        {
            Voice = [.. spoken.Lines.Select((l, i) => new VoiceClip(TimeSpan.FromSeconds(0.5 + (i * 4.5)), Path.GetFileName(l.WavPath!)))],
        };

        var mixed = await host.Mixer.MixAsync(order, CancellationToken.None);

        var film = await Sounds.DecodeAsync(host, mixed.FilmName);
        (await Sounds.LengthAsync(host, mixed.FilmName)).ShouldBe(order.Music.Samples);
        LoudnessMeter.Measure(film).ShouldBe(-14, 1);
        mixed.Loudness.Integrated.ShouldBe(LoudnessMeter.Measure(film), 0.2);
        mixed.Loudness.TruePeak.ShouldBeLessThanOrEqualTo(-1);
        foreach (var stem in new[] { mixed.MusicName!, mixed.NarrationName! })
        {
            (await Sounds.LengthAsync(host, stem)).ShouldBe(order.Music.Samples);
            var samples = await Sounds.DecodeAsync(host, stem);
            samples.Max(Math.Abs).ShouldBeLessThan(0.988f);
        }
    }

    [Fact]
    public async Task Music_gives_way_to_the_voice_and_comes_back()
    {
        using var host = new SoundHost();
        var spoken = await host.Say("en", "One two three four five six seven eight nine ten.");
        var order = Order(host, Mood.Calm, 12, 1) with { Voice = [new(TimeSpan.FromSeconds(4), Path.GetFileName(spoken.Lines[0].WavPath!))] };

        var music = await Sounds.DecodeAsync(host, (await host.Mixer.MixAsync(order, CancellationToken.None)).MusicName!);
        var free = await Sounds.DecodeAsync(host, (await host.Mixer.MixAsync(order with { Voice = [] }, CancellationToken.None)).MusicName!);

        double Ratio(double from, double to) => Energy(music, from, to) / Energy(free, from, to);
        var during = 10 * Math.Log10(Ratio(4.6, 6.0) / Ratio(1.5, 3.5));
        during.ShouldBeInRange(-11, -7);
        var words = spoken.Lines[0].Narration.Words;
        var after = 4 + words[^1].End.TotalSeconds + 2;
        (10 * Math.Log10(Ratio(after, after + 1) / Ratio(1.5, 3.5))).ShouldBeInRange(-2, 1);
    }

    [Theory]
    [InlineData(Mood.Energetic)]
    [InlineData(Mood.Mysterious)]
    public async Task A_film_without_a_voice_has_music_alone_at_the_same_loudness(Mood mood)
    {
        using var host = new SoundHost();

        var mixed = await host.Mixer.MixAsync(Order(host, mood, 125, 25), CancellationToken.None);

        mixed.NarrationName.ShouldBeNull();
        mixed.Loudness.Integrated.ShouldBe(-14, 1);
        mixed.Loudness.TruePeak.ShouldBeLessThanOrEqualTo(-1);
    }

    [Fact]
    public async Task Speech_that_does_not_fit_is_played_faster_at_the_same_pitch()
    {
        using var host = new SoundHost();
        var spoken = await host.Say("en", "This sentence has to be said a good deal faster than it was recorded.");
        var order = Order(host, Mood.Calm, 6, 1) with { SpeechTempo = 1.5, Voice = [new(TimeSpan.Zero, Path.GetFileName(spoken.Lines[0].WavPath!))] };

        var mixed = await host.Mixer.MixAsync(order, CancellationToken.None);

        var voice = (await Sounds.DecodeAsync(host, mixed.NarrationName!)).SelectMany(sample => new[] { sample, sample }).ToArray(); // one channel
        var end = spoken.Lines[0].Narration.Duration.TotalSeconds / 1.5;
        Energy(voice, 0, end).ShouldBeGreaterThan(100 * Energy(voice, end + 0.3, 6));
    }

    [Fact]
    public void Our_limiter_keeps_its_ceiling_between_samples()
    {
        // A tone at a quarter of the sample rate, 45 degrees off: its samples stay at 0.7 while the wave reaches 1.
        var tone = new float[Rate * 2];
        for (var i = 0; i < Rate; i++)
            tone[i * 2] = tone[(i * 2) + 1] = (float)(1.4 * Math.Sin((Math.PI / 2 * i) + (Math.PI / 4)));
        var limited = new float[tone.Length];

        new PeakLimiter(new StereoBuffer(tone), 1, new PeakCeiling(0.8f)).Read(limited);

        limited.Skip(2000).Max(Math.Abs).ShouldBeInRange(0.52f, 0.58f);
    }

    private static MixOrder Order(SoundHost host, Mood mood, int frames, int fps) => new()
    {
        Folder = host.Folder,
        Voice = [],
        Music = new MusicBrief
        {
            Mood = mood,
            Seed = 3,
            BeatsPerMinute = MusicTempo.BeatsPerMinute(mood, 3),
            Samples = (int)((long)frames * Rate / fps),
            SceneStarts = [TimeSpan.Zero, TimeSpan.FromSeconds(3)],
        },
    };

    private static double Energy(float[] stereo, double from, double to)
    {
        var part = stereo.AsSpan((int)(from * Rate) * 2, (int)((to - from) * Rate) * 2);
        var sum = 1e-9;
        foreach (var sample in part)
            sum += sample * sample;
        return sum / part.Length;
    }
}
