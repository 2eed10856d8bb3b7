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
        var render = worker.RenderToEndAsync(WorkerHost.Film(frames: 1800, fps: 30, width: 1280, height: 720));
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
        using (var dying = await WorkerProcess.StartAsync(folder, "after-segment-1:kill"))
        {
            await Should.ThrowAsync<RpcException>(() => dying.RenderToEndAsync(WorkerHost.Film(job: job)));
            await dying.EndedAsync();
        }

        var left = Directory.EnumerateDirectories(folder.Combine("work")).ToList();
        using var next = await WorkerProcess.StartAsync(folder);
        var events = await next.RenderToEndAsync(WorkerHost.Film(job: job, attempt: 2));

        left.ShouldHaveSingleItem();
        Directory.Exists(left[0]).ShouldBeFalse();
        events.Last().Result.ShouldNotBeNull().StepsReused.ShouldBeGreaterThan(0);
        events.Select(e => e.StepDone).ShouldContain(s => s != null && s.Name == "segment/1" && s.Reused);
    }
}
