using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VideoGen.Composition.Storyboards;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Processes;
using VideoGen.Storage;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class VisualTests
{
    [Fact]
    public async Task A_scene_shows_the_file_of_its_owner()
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = await WithPhotoAsync(worker, WorkerHost.Owner);

        var film = await worker.FilmAsync(request);

        using var report = JsonDocument.Parse(film.Film.ReportJson);
        report.RootElement.GetProperty("sources").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("white.png");
        report.RootElement.GetProperty("passed").GetBoolean().ShouldBeTrue(film.Film.ReportJson);
    }

    [Fact]
    public async Task A_file_of_another_owner_is_never_shown()
    {
        await using var worker = await WorkerHost.StartAsync();
        var request = await WithPhotoAsync(worker, Guid.CreateVersion7());
        var plan = (await worker.RenderToEndAsync(request)).Last().Planned.ShouldNotBeNull();

        var ends = new List<RenderEvent>();
        foreach (var segment in plan.Segments) ends.Add((await worker.RenderToEndAsync(FilmSteps.Segment(request, plan, segment.Index))).Last());

        ends.Select(e => e.Failure?.Code).ShouldContain("invalid_request");
    }

    private static async Task<RenderRequest> WithPhotoAsync(WorkerHost worker, Guid owner)
    {
        using var folder = new TempDirectory("photo");
        await worker.Services.GetRequiredService<IFFmpeg>().RunAsync(new FFmpegRun { Arguments = ["-f", "lavfi", "-i", "color=white:s=320x240", "-frames:v", "1", "white.png"], WorkDirectory = folder.Path }, default);
        var key = $"users/{owner:D}/uploads/white.png";
        await worker.Store.PutFileAsync(key, folder.Combine("white.png"), new PutOptions { ContentType = "image/png" }, default);
        var probed = await worker.Client.ProbeAsync(new ProbeRequest { OwnerId = owner.ToString("D"), ObjectKey = key, Name = "white.png" });
        var request = WorkerHost.Film(spoken: false);
        var board = StoryboardJson.TryRead(request.Plan.StoryboardJson)!; // the host's own
        request.Plan.StoryboardJson = StoryboardJson.Write(board with { Scenes = [.. board.Scenes.Select((s, i) => i == 1 ? s with { Kind = SceneKind.Image, Visual = new SceneVisual { Source = "white.png" } } : s)] });
        request.Plan.StoryboardSourcesJson = $$"""{ "white.png": {{probed.Facts.SourceJson}} }""";
        return request;
    }
}
