using System.Diagnostics;
using Grpc.Core;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class StoppingTests
{
    [Fact]
    public async Task Cancelling_stops_ffmpeg_at_once_and_leaves_nothing()
    {
        await using var worker = await WorkerHost.StartAsync();
        using var stop = new CancellationTokenSource();
        var order = await LongAsync(worker);
        using var call = worker.Render(order, stop.Token);
        var reading = call.ResponseStream.ReadAllAsync().ToListAsync().AsTask();
        await Eventually.PollAsync(() => IsRendering(worker));

        await stop.CancelAsync();
        await Eventually.PollAsync(() => Processes.In(worker.WorkDirectory).Count == 0, TimeSpan.FromSeconds(5));
        await Eventually.PollAsync(() => worker.RenderFolders.Count == 0, TimeSpan.FromSeconds(5));
        await Should.ThrowAsync<RpcException>(() => reading);
        (await worker.Store.ListAsync($"users/{order.OwnerId}/", default).ToListAsync()).ShouldNotContain(o => o.Key.Contains(order.Segment.ContentKey));
        await Eventually.PollAsync(async () => (await worker.Client.GetStatusAsync(new GetStatusRequest())).Running == 0);
    }

    [Fact]
    public async Task A_full_worker_refuses_and_takes_again_when_it_is_free()
    {
        await using var worker = await WorkerHost.StartAsync();
        using var stop = new CancellationTokenSource();
        using var call = worker.Render(await LongAsync(worker), stop.Token);
        await call.ResponseStream.MoveNext(CancellationToken.None);

        var refused = await Should.ThrowAsync<RpcException>(() => worker.RenderToEndAsync(WorkerHost.Film()));
        await stop.CancelAsync();
        await Eventually.PollAsync(async () => (await worker.Client.GetStatusAsync(new GetStatusRequest())).Running == 0);
        var taken = await worker.RenderToEndAsync(WorkerHost.Film());

        refused.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        taken.Last().Planned.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_draining_worker_ends_what_runs_and_takes_nothing_more()
    {
        await using var worker = await WorkerHost.StartAsync(settings: ("Worker:Capacity", "2"));
        using var call = worker.Render(WorkerHost.Film());
        await call.ResponseStream.MoveNext(CancellationToken.None);

        var status = await worker.Client.DrainAsync(new DrainRequest());
        var refused = await Should.ThrowAsync<RpcException>(() => worker.RenderToEndAsync(WorkerHost.Film()));
        var events = await call.ResponseStream.ReadAllAsync().ToListAsync();

        status.Draining.ShouldBeTrue();
        status.Running.ShouldBe(1);
        refused.StatusCode.ShouldBe(StatusCode.Unavailable);
        events.Last().Planned.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_worker_that_stops_lets_a_short_render_end()
    {
        await using var worker = await WorkerHost.StartAsync();
        using var call = worker.Render(WorkerHost.Film());
        await call.ResponseStream.MoveNext(CancellationToken.None);

        var stopping = worker.StopAsync();
        var events = await call.ResponseStream.ReadAllAsync().ToListAsync();

        events.Last().Planned.ShouldNotBeNull();
        await stopping;
    }

    [Fact]
    public async Task A_worker_that_stops_hands_a_long_render_back_unharmed()
    {
        await using var worker = await WorkerHost.StartAsync(settings: ("Worker:DrainTimeout", "00:00:00.300"));
        using var call = worker.Render(await LongAsync(worker));
        await call.ResponseStream.MoveNext(CancellationToken.None);
        await Eventually.PollAsync(() => IsRendering(worker));

        var clock = Stopwatch.StartNew();
        var stopping = worker.StopAsync();
        var failure = (await call.ResponseStream.ReadAllAsync().ToListAsync()).Last().Failure.ShouldNotBeNull();
        await stopping;

        failure.Code.ShouldBe("released");
        failure.Retryable.ShouldBeTrue();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
        Processes.In(worker.WorkDirectory).ShouldBeEmpty();
    }

    /// <summary>A segment whose render takes longer than any of these tests.</summary>
    private static async Task<RenderRequest> LongAsync(WorkerHost worker)
    {
        var film = WorkerHost.Film(frames: 3600, fps: 60, width: 1280, height: 720);
        var plan = (await worker.RenderToEndAsync(film)).Last().Planned.ShouldNotBeNull();
        return FilmSteps.Segment(film, plan, 1);
    }

    private static bool IsRendering(WorkerHost worker) => Processes.In(worker.WorkDirectory).Any(Processes.IsFFmpeg);
}
