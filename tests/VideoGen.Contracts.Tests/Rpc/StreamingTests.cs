using Grpc.Core;
using Grpc.Net.Client;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.Contracts.Tests.Echoes;
using Xunit;

namespace VideoGen.Contracts.Tests.Rpc;

public sealed class StreamingTests
{
    [Fact]
    public async Task Events_arrive_in_order_and_while_the_render_still_runs()
    {
        var firstWasRead = new Signal();
        await using var worker = await FakeWorker.StartAsync(async (request, events, context) =>
        {
            await events.WriteAsync(new RenderEvent { Progress = new Progress { Message = request.JobId } });
            await firstWasRead.WaitAsync();
            await events.WriteAsync(new RenderEvent { StepDone = new StepDone { Name = "segment/1" } });
            await events.WriteAsync(new RenderEvent { Result = new RenderResult { Reused = true } });
        });
        using var channel = GrpcChannel.ForAddress(worker.Address);

        using var call = new RenderWorker.RenderWorkerClient(channel).Render(new RenderRequest { JobId = "job-7" });
        List<RenderEvent.EventOneofCase> seen = [];
        await foreach (var e in call.ResponseStream.ReadAllAsync())
        {
            seen.Add(e.EventCase);
            firstWasRead.Set();
        }

        seen.ShouldBe([RenderEvent.EventOneofCase.Progress, RenderEvent.EventOneofCase.StepDone, RenderEvent.EventOneofCase.Result]);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task A_stream_of_ten_thousand_events_is_complete()
    {
        await using var worker = await FakeWorker.StartAsync(async (_, events, _) =>
        {
            for (var i = 0; i < 10_000; i++)
                await events.WriteAsync(new RenderEvent { StepDone = new StepDone { Name = $"{i}" } });
        });
        using var channel = GrpcChannel.ForAddress(worker.Address);

        using var call = new RenderWorker.RenderWorkerClient(channel).Render(new RenderRequest());
        var next = 0;
        while (await call.ResponseStream.MoveNext())
            call.ResponseStream.Current.StepDone.Name.ShouldBe($"{next++}");

        next.ShouldBe(10_000);
    }

    [Fact]
    public async Task Headers_and_trailers_travel_both_ways_binary_ones_too()
    {
        await using var worker = await FakeWorker.StartAsync(async (_, events, context) =>
        {
            var key = context.RequestHeaders.GetValue("x-key");
            var bytes = context.RequestHeaders.GetValueBytes("x-key-bin")!;
            await context.WriteResponseHeadersAsync(new Metadata { { "x-echo", key! } });
            await events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() });
            context.ResponseTrailers.Add("x-reversed-bin", [.. bytes.Reverse()]);
        });
        using var channel = GrpcChannel.ForAddress(worker.Address);
        var headers = new Metadata { { "X-Key", "value" }, { "x-key-bin", new byte[] { 0, 1, 255 } } };

        using var call = new RenderWorker.RenderWorkerClient(channel).Render(new RenderRequest(), headers);
        var responseHeaders = await call.ResponseHeadersAsync;
        await foreach (var _ in call.ResponseStream.ReadAllAsync())
        {
        }

        responseHeaders.GetValue("x-echo").ShouldBe("value");
        call.GetTrailers().GetValueBytes("x-reversed-bin").ShouldBe([255, 1, 0]);
    }

    [Fact]
    public async Task A_client_stream_is_read_to_its_end()
    {
        await using var worker = await FakeWorker.StartAsync();
        using var channel = GrpcChannel.ForAddress(worker.Address);

        using var call = new Echo.EchoClient(channel).Join();
        foreach (var text in new[] { "one", "two", "three" })
            await call.RequestStream.WriteAsync(new Word { Text = text });
        await call.RequestStream.CompleteAsync();

        (await call).Text.ShouldBe("one two three");
    }

    [Fact]
    public async Task Both_sides_of_a_duplex_call_take_turns()
    {
        await using var worker = await FakeWorker.StartAsync();
        using var channel = GrpcChannel.ForAddress(worker.Address);

        using var call = new Echo.EchoClient(channel).Mirror();
        foreach (var text in new[] { "abc", "xyz" })
        {
            await call.RequestStream.WriteAsync(new Word { Text = text });
            (await call.ResponseStream.MoveNext()).ShouldBeTrue();
            call.ResponseStream.Current.Text.ShouldBe(string.Concat(text.Reverse()));
        }

        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext()).ShouldBeFalse();
    }
}
