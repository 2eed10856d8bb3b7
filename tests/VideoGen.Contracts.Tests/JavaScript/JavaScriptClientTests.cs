using System.Text.Json;
using Grpc.Core;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.Contracts.Tests.Rpc;
using Xunit;

namespace VideoGen.Contracts.Tests.JavaScript;

/// <summary>The stock JavaScript library calls our server, from a process of its own.</summary>
public sealed class JavaScriptClientTests : IClassFixture<NodePeer>, IAsyncLifetime
{
    private const string Detail = "kein Platz frei – 満員 (100 %)";
    private readonly Signal _serverSawTheEnd = new();
    private FakeWorker _worker = null!; // set before each test
    private string? _requestEncoding;

    public async Task InitializeAsync() => _worker = await FakeWorker.StartAsync(
        Render, (_, _) => Task.FromResult(new WorkerStatus { WorkerId = "net", Capacity = 2, Sandbox = "bubblewrap" }));

    public async Task DisposeAsync() => await _worker.DisposeAsync();

    [NodeFact]
    public async Task It_reads_a_unary_answer()
    {
        var seen = await CallAsync("unary");

        seen.GetProperty("code").GetString().ShouldBe("OK");
        seen.GetProperty("status").GetProperty("worker_id").GetString().ShouldBe("net");
        seen.GetProperty("status").GetProperty("sandbox").GetString().ShouldBe("bubblewrap");
    }

    [NodeFact]
    public async Task It_reads_a_stream_to_its_end_and_its_trailers()
    {
        var seen = await CallAsync("streaming");

        Events(seen).ShouldBe(["progress", "step_done", "result"]);
        seen.GetProperty("code").GetString().ShouldBe("OK");
        seen.GetProperty("trailer").GetString().ShouldBe("end");
    }

    [NodeFact]
    public async Task It_reads_the_status_and_its_text_in_any_script()
    {
        var seen = await CallAsync("error");

        Events(seen).ShouldBe(["heartbeat"]);
        seen.GetProperty("code").GetString().ShouldBe("RESOURCE_EXHAUSTED");
        seen.GetProperty("details").GetString().ShouldBe(Detail);
    }

    [NodeFact]
    public async Task Its_deadline_ends_the_call_on_both_sides()
    {
        var seen = await CallAsync("deadline");

        seen.GetProperty("code").GetString().ShouldBe("DEADLINE_EXCEEDED");
        await _serverSawTheEnd.WaitAsync();
    }

    [NodeFact]
    public async Task Its_cancel_reaches_our_server()
    {
        var seen = await CallAsync("cancel");

        seen.GetProperty("code").GetString().ShouldBe("CANCELLED");
        await _serverSawTheEnd.WaitAsync();
    }

    [NodeFact]
    public async Task It_may_send_compressed_messages()
    {
        var seen = await CallAsync("compressed");

        Events(seen).ShouldBe(["progress", "step_done", "result"]);
        _requestEncoding.ShouldBe("gzip");
    }

    private async Task<JsonElement> CallAsync(string name)
    {
        var output = await NodePeer.RunAsync("client.js", new Uri(_worker.Address).Authority, name);
        return JsonDocument.Parse(output).RootElement;
    }

    private static IEnumerable<string?> Events(JsonElement seen) => seen.GetProperty("events").EnumerateArray().Select(e => e.GetString());

    private async Task Render(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext context)
    {
        _requestEncoding = context.GetHttpContext().Request.Headers["grpc-encoding"];
        switch (request.JobId)
        {
            case "stream":
                await events.WriteAsync(new RenderEvent { Progress = new Progress { Stage = Stage.Rendering, Fraction = 0.5 } });
                await events.WriteAsync(new RenderEvent { StepDone = new StepDone { Name = "segment/1" } });
                await events.WriteAsync(new RenderEvent { Result = new RenderResult { Reused = true } });
                context.ResponseTrailers.Add("x-trailer", "end");
                break;
            case "error":
                await events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() });
                throw new RpcException(new Status(StatusCode.ResourceExhausted, Detail));
            default:
                await events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() });
                await _serverSawTheEnd.FollowAsync(context.CancellationToken);
                break;
        }
    }
}
