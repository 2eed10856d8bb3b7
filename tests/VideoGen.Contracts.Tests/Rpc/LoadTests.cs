using Grpc.Core;
using Grpc.Net.Client;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Contracts.Tests.Rpc;

public sealed class LoadTests
{
    [Fact]
    public async Task Five_hundred_calls_at_once_on_one_channel_get_their_own_answers()
    {
        await using var worker = await FakeWorker.StartAsync(status: (_, context) =>
            Task.FromResult(new WorkerStatus { WorkerId = context.RequestHeaders.GetValue("x-call")! }));
        using var channel = GrpcChannel.ForAddress(worker.Address);
        var client = new RenderWorker.RenderWorkerClient(channel);
        var names = Enumerable.Range(0, 500).Select(i => $"call-{i}").ToArray();

        var answers = await Task.WhenAll(names.Select(name =>
            client.GetStatusAsync(new GetStatusRequest(), new Metadata { { "x-call", name } }).ResponseAsync));

        answers.Select(a => a.WorkerId).ShouldBe(names);
    }

    [Fact]
    public async Task More_streams_run_at_once_than_one_connection_allows()
    {
        const int Streams = 250; // Kestrel allows 100 on a connection
        var started = 0;
        var everyoneIsHere = new Signal();
        await using var worker = await FakeWorker.StartAsync(async (request, events, _) =>
        {
            if (Interlocked.Increment(ref started) == Streams)
                everyoneIsHere.Set();
            await everyoneIsHere.WaitAsync();
            await events.WriteAsync(new RenderEvent { Progress = new Progress { Message = request.JobId } });
        });
        using var channel = GrpcChannel.ForAddress(
            worker.Address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });
        var client = new RenderWorker.RenderWorkerClient(channel);

        var messages = await Task.WhenAll(Enumerable.Range(0, Streams).Select(i => RenderAsync(client, $"job-{i}")))
            .WaitAsync(Eventually.DefaultDeadline);

        messages.ShouldBe(Enumerable.Range(0, Streams).Select(i => $"job-{i}"));
    }

    private static async Task<string> RenderAsync(RenderWorker.RenderWorkerClient client, string job)
    {
        using var call = client.Render(new RenderRequest { JobId = job });
        await call.ResponseStream.MoveNext(CancellationToken.None);
        return call.ResponseStream.Current.Progress.Message;
    }
}
