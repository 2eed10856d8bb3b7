using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VideoGen.Composition.Storyboards;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Processes;
using VideoGen.TestKit;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

/// <summary>Films whose narration a provider speaks.</summary>
public sealed class ProvidedSpeechTests
{
    private const string Speak = "POST /v1/audio/speech";

    [Fact]
    public async Task A_provider_speaks_and_is_asked_once_for_the_same_words()
    {
        await using var worker = await WorkerHost.StartAsync();
        await using var server = await FakeServer.StartAsync();
        server.On(Speak, Reply.Bytes(await SoundAsync(worker), "audio/mpeg"));

        var film = await worker.FilmAsync(Film(server));
        var edited = await worker.FilmAsync(Film(server, headline: "Other words on the screen"));

        var asked = server.To(Speak).ShouldHaveSingleItem();
        asked.Text.ShouldContain("Look.");
        Notices(film).Select(n => (n.Name, n.Action)).ShouldBe([("narration", "asking"), ("narration", "taken"), ("narration", "done")]);
        Notices(edited).ShouldBeEmpty();
        SpeechOf(film).GetProperty("engine").GetString().ShouldBe("voice");
        film.Film.Outputs.Select(o => o.Kind).ShouldContain(OutputKind.NarrationStem);
        film.Events.ShouldContain(e => e.StepDone != null && e.StepDone.Name == "narration/1" && !e.StepDone.Reused);
        edited.Events.ShouldContain(e => e.StepDone != null && e.StepDone.Name == "narration/1" && e.StepDone.Reused);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("no sound")]
    [InlineData("dead")]
    public async Task Where_it_fails_a_voice_of_the_machine_speaks_and_the_author_is_told(string fault)
    {
        await using var worker = await WorkerHost.StartAsync();
        await using var server = await FakeServer.StartAsync();
        server.On(Speak, fault == "refused" ? Reply.Json("""{"error":{"code":"bad","message":"No such voice."}}""", 400) : Reply.Bytes("this is no sound"u8.ToArray(), "audio/wav"));
        var request = Film(server);
        if (fault == "dead") request.Providers[0].SettingsJson = request.Providers[0].SettingsJson.Replace(server.Url.ToString(), "http://127.0.0.1:9/", StringComparison.Ordinal);

        var film = await worker.FilmAsync(request);

        var told = Notices(film).Last();
        (told.Action, told.Warning.Path, told.Warning.Code).ShouldBe(("built_in", "$.voice", "voice_not_made"));
        told.Warning.Message.ShouldContain(told.Reason);
        SpeechOf(film).GetProperty("engine").GetString().ShouldNotBeNull().ShouldStartWith("espeak-ng");
        film.Film.Outputs.Select(o => o.Kind).ShouldContain(OutputKind.NarrationStem);
    }

    [Theory]
    [InlineData("male", 0)]
    [InlineData("voice", 1)]
    public async Task A_voice_that_is_named_is_meant(string name, int times)
    {
        await using var worker = await WorkerHost.StartAsync();
        await using var server = await FakeServer.StartAsync();
        server.On(Speak, Reply.Bytes(await SoundAsync(worker), "audio/wav"));

        await worker.RenderToEndAsync(Film(server, voice: name));

        server.To(Speak).Count.ShouldBe(times);
    }

    private static List<Notice> Notices(FilmSteps film) => [.. film.Events.Select(e => e.Notice).OfType<Notice>()];

    private static JsonElement SpeechOf(FilmSteps film)
    {
        using var report = JsonDocument.Parse(film.Film.ReportJson);
        return report.RootElement.GetProperty("speech").Clone();
    }

    private static RenderRequest Film(FakeServer server, string? headline = null, string? voice = null)
    {
        var request = WorkerHost.Film();
        var board = StoryboardJson.TryRead(request.Plan.StoryboardJson)!; // the host's own
        request.Plan.StoryboardJson = StoryboardJson.Write(board with
        {
            Voice = new StoryboardVoice { Name = voice }, Scenes = [.. board.Scenes.Select((s, i) => i == 1 && headline is not null ? s with { Headline = headline } : s)],
        });
        request.Providers.Add(new Provider { Name = "voice", SettingsJson = $$"""{"name":"voice","kind":"openai-speech","base_url":"{{server.Url}}v1","model":"m"}""" });
        return request;
    }

    /// <summary>Half a second of a tone, as a model would send it.</summary>
    private static async Task<byte[]> SoundAsync(WorkerHost worker)
    {
        using var folder = new TempDirectory("made");
        await worker.Services.GetRequiredService<IFFmpeg>().RunAsync(
            new FFmpegRun { Arguments = ["-f", "lavfi", "-i", "sine=f=300:r=24000:d=0.5", "-c:a", "libmp3lame", "speech.mp3"], WorkDirectory = folder.Path }, default);
        return await File.ReadAllBytesAsync(folder.Combine("speech.mp3"));
    }
}
