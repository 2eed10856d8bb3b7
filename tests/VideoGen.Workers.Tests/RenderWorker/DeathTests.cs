using Grpc.Core;
using Shouldly;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class DeathTests
{
    [Fact]
    public async Task A_killed_worker_leaves_no_media_process()
    {
        using var folder = new TempDirectory("worker-death");
        using var worker = await WorkerProcess.StartAsync(folder);
        var film = WorkerHost.Film(frames: 1800, fps: 30, width: 1280, height: 720);
        var plan = (await worker.RenderToEndAsync(film)).Last().Planned.ShouldNotBeNull();
        var render = worker.RenderToEndAsync(FilmSteps.Segment(film, plan, 1));
        await Eventually.PollAsync(() => Processes.In(folder.Combine("work")).Any(id => id != worker.Id && Processes.IsFFmpeg(id)));

        worker.Kill();
        await worker.EndedAsync();

        await Eventually.PollAsync(() => Processes.In(folder.Combine("work")).Count == 0, TimeSpan.FromSeconds(3));
        await Should.ThrowAsync<RpcException>(() => render);
    }

    [Fact]
    public async Task The_next_worker_sweeps_the_dead_ones_folder_and_goes_on_from_its_steps()
    {
        using var folder = new TempDirectory("worker-death");
        var job = Guid.CreateVersion7();
        using (var dying = await WorkerProcess.StartAsync(folder, "segment-2:kill"))
        {
            await Should.ThrowAsync<RpcException>(() => FilmSteps.RunAsync(WorkerHost.Film(job: job), dying.RenderToEndAsync));
            await dying.EndedAsync();
        }

        var left = Directory.EnumerateDirectories(folder.Combine("work"), "worker-*").ToList();
        using var next = await WorkerProcess.StartAsync(folder);
        var film = await FilmSteps.RunAsync(WorkerHost.Film(job: job, attempt: 2), next.RenderToEndAsync);

        left.ShouldHaveSingleItem();
        Directory.Exists(left[0]).ShouldBeFalse();
        film.Segments.Keys.ShouldBe([1, 2]);
        film.Events.Select(e => e.StepDone).ShouldContain(s => s != null && s.Name == "narration/1" && s.Reused);
    }
}
