using Grpc.Core;
using Grpc.Net.Client;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Contracts.Tests.Rpc;

public sealed class ErrorTests
{
    private const string Detail = "kein Platz frei – 満員 (100 %)";

    [Fact]
    public async Task An_error_before_the_first_event_brings_its_code_and_its_text_in_any_script()
    {
        await using var worker = await FakeWorker.StartAsync((_, _, _) => throw new RpcException(
            new Status(StatusCode.ResourceExhausted, Detail), new Metadata { { "x-retry-after", "5" } }));
        using var channel = GrpcChannel.ForAddress(worker.Address);

        using var call = new RenderWorker.RenderWorkerClient(channel).Render(new RenderRequest());
        var error = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext());

        error.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        error.Status.Detail.ShouldBe(Detail);
        error.Trailers.GetValue("x-retry-after").ShouldBe("5");
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_comes_after_the_events_before_it()
    {
        await using var worker = await FakeWorker.StartAsync(async (_, events, _) =>
        {
            await events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() });
            throw new RpcException(new Status(StatusCode.DataLoss, Detail));
        });
        using var channel = GrpcChannel.ForAddress(worker.Address);

        using var call = new RenderWorker.RenderWorkerClient(channel).Render(new RenderRequest());
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        var error = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext());

        error.Status.Detail.ShouldBe(Detail);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.DataLoss);
    }

    [Fact]
    public async Task An_exception_of_the_server_keeps_its_text_to_itself()
    {
        await using var worker = await FakeWorker.StartAsync(status: (_, _) => throw new InvalidOperationException("password=hunter2"));
        using var channel = GrpcChannel.ForAddress(worker.Address);

        var error = await Should.ThrowAsync<RpcException>(() => StatusOf(channel));

        error.StatusCode.ShouldBe(StatusCode.Unknown);
        error.Message.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_method_that_the_server_does_not_have_is_unimplemented()
    {
        await using var worker = await FakeWorker.StartAsync();
        using var channel = GrpcChannel.ForAddress(worker.Address);

        var notOverridden = await Should.ThrowAsync<RpcException>(
            () => new RenderWorker.RenderWorkerClient(channel).DrainAsync(new DrainRequest()).ResponseAsync);
        var notHosted = await Should.ThrowAsync<RpcException>(
            () => new WorkerRegistry.WorkerRegistryClient(channel).LeaveAsync(new LeaveRequest()).ResponseAsync);

        notOverridden.StatusCode.ShouldBe(StatusCode.Unimplemented);
        notHosted.StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unavailable()
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{FreePort.Next()}");

        var error = await Should.ThrowAsync<RpcException>(() => StatusOf(channel));

        error.StatusCode.ShouldBe(StatusCode.Unavailable);
    }

    [Fact]
    public async Task A_message_above_4_MiB_is_refused_by_the_server_and_one_below_is_taken()
    {
        await using var worker = await FakeWorker.StartAsync(async (request, events, _) =>
            await events.WriteAsync(new RenderEvent { Result = new RenderResult { PeakMemoryBytes = request.Plan.StoryboardJson.Length } }));
        using var channel = GrpcChannel.ForAddress(worker.Address);
        var client = new RenderWorker.RenderWorkerClient(channel);

        using var below = client.Render(new RenderRequest { Plan = new PlanWork { StoryboardJson = new string('x', 4_000_000) } });
        (await below.ResponseStream.MoveNext()).ShouldBeTrue();
        below.ResponseStream.Current.Result.PeakMemoryBytes.ShouldBe(4_000_000);
        using var above = client.Render(new RenderRequest { Plan = new PlanWork { StoryboardJson = new string('x', 4_200_000) } });
        var error = await Should.ThrowAsync<RpcException>(() => above.ResponseStream.MoveNext());

        error.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task An_answer_above_4_MiB_is_refused_by_the_client_unless_it_says_otherwise()
    {
        await using var worker = await FakeWorker.StartAsync(
            status: (_, _) => Task.FromResult(new WorkerStatus { Version = new string('x', 5_000_000) }));
        using var careful = GrpcChannel.ForAddress(worker.Address);
        using var generous = GrpcChannel.ForAddress(worker.Address, new GrpcChannelOptions { MaxReceiveMessageSize = 6_000_000 });

        var error = await Should.ThrowAsync<RpcException>(() => StatusOf(careful));

        error.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        (await StatusOf(generous)).Version.Length.ShouldBe(5_000_000);
    }

    private static Task<WorkerStatus> StatusOf(GrpcChannel channel) =>
        new RenderWorker.RenderWorkerClient(channel).GetStatusAsync(new GetStatusRequest()).ResponseAsync;
}
