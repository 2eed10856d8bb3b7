using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;
using Xunit;

namespace VideoGen.Contracts.Tests.JavaScript;

/// <summary>Our client calls a render worker written with the stock JavaScript library, in a process of its own.</summary>
public sealed class JavaScriptServerTests : IClassFixture<NodePeer>, IAsyncLifetime
{
    private const string Detail = "kein Platz frei – 満員 (100 %)";
    private ProcessHandle? _server;
    private GrpcChannel? _channel;

    /// <summary>Of calls that should end by themselves: a peer that forgets to answer fails the test instead of hanging it.</summary>
    private static DateTime Limit => TimeProvider.System.GetUtcNow().UtcDateTime + Eventually.DefaultDeadline;

    private RenderWorker.RenderWorkerClient Client => new(_channel!);

    public async Task InitializeAsync()
    {
        if (NodeFactAttribute.Missing is not null)
            return;
        var server = _server = await NodePeer.StartAsync("server.js");
        var line = await Eventually.PollAsync(
            () => Task.FromResult(Line(server, "listening ")), found => found is not null || server.HasExited);
        line.ShouldNotBeNull(server.Output);
        var port = int.Parse(line, CultureInfo.InvariantCulture);
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
    }

    public async Task DisposeAsync()
    {
        _channel?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [NodeFact]
    public async Task Its_unary_answer_is_read()
    {
        var status = await Client.GetStatusAsync(new GetStatusRequest(), new Metadata { { "x-key", "7.1" } }, Limit);

        status.WorkerId.ShouldBe("js");
        status.Capacity.ShouldBe(2);
        status.FfmpegVersion.ShouldBe("7.1");
    }

    [NodeFact]
    public async Task Its_stream_is_read_to_its_end_and_its_trailers()
    {
        using var call = Client.Render(new RenderRequest { JobId = "stream" }, deadline: Limit);
        List<RenderEvent> events = [];
        await foreach (var e in call.ResponseStream.ReadAllAsync())
            events.Add(e);

        events.Count.ShouldBe(3);
        events[0].Progress.ShouldBe(new Progress
        {
            Stage = Stage.Rendering,
            Fraction = 0.25,
            Message = "Szene 1 – 場面",
            Remaining = Duration.FromTimeSpan(TimeSpan.FromSeconds(3.5)),
        });
        events[1].StepDone.Reused.ShouldBeTrue();
        events[2].Result.Outputs.ShouldHaveSingleItem().Bytes.ShouldBe(9_007_199_254_740_993);
        call.GetTrailers().GetValue("x-trailer").ShouldBe("end");
    }

    [NodeFact]
    public async Task Its_status_and_the_text_are_read_in_any_script()
    {
        using var call = Client.Render(new RenderRequest { JobId = "error" }, deadline: Limit);
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        var inStream = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext());
        var unary = await Should.ThrowAsync<RpcException>(() => Client.DrainAsync(new DrainRequest(), deadline: Limit).ResponseAsync);

        (inStream.StatusCode, inStream.Status.Detail).ShouldBe((StatusCode.ResourceExhausted, Detail));
        (unary.StatusCode, unary.Status.Detail).ShouldBe((StatusCode.Unavailable, Detail));
    }

    [NodeFact]
    public async Task Our_deadline_ends_the_call_on_both_sides()
    {
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2);
        using var call = Client.Render(new RenderRequest { JobId = "hang" }, deadline: deadline);
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();

        var error = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext());

        error.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await Eventually.PollAsync(() => Line(_server!, "saw ") == "cancelled");
    }

    [NodeFact]
    public async Task Our_cancel_reaches_it()
    {
        using var cancel = new CancellationTokenSource();
        using var call = Client.Render(new RenderRequest { JobId = "hang" }, cancellationToken: cancel.Token);
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();

        await cancel.CancelAsync();

        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Cancelled);
        await Eventually.PollAsync(() => Line(_server!, "saw ") == "cancelled");
    }

    [NodeFact]
    public async Task A_server_killed_in_the_middle_of_a_stream_is_unavailable()
    {
        using var call = Client.Render(new RenderRequest { JobId = "hang" });
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();

        _server!.Signal(UnixSignal.Kill);

        var error = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext().WaitAsync(Eventually.DefaultDeadline));
        error.StatusCode.ShouldBe(StatusCode.Unavailable);
    }

    private static string? Line(ProcessHandle process, string start) =>
        process.Output.Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..];
}
