using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Music;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Storyboards;
using VideoGen.Media.Mixing;
using VideoGen.Media.Rendering;
using VideoGen.Media.Speech;
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
        const int Samples = 251 * Rate / 30;

        var mixed = await MixAsync(host, Mood.Uplifting, 251, 30, 1, [.. spoken.Lines.Select((l, i) => (l, 0.5 + (i * 4.5)))]);

        var film = await Sounds.DecodeAsync(host, mixed.FilmName);
        (await Sounds.LengthAsync(host, mixed.FilmName)).ShouldBe(Samples);
        LoudnessMeter.Measure(film).ShouldBe(-14, 1);
        mixed.Loudness.Integrated.ShouldBe(LoudnessMeter.Measure(film), 0.2);
        mixed.Loudness.TruePeak.ShouldBeLessThanOrEqualTo(-1);
        foreach (var stem in new[] { mixed.MusicName!, mixed.NarrationName! })
        {
            (await Sounds.LengthAsync(host, stem)).ShouldBe(Samples);
            var samples = await Sounds.DecodeAsync(host, stem);
            samples.Max(Math.Abs).ShouldBeLessThan(0.988f);
        }
    }

    [Fact]
    public async Task Music_gives_way_to_the_voice_and_comes_back()
    {
        using var host = new SoundHost();
        var spoken = await host.Say("en", "One two three four five six seven eight nine ten.");

        var music = await Sounds.DecodeAsync(host, (await MixAsync(host, Mood.Calm, 12, 1, 1, (spoken.Lines[0], 4))).MusicName!);
        var free = await Sounds.DecodeAsync(host, (await MixAsync(host, Mood.Calm, 12, 1, 1)).MusicName!);

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

        var mixed = await MixAsync(host, mood, 125, 25, 1);

        mixed.NarrationName.ShouldBeNull();
        mixed.Loudness.Integrated.ShouldBe(-14, 1);
        mixed.Loudness.TruePeak.ShouldBeLessThanOrEqualTo(-1);
    }

    [Fact]
    public async Task Speech_that_does_not_fit_is_played_faster_at_the_same_pitch()
    {
        using var host = new SoundHost();
        var spoken = await host.Say("en", "This sentence has to be said a good deal faster than it was recorded.");

        var mixed = await MixAsync(host, Mood.Calm, 6, 1, 1.5, (spoken.Lines[0], 0));

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

    /// <summary>A film of composed music, and of lines that were spoken, each with its start in seconds.</summary>
    private static Task<MixResult> MixAsync(SoundHost host, Mood mood, int frames, int fps, double speed, params (SpokenLine Line, double Start)[] voice)
    {
        var samples = (long)frames * Rate / fps;
        var music = new MusicBrief
        {
            Mood = mood, Seed = 3, BeatsPerMinute = MusicTempo.BeatsPerMinute(mood, 3), Samples = (int)samples, SceneStarts = [TimeSpan.Zero, TimeSpan.FromSeconds(3)],
        };
        SoundClip[] clips =
        [
            new() { Path = "", Source = "", StartSample = 0, Samples = samples, Role = SoundRole.Music, Music = music },
            .. voice.Select((v, i) => new SoundClip
            {
                Path = "", Source = Name(i), StartSample = (long)(v.Start * Rate), Samples = samples - (long)(v.Start * Rate), Role = SoundRole.Narration, Speed = speed,
            }),
        ];
        var sources = voice.Select((v, i) => (Name: Name(i), v.Line)).ToDictionary(v => v.Name, v => new SourceMedia
        {
            Sha256 = new string('a', 64), ObjectKey = "", Bytes = 1, Name = "narration", Demuxer = "wav", Duration = v.Line.Narration.Duration, Audio = new AudioFacts("pcm_s16le", v.Line.SampleRate, 1, TimeSpan.Zero),
        });
        var plan = new SoundPlan { Rate = new FrameRate(fps, 1), Frames = frames, Clips = clips, Sources = sources, Settings = new SoundSettings() };
        var files = voice.Select((v, i) => (Name: Name(i), Path: v.Line.WavPath!)).ToDictionary(v => v.Name, v => v.Path);
        return host.Timeline.MixAsync(plan, new SourceFiles(sources, files), host.Folder, CancellationToken.None);

        static string Name(int line) => new SpokenText($"line {line}", "en", null, 1).Name;
    }

    private static double Energy(float[] stereo, double from, double to)
    {
        var part = stereo.AsSpan((int)(from * Rate) * 2, (int)((to - from) * Rate) * 2);
        var sum = 1e-9;
        foreach (var sample in part)
            sum += sample * sample;
        return sum / part.Length;
    }
}
