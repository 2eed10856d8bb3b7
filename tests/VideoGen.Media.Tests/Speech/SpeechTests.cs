using System.Diagnostics;
using Shouldly;
using VideoGen.Media.Mixing;
using VideoGen.Media.Speech;
using Xunit;

namespace VideoGen.Media.Tests.Speech;

public sealed class SpeechTests
{
    [Fact]
    public async Task Each_word_starts_where_the_sound_of_it_starts()
    {
        using var host = new SoundHost();

        var spoken = await host.Say("en", "Stop. Now, listen to the 1,500 birds.", "");

        spoken.SilentBecause.ShouldBeNull();
        var line = spoken.Lines[0];
        line.Narration.Words.Select(w => w.Text).ShouldBe(["Stop.", "Now,", "listen", "to", "the", "1,500", "birds."]);
        var (rate, samples) = SoundFiles.Read(line.WavPath!);
        line.Narration.Duration.TotalSeconds.ShouldBe((double)samples.Length / rate, 0.001);

        // Between two sentences it is silent; within words it is not.
        double Level(TimeSpan from, TimeSpan to) =>
            samples[(int)(from.TotalSeconds * rate)..(int)(to.TotalSeconds * rate)].Select(s => Math.Abs((double)s)).DefaultIfEmpty().Average();
        var words = line.Narration.Words;
        var rest = words[1].Start - words[0].End;
        rest.ShouldBeGreaterThan(Ms(30));
        Level(words[0].End + (rest / 3), words[1].Start - (rest / 3)).ShouldBeLessThan(Level(words[0].Start, words[0].End) / 5);
        words.Select(w => Level(w.Start, w.End)).ShouldAllBe(level => level > 150);
        spoken.Lines[1].ShouldSatisfyAllConditions(l => l.WavPath.ShouldBeNull(), l => l.Narration.Words.ShouldBeEmpty());
    }

    [Fact]
    public async Task The_same_text_gives_the_same_sound_and_a_faster_pace_a_shorter_one()
    {
        using var host = new SoundHost();
        using var other = new SoundHost();
        const string Text = "The ocean glows at night because of tiny living things.";

        var first = (await host.Say("en", Text)).Lines[0];
        var second = (await other.Say("en", Text)).Lines[0];
        var faster = (await other.Speech.SpeakAsync(
            new SpeechOrder { Language = "en", Pace = 1.25, Folder = other.Folder, Lines = [new("s1", Text)] }, CancellationToken.None)).Lines[0];

        first.Narration.Words.ShouldBe(second.Narration.Words);
        (faster.Narration.Duration / first.Narration.Duration).ShouldBeInRange(0.72, 0.9);
    }

    [Theory]
    [InlineData(null, 22_050)]
    [InlineData("flite-slt", 16_000)]
    public async Task Markup_makes_pauses_and_paces(string? voice, int rate)
    {
        using var host = new SoundHost();

        var spoken = await host.Speech.SpeakAsync(
            new SpeechOrder { Language = "en", Voice = voice, Pace = 1, Folder = host.Folder, Lines = [new("s1", "<speak>Stop here.<break time=\"1.5s\"/><prosody rate=\"50%\">Stop here.</prosody></speak>"), new("s2", "Plain & simple.")] },
            CancellationToken.None);

        var line = spoken.Lines[0];
        var words = line.Narration.Words;
        words.Select(w => w.Text).ShouldBe(["Stop", "here.", "Stop", "here."]);
        (words[2].Start - words[1].End).TotalSeconds.ShouldBeInRange(1.4, 2.2);
        ((words[3].End - words[2].Start) / (words[1].End - words[0].Start)).ShouldBeGreaterThan(1.5);
        var (read, samples) = SoundFiles.Read(line.WavPath!);
        (read, line.SampleRate).ShouldBe((rate, rate));
        ((double)samples.Length / read).ShouldBe(line.Narration.Duration.TotalSeconds, 0.01);
        spoken.Lines[1].Narration.Words.Select(w => w.Text).ShouldBe(["Plain", "&", "simple."]);
        spoken.SilentBecause.ShouldBeNull();
    }

    [Theory]
    [InlineData("de", "Guten Morgen, liebe Welt.")]
    [InlineData("fr", "Bonjour tout le monde.")]
    [InlineData("pt-BR", "Bom dia a todos.")]
    [InlineData("zh", "海洋在夜里发光，很美。")]
    [InlineData("hi", "नमस्ते दुनिया")]
    [InlineData("ar", "مرحبا بالعالم")]
    [InlineData("en-AU", "Good day.")]
    public async Task Languages_have_a_voice(string language, string text)
    {
        using var host = new SoundHost();

        var spoken = await host.Say(language, text);

        spoken.SilentBecause.ShouldBeNull();
        spoken.Lines[0].WavPath.ShouldNotBeNull();
        spoken.Lines[0].Narration.Duration.ShouldBeGreaterThan(Ms(400));
    }

    [Theory]
    [InlineData("ja", "夜の海", "language")]
    [InlineData("xx", "hello", "language")]
    public async Task A_language_without_a_voice_is_captioned_in_silence_and_says_so(string language, string text, string reason)
    {
        using var host = new SoundHost();

        var spoken = await host.Say(language, text);

        spoken.SilentBecause.ShouldNotBeNull().ShouldContain(reason);
        spoken.Lines[0].WavPath.ShouldBeNull();
        spoken.Lines[0].Narration.Words.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Without_an_engine_the_film_is_captioned_in_silence()
    {
        using var host = new SoundHost(("Speech:ToolPath", "/nonexistent/speech"));

        var spoken = await host.Say("en", "Nobody can say this.");

        (await host.Speech.EngineAsync("en", null, CancellationToken.None)).ShouldBeNull();
        spoken.SilentBecause.ShouldNotBeNull().ShouldContain("not installed");
        spoken.SilentBecause.ShouldNotContain("/");
        spoken.Lines[0].Narration.Words.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Hostile_text_is_spoken_as_text()
    {
        using var host = new SoundHost();
        var texts = new[] { "<speak><audio src='/etc/passwd'/></speak> hi", "[[h@'loU]] -f /etc/passwd; $(id) %{expr}", new string('a', 3000), "\\N{\\b1} 50% \u202E reversed" };

        var spoken = await host.Say("en", texts);

        spoken.SilentBecause.ShouldBeNull();
        spoken.Lines.ShouldAllBe(l => l.WavPath != null);
    }

    [Fact]
    public async Task Cancelling_ends_the_engine_at_once()
    {
        using var host = new SoundHost();
        using var stop = new CancellationTokenSource();
        var lines = Enumerable.Range(0, 400).Select(i => new SpeechLine($"s{i}", string.Join(' ', Enumerable.Repeat("a rather long sentence", 200)))).ToList();
        var work = host.Speech.SpeakAsync(new SpeechOrder { Language = "en", Pace = 1, Folder = host.Folder, Lines = lines }, stop.Token);
        await TestKit.Eventually.PollAsync(() => File.Exists(Path.Combine(host.Folder, "speech-0.wav")));

        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => work);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        InFolder(host.Folder).ShouldBeEmpty();
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static List<string> InFolder(string folder) => [.. Directory.EnumerateDirectories("/proc")
        .Where(p => int.TryParse(Path.GetFileName(p), out var id) && id != Environment.ProcessId)
        .Where(p => WorksIn(p, folder))];

    private static bool WorksIn(string process, string folder)
    {
        try
        {
            return Directory.ResolveLinkTarget($"{process}/cwd", false)?.FullName == folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // gone, or a process of the system
        }
    }
}
