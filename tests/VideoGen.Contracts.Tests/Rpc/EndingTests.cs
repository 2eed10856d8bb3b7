using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Contracts.Tests.Rpc;

/// <summary>Calls that end before the server is done: by a deadline, by the caller, by the caller's disappearance.</summary>
public sealed class EndingTests
{
    /// <summary>Long enough for a call to reach its handler on a busy machine: one that never did proves nothing.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    private readonly Signal _serverSawTheEnd = new();

    [Fact]
    public async Task A_deadline_ends_a_unary_call_on_both_sides()
    {
        await using var worker = await FakeWorker.StartAsync(status: async (_, context) =>
        {
            await _serverSawTheEnd.FollowAsync(context.CancellationToken);
            return new WorkerStatus();
        });
        using var channel = GrpcChannel.ForAddress(worker.Address);
        await channel.ConnectAsync();

        var watch = Stopwatch.StartNew();
        var error = await Should.ThrowAsync<RpcException>(() => new RenderWorker.RenderWorkerClient(channel)
            .GetStatusAsync(new GetStatusRequest(), deadline: In(Short)).ResponseAsync);

        error.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        watch.Elapsed.ShouldBeInRange(Short - TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(20));
        await _serverSawTheEnd.WaitAsync();
    }

    [Fact]
    public async Task A_deadline_ends_a_stream_in_its_middle_on_both_sides()
    {
        await using var worker = await FakeWorker.StartAsync(OneEventAndThenNone);
        using var channel = GrpcChannel.ForAddress(worker.Address);

        using var call = new RenderWorker.RenderWorkerClient(channel)
            .Render(new RenderRequest(), deadline: In(Short));
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        var error = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext());

        error.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await _serverSawTheEnd.WaitAsync();
    }

    [Fact]
    public async Task The_server_knows_the_deadline_of_the_call()
    {
        DateTime seen = default;
        await using var worker = await FakeWorker.StartAsync(status: (_, context) =>
        {
            seen = context.Deadline;
            return Task.FromResult(new WorkerStatus());
        });
        using var channel = GrpcChannel.ForAddress(worker.Address);
        var deadline = In(TimeSpan.FromSeconds(30));

        await new RenderWorker.RenderWorkerClient(channel).GetStatusAsync(new GetStatusRequest(), deadline: deadline);

        seen.ShouldBe(deadline, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Cancelling_the_token_reaches_the_server()
    {
        await using var worker = await FakeWorker.StartAsync(OneEventAndThenNone);
        using var channel = GrpcChannel.ForAddress(worker.Address);
        using var cancel = new CancellationTokenSource();

        using var call = new RenderWorker.RenderWorkerClient(channel).Render(new RenderRequest(), cancellationToken: cancel.Token);
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        await cancel.CancelAsync();
        var error = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext());

        error.StatusCode.ShouldBe(StatusCode.Cancelled);
        await _serverSawTheEnd.WaitAsync();
    }

    [Fact]
    public async Task Disposing_the_call_reaches_the_server()
    {
        await using var worker = await FakeWorker.StartAsync(OneEventAndThenNone);
        using var channel = GrpcChannel.ForAddress(worker.Address);

        var call = new RenderWorker.RenderWorkerClient(channel).Render(new RenderRequest());
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        call.Dispose();

        await _serverSawTheEnd.WaitAsync();
    }

    [Fact]
    public async Task A_worker_that_stops_ends_the_streams_that_it_serves()
    {
        var worker = await FakeWorker.StartAsync(OneEventAndThenNone);
        using var channel = GrpcChannel.ForAddress(worker.Address);
        using var call = new RenderWorker.RenderWorkerClient(channel).Render(new RenderRequest());
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();

        var stopping = worker.AbortAsync();
        var error = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext().WaitAsync(Eventually.DefaultDeadline));

        error.StatusCode.ShouldBeOneOf(StatusCode.Unavailable, StatusCode.Cancelled, StatusCode.Internal);
        await stopping;
    }

    private async Task OneEventAndThenNone(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext context)
    {
        await events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() });
        await _serverSawTheEnd.FollowAsync(context.CancellationToken);
    }

    private static DateTime In(TimeSpan time) => TimeProvider.System.GetUtcNow().UtcDateTime + time;
}
