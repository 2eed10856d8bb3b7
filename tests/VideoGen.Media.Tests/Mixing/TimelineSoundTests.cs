using Shouldly;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Sound;
using VideoGen.Core.Errors;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using Xunit;

namespace VideoGen.Media.Tests.Mixing;

public sealed class TimelineSoundTests
{
    private const int Rate = 48_000;
    private static readonly SoundSettings AsItIs = new() { Loudness = null, TruePeak = -0.1, DuckDecibels = 0 };

    [Theory]
    [InlineData("in.wav", "wav", 48_000, 0)]
    [InlineData("in.flac", "flac", 44_100, 1)]
    [InlineData("in.m4a", "mov", 48_000, 1)]
    [InlineData("in.mp3", "mp3", 48_000, 1)]
    [InlineData("in.mkv", "matroska", 48_000, 1)]
    [InlineData("in.ogg", "ogg", 48_000, 1)]
    public async Task A_clip_starts_at_its_sample_from_any_place_of_its_file(string name, string demuxer, int rate, int tolerance)
    {
        using var host = new SoundHost();
        var codec = name == "in.mkv" ? "flac" : name == "in.ogg" ? "libvorbis" : null;
        string[] arguments = codec is null ? [name] : ["-c:a", codec, name];
        await Sounds.MakeAsync(host, 6 * rate, rate, 2, (i, _) => i == 5 * rate ? 0.9 : 0, arguments);
        var plan = Plan(3, AsItIs, Clip("s", 70_001, 40_000) with { Trim = TimeSpan.FromSeconds(4.75) }, Source(demuxer));

        var film = await MixAsync(host, plan, name);

        film.Length.ShouldBe(3 * Rate * 2);
        Loudest(film).ShouldBeInRange(70_001 + (Rate / 4) - tolerance, 70_001 + (Rate / 4) + tolerance);
    }

    [Fact]
    public async Task Mono_is_heard_on_both_sides_and_six_channels_do_not_clip()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, Rate, Rate, 1, (i, _) => 0.5 * Tone(i, 1000), "one.wav");
        await Sounds.MakeAsync(host, Rate, Rate, 6, (i, _) => 0.9 * Tone(i, 1000), "-channel_layout", "5.1", "six.wav");

        var one = await MixAsync(host, Plan(1, AsItIs, Clip("s", 0, Rate), Source("wav", channels: 1)), "one.wav");
        var six = await MixAsync(host, Plan(1, AsItIs, Clip("s", 0, Rate), Source("wav", channels: 6)), "six.wav");

        (Level(one, 0, 0), Level(one, 1, 0)).ShouldBe((0.3536, 0.3536));
        six.Max(Math.Abs).ShouldBeInRange(0.85f, 0.93f);
    }

    [Fact]
    public async Task Sound_that_starts_late_in_its_file_keeps_its_place()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, Rate, Rate, 2, (i, _) => i == 1000 ? 0.9 : 0, "flat.wav");
        await host.FFmpeg.RunAsync(
            new FFmpegRun
            {
                WorkDirectory = host.Folder,
                Arguments = ["-f", "lavfi", "-i", "color=s=64x64:d=1.5", "-itsoffset", "0.25", "-i", "flat.wav", "-map", "0", "-map", "1", "-c:a", "pcm_s16le", "in.mov"],
            }, default);

        var film = await MixAsync(host, Plan(1, AsItIs, Clip("s", 0, Rate), Source("mov")), "in.mov");

        Loudest(film).ShouldBe((Rate / 4) + 1000);
    }

    [Fact]
    public async Task Volume_moves_along_its_keyframes_and_fades_are_of_equal_power()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, 4 * Rate, Rate, 2, (i, _) => 0.5 * Tone(i, 997), "in.wav");
        var volume = Curve.Of([new(0, 0, Easing.Linear), new(30, 1, Easing.Linear), new(60, 1, Easing.Linear), new(90, 0.5, Easing.Hold)]);
        var moving = Plan(4, AsItIs, Clip("s", 0, 4 * Rate) with { Volume = volume }, Source("wav"));
        var fading = Plan(4, AsItIs, Clip("s", 0, 4 * Rate) with { FadeIn = Rate, FadeOut = 2 * Rate }, Source("wav"));

        var moved = await MixAsync(host, moving, "in.wav");
        var faded = await MixAsync(host, fading, "in.wav");

        Level(moved, 0, 0.45, 0.55).ShouldBe(0.3536 * 0.5, 0.01);
        Level(moved, 0, 2, 2.9).ShouldBe(0.3536, 0.005);
        Level(moved, 0, 3.1, 3.9).ShouldBe(0.3536 / 2, 0.005);
        Level(faded, 0, 0.45, 0.55).ShouldBe(0.3536 * Math.Sqrt(0.5), 0.01);
        Level(faded, 0, 2.95, 3.05).ShouldBe(0.3536 * Math.Sqrt(0.5), 0.01);
        moved.Zip(moved.Skip(2), (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(0.07f);
    }

    [Fact]
    public async Task Backwards_means_backwards_to_the_sample()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, 2 * Rate, Rate, 2, (i, channel) => i == 30_000 + channel ? 0.9 : 0, "in.wav");
        var plan = Plan(1, AsItIs, Clip("s", 0, Rate) with { Reverse = true, Trim = TimeSpan.FromSeconds(0.5) }, Source("wav"));

        var film = await MixAsync(host, plan, "in.wav");

        // The stretch is 24,000 to 72,000: 30,000 is its sample 6,000 of 48,000.
        Loudest(film, 0).ShouldBe(48_000 - 1 - 6_000);
        Loudest(film, 1).ShouldBe(48_000 - 1 - 6_001);
    }

    [Fact]
    public async Task A_loop_starts_over_to_the_sample()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, 10_000, Rate, 2, (i, _) => i == 4_000 ? 0.5 : 0, "in.wav");

        var film = await MixAsync(host, Plan(1, AsItIs, Clip("s", 0, Rate) with { Loop = true }, Source("wav")), "in.wav");

        Enumerable.Range(0, Rate).Where(i => film[i * 2] > 0.3).ShouldBe([4_000, 14_000, 24_000, 34_000, 44_000]);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.4)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Speed_keeps_the_pitch_and_ends_when_it_must(double speed)
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, (int)(2 * Rate * speed), Rate, 2, (i, _) => 0.5 * Tone(i, 500), "in.wav");

        var film = await MixAsync(host, Plan(3, AsItIs, Clip("s", 0, 3 * Rate) with { Speed = speed }, Source("wav")), "in.wav");

        Crossings(film, 0.1, 1.9).ShouldBeInRange(1791, 1809);
        Level(film, 0, 0.1, 1.9).ShouldBe(0.3536, 0.01);
        Level(film, 0, 2.1, 3).ShouldBe(0, 0.0001);
        Level(film, 0, 1.9, 1.98).ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public async Task A_span_runs_faster_and_what_lies_around_it_is_untouched()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, 20 * Rate, Rate, 2, (i, _) => (0.4 * Tone(i, 440)) + (i % Rate == Rate / 2 ? 0.5 : 0), "in.wav");
        var spans = new TempoSpan[] { new(4 * Rate, 5 * Rate, 1.4) };
        var plan = Plan(12, AsItIs, Clip("s", 0, 12 * Rate) with { Tempos = spans }, Source("wav"));

        var film = await MixAsync(host, plan, "in.wav");

        // Before: the source's own seconds. After nine seconds of film the source has played 4 + 5 × 1.4 = 11.
        var clicks = Enumerable.Range(0, film.Length / 2).Where(i => Math.Abs(film[i * 2]) > 0.45).ToArray();
        clicks.Where(i => i < 4 * Rate).ShouldBe([Rate / 2, 3 * Rate / 2, 5 * Rate / 2, 7 * Rate / 2]);
        clicks.Where(i => i > 9 * Rate).ShouldBe([19 * Rate / 2, 21 * Rate / 2, 23 * Rate / 2]);
        Crossings(film, 4.5, 8.5).ShouldBeInRange(3490, 3550);

        // No jump at the joints: a tone of this height and level moves by 0.03 at most from sample to sample.
        Steepest(film, 3.9, 3.99).ShouldBeLessThan(0.035);
        Steepest(film, 8.95, 9.2).ShouldBeLessThan(0.04);
    }

    [Fact]
    public async Task The_film_is_as_loud_as_promised_by_ffmpegs_meter_too()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, 12 * Rate, Rate, 2, (i, c) => (0.2 * Tone(i, 220 + (c * 3)) * (0.6 + (0.4 * Tone(i, 1)))) + (i % 12_000 < 30 ? 0.9 : 0), "music.wav");
        var spoken = await host.Say("en", "Every second counts, and every sample too.", "This is the voice of the film.");
        var clips = spoken.Lines.Select((line, i) => Clip($"v{i}", (2 + (i * 5)) * Rate, 4 * Rate) with { Role = SoundRole.Narration });
        var plan = Plan(12, new SoundSettings(), [Clip("m", 0, 12 * Rate) with { Role = SoundRole.Music, Volume = 0.3 }, .. clips],
            new() { ["m"] = Source("wav"), ["v0"] = Source("wav", channels: 1), ["v1"] = Source("wav", channels: 1) });
        var files = new Dictionary<string, string> { ["m"] = "music.wav", ["v0"] = Path.GetFileName(spoken.Lines[0].WavPath!), ["v1"] = Path.GetFileName(spoken.Lines[1].WavPath!) };

        var mixed = await host.Timeline.MixAsync(plan, Files(host, plan, files), host.Folder, default);

        var (theirs, _) = await LoudnessCheck.MeasureAsync(host.FFmpeg, host.Folder, mixed.FilmName, default);
        theirs.Integrated.ShouldBe(-14, 0.5, mixed.Loudness.ToString());
        theirs.Integrated.ShouldBe(mixed.Loudness.Integrated, 0.1);
        theirs.TruePeak.ShouldBe(mixed.Loudness.TruePeak, 0.3);
        theirs.TruePeak.ShouldBeLessThanOrEqualTo(-1);
        theirs.Range.ShouldBe(mixed.Loudness.Range, 1);
        foreach (var stem in new[] { mixed.MusicName!, mixed.NarrationName! })
        {
            (await Sounds.LengthAsync(host, stem)).ShouldBe(12 * Rate);
            (await Sounds.DecodeAsync(host, stem)).Max(Math.Abs).ShouldBeLessThan(0.988f);
        }

        mixed.EffectsName.ShouldBeNull();

        // The voice is the same on both sides, the music is not.
        (await Sounds.DecodeAsync(host, mixed.NarrationName!)).Length.ShouldBeInRange(12 * Rate, (12 * Rate) + 1024);
        (await Sounds.DecodeAsync(host, mixed.MusicName!)).Length.ShouldBeInRange(24 * Rate, (24 * Rate) + 2048);
    }

    [Theory]
    [InlineData(null, -1.5)]
    [InlineData(null, -0.3)]
    [InlineData(-9.0, -1.0)]
    public async Task Sharp_drums_at_full_scale_stay_below_the_ceiling_when_they_are_encoded(double? loudness, double truePeak)
    {
        using var host = new SoundHost();
        var noise = new Random(5);
        await Sounds.MakeAsync(
            host, 8 * Rate, Rate, 2, (i, c) => Math.Clamp(((2 * noise.NextDouble()) - 1) * 4 * Math.Exp(-(i % 12_000) / 900.0), -1, 1) + (0.3 * Tone(i, 5000 + (c * 1000))), "-c:a", "pcm_f32le", "drums.wav");
        var plan = Plan(8, new SoundSettings { Loudness = loudness, TruePeak = truePeak }, Clip("s", 0, 8 * Rate), Source("wav"));

        var mixed = await host.Timeline.MixAsync(plan, Files(host, plan, new() { ["s"] = "drums.wav" }), host.Folder, default);

        var (theirs, _) = await LoudnessCheck.MeasureAsync(host.FFmpeg, host.Folder, mixed.FilmName, default);
        mixed.Loudness.TruePeak.ShouldBeInRange(truePeak - 1.5, truePeak);
        theirs.TruePeak.ShouldBeLessThanOrEqualTo(truePeak + 0.2);
    }

    [Fact]
    public async Task The_same_film_has_the_same_bytes()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, 3 * Rate, Rate, 2, (i, c) => (0.9 * Tone(i, 700 + c)) + (0.5 * Tone(i, 3)), "-c:a", "pcm_f32le", "in.wav");
        var plan = Plan(3, new SoundSettings(), [Clip("s", 0, 3 * Rate) with { Role = SoundRole.Music }, Clip("s", Rate, Rate)], new() { ["s"] = Source("wav") });
        var files = Files(host, plan, new() { ["s"] = "in.wav" });

        async Task<string[]> Hashes(string folder)
        {
            var mixed = await host.Timeline.MixAsync(plan, files, Path.Combine(host.Folder, folder), default);
            return [.. mixed.Files.Select(f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(host.Folder, folder, f.Name)))))];
        }

        var first = await Hashes("a");
        first.Length.ShouldBe(5);
        (await Hashes("b")).ShouldBe(first);
    }

    [Fact]
    public async Task A_long_tone_comes_out_without_a_glitch_in_both_files()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, 30 * 44_100, 44_100, 2, (i, _) => 0.5 * Math.Sin(2 * Math.PI * 997 * i / 44_100.0), "in.wav");
        var clips = Enumerable.Range(0, 6).Select(i => Clip("s", i * 5 * Rate, 5 * Rate) with { Trim = TimeSpan.FromSeconds(5 * i) }).ToArray();
        var plan = Plan(30, AsItIs, clips, new() { ["s"] = Source("wav") });

        var mixed = await host.Timeline.MixAsync(plan, Files(host, plan, new() { ["s"] = "in.wav" }), host.Folder, default);

        var film = await Sounds.DecodeAsync(host, mixed.FilmName);
        (await Sounds.LengthAsync(host, mixed.FilmName)).ShouldBe(30 * Rate);
        (film.Length / 2).ShouldBeInRange(30 * Rate, (30 * Rate) + 1024);
        Glitches(film, (30 * Rate) - 2048).ShouldBe(0);

        // In fragments the encoder's first packet lies before zero, where players drop it; ffmpeg keeps it.
        var stream = await Sounds.DecodeAsync(host, mixed.StreamName);
        ((stream.Length / 2) - 1024).ShouldBeInRange(30 * Rate, (30 * Rate) + 1024);
        Glitches(stream, (30 * Rate) - 2048).ShouldBe(0);
        film.AsSpan(2048, 20_000).SequenceEqual(stream.AsSpan(2048 + 2048, 20_000)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_index_names_every_byte_and_sample_of_the_stream()
    {
        using var host = new SoundHost();
        var mixed = await host.Timeline.MixAsync(Plan(10, AsItIs, [], []), Files(host, Plan(10, AsItIs, [], []), []), host.Folder, default);

        var index = FragmentIndex.FromJson(await File.ReadAllBytesAsync(Path.Combine(host.Folder, mixed.IndexName)))!;

        index.Timescale.ShouldBe(Rate);
        index.Fragments[0].Offset.ShouldBe(index.InitBytes);
        for (var i = 1; i < index.Fragments.Count; i++)
        {
            index.Fragments[i].Offset.ShouldBe(index.Fragments[i - 1].Offset + index.Fragments[i - 1].Bytes);
            index.Fragments[i].Start.ShouldBe(index.Fragments[i - 1].Start + index.Fragments[i - 1].Duration);
        }

        index.Fragments.Sum(f => f.Duration).ShouldBeInRange(10 * Rate, (10 * Rate) + 2048);
        index.Fragments.Take(2).ShouldAllBe(f => Math.Abs(f.Duration - (4 * Rate)) <= 1024);
    }

    [Fact]
    public async Task A_film_without_sounds_has_a_silent_stream_of_its_length()
    {
        using var host = new SoundHost();
        var plan = Plan(2, new SoundSettings(), [], []) with { Rate = new FrameRate(30_000, 1001), Frames = 61 };

        var mixed = await host.Timeline.MixAsync(plan, Files(host, plan, []), host.Folder, default);

        (await Sounds.LengthAsync(host, mixed.FilmName)).ShouldBe(97_697);
        (await Sounds.DecodeAsync(host, mixed.FilmName)).ShouldAllBe(s => s == 0);
        (mixed.MusicName, mixed.NarrationName, mixed.EffectsName).ShouldBe((null, null, null));
        System.Text.Json.JsonSerializer.Deserialize<MixResult>(System.Text.Json.JsonSerializer.Serialize(mixed))!.Loudness.ShouldBe(mixed.Loudness);
        mixed.Silences.ShouldBe([new SilentSpan(0, 2)]);
    }

    [Fact]
    public async Task A_damaged_file_is_named()
    {
        using var host = new SoundHost();
        await Sounds.MakeAsync(host, 4 * Rate, Rate, 2, (i, _) => 0.5 * Tone(i, 500), "good.flac");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(host.Folder, "good.flac"));
        for (var i = bytes.Length / 2; i < (bytes.Length / 2) + 4000; i++) bytes[i] ^= 0x5A;
        await File.WriteAllBytesAsync(Path.Combine(host.Folder, "bad.flac"), bytes);
        var plan = Plan(4, AsItIs, [Clip("good", 0, 4 * Rate), Clip("bad", 0, 4 * Rate)], new() { ["good"] = Source("flac"), ["bad"] = Source("flac") with { Name = "my song" } });

        var failure = await Should.ThrowAsync<MediaException>(() =>
            host.Timeline.MixAsync(plan, Files(host, plan, new() { ["good"] = "good.flac", ["bad"] = "bad.flac" }), host.Folder, default));

        failure.Code.ShouldBe(ErrorCodes.InputCorrupt);
        failure.Message.ShouldContain("my song");
    }

    private static async Task<float[]> MixAsync(SoundHost host, SoundPlan plan, string file)
    {
        await host.Timeline.MixAsync(plan, Files(host, plan, new() { ["s"] = file }), host.Folder, default);

        // Before encoding: an encoder smears what the mix must have right.
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(Path.Combine(host.Folder, "film.f32"))).ToArray();
    }

    private static SourceFiles Files(SoundHost host, SoundPlan plan, Dictionary<string, string> names) =>
        new(plan.Sources, names.ToDictionary(n => n.Key, n => Path.Combine(host.Folder, n.Value)));

    private static SoundClip Clip(string source, long start, long samples) =>
        new() { Path = "$", Source = source, StartSample = start, Samples = samples };

    private static SourceMedia Source(string demuxer, int channels = 2) => new()
    {
        Sha256 = new string('0', 64), ObjectKey = "", Bytes = 1, Name = "a file", Demuxer = demuxer, Audio = new AudioFacts("", Rate, channels, TimeSpan.Zero),
    };

    private static SoundPlan Plan(int seconds, SoundSettings settings, SoundClip clip, SourceMedia source) =>
        Plan(seconds, settings, [clip], new() { ["s"] = source });

    private static SoundPlan Plan(int seconds, SoundSettings settings, IReadOnlyList<SoundClip> clips, Dictionary<string, SourceMedia> sources) =>
        new() { Rate = new FrameRate(30, 1), Frames = seconds * 30, Clips = clips, Sources = sources, Settings = settings };

    private static double Tone(int sample, double hertz) => Math.Sin(2 * Math.PI * hertz * sample / Rate);

    private static int Loudest(float[] film, int channel = 0) =>
        Enumerable.Range(0, film.Length / 2).MaxBy(i => Math.Abs(film[(i * 2) + channel]));

    private static double Level(float[] film, int channel, double from, double to = 1) => Math.Round(
        Math.Sqrt(Enumerable.Range((int)(from * Rate), (int)((to - from) * Rate)).Average(i => (double)film[(i * 2) + channel] * film[(i * 2) + channel])), 4);

    private static int Crossings(float[] film, double from, double to) =>
        Enumerable.Range((int)(from * Rate), (int)((to - from) * Rate)).Count(i => (film[i * 2] < 0) != (film[(i + 1) * 2] < 0));

    private static double Steepest(float[] film, double from, double to) =>
        Enumerable.Range((int)(from * Rate), (int)((to - from) * Rate)).Max(i => Math.Abs(film[(i + 1) * 2] - film[i * 2]));

    /// <summary>Samples that two samples before do not foretell, as those of a steady tone do.</summary>
    private static int Glitches(float[] film, int until)
    {
        var k = 2 * Math.Cos(2 * Math.PI * 997 / Rate);
        return Enumerable.Range(2000, until - 2000).Count(i => Math.Abs(film[i * 2] - ((k * film[(i - 1) * 2]) - film[(i - 2) * 2])) > 0.01);
    }
}
