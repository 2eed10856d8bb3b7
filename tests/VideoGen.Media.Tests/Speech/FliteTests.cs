using Shouldly;
using VideoGen.Composition.Narration;
using VideoGen.Media.Mixing;
using VideoGen.Media.Speech;
using Xunit;

namespace VideoGen.Media.Tests.Speech;

/// <summary>The second voice, and times of words that are found in the sound alone.</summary>
public sealed class FliteTests
{
    private const string Text = "The ocean glows at night. Tiny algae, which drift in the waves, light up when they are moved; nobody knows it all.";

    [Theory]
    [InlineData("flite-slt")]
    [InlineData("flite-rms")]
    [InlineData("FLITE-AWB")]
    public async Task Another_voice_speaks_the_same_words(string voice)
    {
        using var host = new SoundHost();

        var line = (await SayAsync(host, voice)).Lines[0];
        var usual = (await SayAsync(host, null)).Lines[0];

        (await host.Speech.EngineAsync("en", voice, CancellationToken.None)).ShouldNotBeNull().ShouldStartWith("flite");
        line.SampleRate.ShouldBe(16_000);
        line.Narration.Words.Select(w => w.Text).ShouldBe(usual.Narration.Words.Select(w => w.Text));
        line.Narration.Words.Zip(line.Narration.Words.Skip(1)).ShouldAllBe(pair => pair.Second.Start >= pair.First.End);
        var (rate, samples) = SoundFiles.Read(line.WavPath!);
        var night = line.Narration.Words.Single(w => w.Text == "night.");
        var tiny = line.Narration.Words.Single(w => w.Text == "Tiny");
        (tiny.Start - night.End).TotalSeconds.ShouldBeGreaterThan(0.1);
        Level(samples, rate, night.End + TimeSpan.FromSeconds(0.03), tiny.Start - TimeSpan.FromSeconds(0.03)).ShouldBeLessThan(Level(samples, rate, tiny.Start, tiny.End) / 5);
    }

    [Fact]
    public async Task It_speaks_faster_when_asked()
    {
        using var host = new SoundHost();

        var (plain, fast) = ((await SayAsync(host, "flite-slt")).Lines[0], (await SayAsync(host, "flite-slt", 1.5)).Lines[0]);

        (plain.Narration.Duration / fast.Narration.Duration).ShouldBe(1.5, 0.06);
    }

    [Theory]
    [InlineData("de", "flite-slt")]
    [InlineData("en", "flite-nobody")]
    [InlineData("en", null)]
    public async Task For_all_else_the_usual_voice_speaks(string language, string? voice)
    {
        using var host = new SoundHost();

        (await host.Speech.EngineAsync(language, voice, CancellationToken.None)).ShouldNotBeNull().ShouldStartWith("espeak-ng");
        (await host.Speech.SpeakAsync(new SpeechOrder { Language = language, Voice = voice, Pace = 1, Folder = host.Folder, Lines = [new("s1", "Hallo")] }, CancellationToken.None))
            .Lines[0].SampleRate.ShouldBe(22_050);
    }

    [Theory]
    [InlineData("a:textfile=/etc/passwd:voice=kal")]
    [InlineData("Déjà vu — naïve “quotes” 海 😀 and \0 control")]
    public async Task Hostile_text_is_spoken_as_text(string text)
    {
        using var host = new SoundHost();

        var spoken = await host.Speech.SpeakAsync(new SpeechOrder { Language = "en", Voice = "flite-slt", Pace = 1, Folder = host.Folder, Lines = [new("s1", text)] }, CancellationToken.None);

        spoken.SilentBecause.ShouldBeNull();
        spoken.Lines[0].Narration.Duration.TotalSeconds.ShouldBeInRange(0.5, 20);
    }

    [Fact]
    public async Task Words_found_by_the_sound_alone_are_near_those_that_the_voice_tells()
    {
        using var host = new SoundHost();
        var told = (await SayAsync(host, null)).Lines[0];
        var (rate, samples) = SoundFiles.Read(told.WavPath!);
        var other = (await SayAsync(host, "male", 1.3)).Lines[0].Narration.Words.Select(w => (w.End - w.Start).TotalSeconds).ToArray();
        var text = SpeechText.Prepare(Text, "en");

        Off(SoundTiming.Align(text, samples, rate, other)).ShouldBeLessThan(0.06);
        Off(SoundTiming.Align(text, samples, rate, null)).ShouldBeLessThan(0.12);

        double Off(IReadOnlyList<SpokenWord> found) => found.Zip(told.Narration.Words, (a, b) => Math.Abs((a.Start - b.Start).TotalSeconds)).Average();
    }

    private static Task<SpokenLines> SayAsync(SoundHost host, string? voice, double pace = 1) => host.Speech.SpeakAsync(
        new SpeechOrder { Language = "en", Voice = voice, Pace = pace, Folder = Directory.CreateDirectory(Path.Combine(host.Folder, Guid.NewGuid().ToString("N"))).FullName, Lines = [new("s1", Text)] }, CancellationToken.None);

    private static double Level(short[] samples, int rate, TimeSpan from, TimeSpan to) =>
        samples[(int)(from.TotalSeconds * rate)..(int)(to.TotalSeconds * rate)].Select(s => Math.Abs((double)s)).DefaultIfEmpty().Average();
}
