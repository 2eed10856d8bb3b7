using System.Text.Json;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VideoGen.Composition.Storyboards;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Processes;
using VideoGen.TestKit;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class ProvidedVisualTests
{
    private const string Prompt = "A lighthouse in the rain";
    private const string Queued = """{"id":"v1","status":"queued"}""";
    private const string Running = """{"id":"v1","status":"in_progress","progress":40}""";
    private const string Completed = """{"id":"v1","status":"completed","progress":100}""";

    private static readonly (string, string) Quick = ("Visuals:FirstPause", "00:00:00.020");

    [Fact]
    public async Task A_film_is_made_followed_copied_and_paid_once()
    {
        await using var worker = await WorkerHost.StartAsync(settings: Quick);
        await using var server = await FakeServer.StartAsync();
        server.On("POST /v1/videos", Reply.Json(Queued)).On("GET /v1/videos/v1", Reply.Json(Queued), Reply.Json(Running), Reply.Json(Running), Reply.Json(Completed))
            .On("GET /v1/videos/v1/content", Reply.Bytes(await VideoAsync(worker), "video/mp4"));

        var film = await worker.FilmAsync(Film(SceneKind.Video, Videos(server)));
        var again = Film(SceneKind.Video, Videos(server), headline: "Other words elsewhere");
        var edited = await worker.FilmAsync(again);

        using var report = JsonDocument.Parse(film.Film.ReportJson);
        report.RootElement.GetProperty("sources").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe(Prompt);
        server.To("POST /v1/videos").ShouldHaveSingleItem().Text.ShouldContain(Prompt);
        Notices(film).Select(n => n.Action).ShouldBe(["asking", "taken", "done"]);
        var cost = Notices(film).Last().Costs.ShouldHaveSingleItem();
        (cost.Amount, cost.Currency).ShouldBe(("0.2", "USD"));
        film.Events.ShouldContain(e => e.StepDone != null && e.StepDone.Name == "visual/s2" && !e.StepDone.Reused);
        edited.Events.ShouldContain(e => e.StepDone != null && e.StepDone.Name == "visual/s2" && e.StepDone.Reused);
        Notices(edited).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_picture_is_made_where_the_film_failed_and_both_are_in_the_history()
    {
        await using var worker = await WorkerHost.StartAsync(settings: Quick);
        await using var server = await FakeServer.StartAsync();
        server.On("POST /v1/videos", Reply.Json(Queued)).On("GET /v1/videos/v1", Reply.Json("""{"id":"v1","status":"failed","error":{"code":"boom","message":"The model fell over."}}"""))
            .On("POST /v1/images/generations", Reply.Json($$"""{"data":[{"b64_json":"{{Convert.ToBase64String(await PictureAsync(worker))}}"}]}"""));

        var film = await worker.FilmAsync(Film(SceneKind.Video, Videos(server), Images(server)));

        Notices(film).Select(n => (n.Action, n.Provider)).ShouldBe([("asking", "films"), ("taken", "films"), ("failed", "films"), ("asking", "pictures"), ("taken", "pictures"), ("done", "pictures")]);
        Notices(film).Single(n => n.Action == "failed").Reason.ShouldContain("The model fell over.");
        using var report = JsonDocument.Parse(film.Film.ReportJson);
        report.RootElement.GetProperty("sources").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("wrong type")]
    [InlineData("truncated")]
    [InlineData("no video")]
    [InlineData("dead")]
    [InlineData("none")]
    public async Task What_cannot_be_had_is_drawn_and_the_author_is_told(string fault)
    {
        await using var worker = await WorkerHost.StartAsync(settings: Quick);
        await using var server = await FakeServer.StartAsync();
        var video = await VideoAsync(worker);
        server.On("POST /v1/videos", fault == "refused" ? Reply.Json("""{"error":{"code":"bad","message":"No lighthouses."}}""", 400) : Reply.Json(Queued))
            .On("GET /v1/videos/v1", Reply.Json(Completed))
            .On("GET /v1/videos/v1/content", fault switch
            {
                "wrong type" => Reply.Bytes(await PictureAsync(worker), "video/mp4"),
                "truncated" => Reply.BrokenOff(video[..(video.Length / 2)], video.Length),
                // Its boxes are whole, and nothing in them is a film.
                _ => Reply.Bytes([0, 0, 0, 16, .. "ftypisom\0\0\0\0"u8, 0, 0, 0, 8, .. "moov"u8, 0, 0, 0, 8, .. "mdat"u8], "video/mp4"),
            });
        var request = fault == "none" ? Film(SceneKind.Video) : Film(SceneKind.Video, fault == "dead" ? Videos("http://127.0.0.1:9/v1") : Videos(server));

        var film = await worker.FilmAsync(request);

        var told = Notices(film).Last();
        told.Action.ShouldBe("built_in");
        (told.Warning.Path, told.Warning.Code).ShouldBe(("$.scenes[1].visual", "visual_not_made"));
        told.Warning.Message.ShouldContain(told.Reason);
        server.To("POST /v1/videos").Count.ShouldBeLessThanOrEqualTo(1);
        using var report = JsonDocument.Parse(film.Film.ReportJson);
        report.RootElement.GetProperty("sources").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Scenes_that_ask_for_the_same_share_it_and_others_are_made_side_by_side()
    {
        await using var worker = await WorkerHost.StartAsync(settings: Quick);
        await using var server = await FakeServer.StartAsync();
        server.On("POST /v1/images/generations", Reply.Json($$"""{"data":[{"b64_json":"{{Convert.ToBase64String(await PictureAsync(worker))}}"}]}"""));
        var request = Film(SceneKind.Image, Images(server));
        var board = StoryboardJson.TryRead(request.Plan.StoryboardJson)!; // our own
        request.Plan.StoryboardJson = StoryboardJson.Write(board with { Scenes = [.. board.Scenes.Select((s, i) => s with { Duration = 1, Visual = new SceneVisual { Prompt = i == 0 ? "other" : Prompt } })] });

        var film = await worker.FilmAsync(request);

        server.To("POST /v1/images/generations").Count.ShouldBe(2);
        Notices(film).Count(n => n.Action == "done").ShouldBe(2);
    }

    [Fact]
    public async Task A_worker_that_dies_has_paid_once_and_the_next_one_follows_the_same_work()
    {
        using var folder = new TempDirectory("visuals");
        await using var server = await FakeServer.StartAsync();
        server.On("POST /v1/videos", Reply.Json(Queued)).On("GET /v1/videos/v1", Reply.Json(Running));
        var request = Film(SceneKind.Video, Videos(server));
        using (var first = await WorkerProcess.StartAsync(folder))
        {
            using var call = first.Client.Render(request);
            while (await call.ResponseStream.MoveNext() && call.ResponseStream.Current.Notice?.Action != "taken")
                server.To("POST /v1/videos").Count.ShouldBeLessThanOrEqualTo(1);
            first.Kill();
            await first.EndedAsync();
        }

        await using var second = await WorkerHost.StartAsync(folder, settings: Quick);
        server.On("GET /v1/videos/v1", Reply.Json(Completed)).On("GET /v1/videos/v1/content", Reply.Bytes(await VideoAsync(second), "video/mp4"));
        request.Attempt = 2;
        var film = await second.FilmAsync(request);

        server.To("POST /v1/videos").Count.ShouldBe(1);
        Notices(film).Select(n => n.Action).ShouldBe(["done"]);
        using var report = JsonDocument.Parse(film.Film.ReportJson);
        report.RootElement.GetProperty("sources").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_is_passed_on_and_stopping_alone_is_not()
    {
        await using var worker = await WorkerHost.StartAsync(settings: Quick);
        await using var server = await FakeServer.StartAsync();
        server.On("POST /v1/videos", Reply.Json(Queued)).On("GET /v1/videos/v1", Reply.Json(Running)).On("DELETE /v1/videos/v1", Reply.Json("""{"id":"v1","deleted":true}"""));
        var request = Film(SceneKind.Video, Videos(server));
        using (var stop = new CancellationTokenSource())
        {
            using var call = worker.Render(request, stop.Token);
            while (await call.ResponseStream.MoveNext(default) && call.ResponseStream.Current.Notice?.Action != "taken")
                call.ResponseStream.Current.Planned.ShouldBeNull();
            await stop.CancelAsync();
        }

        await Eventually.PollAsync(() => worker.RenderFolders.Count == 0);
        server.To("DELETE /v1/videos/v1").ShouldBeEmpty();
        var abandon = request.Clone();
        abandon.Abandon = new AbandonWork();
        (await worker.RenderToEndAsync(abandon)).Last().Abandoned.ShouldNotBeNull().Told.ShouldBe(1);
        server.To("DELETE /v1/videos/v1").Count.ShouldBe(1);
    }

    private static List<Notice> Notices(FilmSteps film) => [.. film.Events.Select(e => e.Notice).OfType<Notice>()];

    private static RenderRequest Film(SceneKind kind, params Provider[] providers) => Film(kind, providers, "The sea glows");

    private static RenderRequest Film(SceneKind kind, Provider provider, string headline) => Film(kind, [provider], headline);

    private static RenderRequest Film(SceneKind kind, Provider[] providers, string headline)
    {
        var request = WorkerHost.Film(spoken: false);
        var board = StoryboardJson.TryRead(request.Plan.StoryboardJson)!; // the host's own
        request.Plan.StoryboardJson = StoryboardJson.Write(board with
        {
            Scenes = [.. board.Scenes.Select((s, i) => i == 1 ? s with { Kind = kind, Visual = new SceneVisual { Prompt = Prompt } } : i == 0 ? s with { Headline = headline } : s)],
        });
        request.Providers.AddRange(providers);
        return request;
    }

    private static Provider Videos(FakeServer server) => Videos(server.Url + "v1");

    private static Provider Videos(string url) => new()
    {
        Name = "films",
        SettingsJson = $$"""{"name":"films","kind":"openai-videos","base_url":"{{url}}","model":"m","dialect":"vllm-omni","prices":[{"per":"second","amount":0.1,"currency":"USD"}]}""",
    };

    private static Provider Images(FakeServer server) => new() { Name = "pictures", SettingsJson = $$"""{"name":"pictures","kind":"openai-images","base_url":"{{server.Url}}v1","model":"m"}""" };

    private static Task<byte[]> VideoAsync(WorkerHost worker) => MakeAsync(worker, "v.mp4", "-f", "lavfi", "-i", "testsrc=s=320x240:r=12:d=2", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");

    private static Task<byte[]> PictureAsync(WorkerHost worker) => MakeAsync(worker, "p.png", "-f", "lavfi", "-i", "testsrc=s=320x240", "-frames:v", "1");

    private static async Task<byte[]> MakeAsync(WorkerHost worker, string name, params string[] arguments)
    {
        using var folder = new TempDirectory("made");
        await worker.Services.GetRequiredService<IFFmpeg>().RunAsync(new FFmpegRun { Arguments = [.. arguments, name], WorkDirectory = folder.Path }, default);
        return await File.ReadAllBytesAsync(folder.Combine(name));
    }
}
