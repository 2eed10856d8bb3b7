using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VideoGen.Contracts.Render.V1;

namespace VideoGen.Workers.Tests.Dispatcher;

/// <summary>Scripts for <see cref="ScriptedWorker"/>.</summary>
internal static class Scripts
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows some progress and delivers a film.</summary>
    public static async Task Succeed(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call)
    {
        await events.WriteAsync(Progress(0.5), call.CancellationToken);
        await events.WriteAsync(
            new RenderEvent { StepDone = new StepDone { Name = "segment/1", ContentKey = new string('b', 64), Reused = false } },
            call.CancellationToken);
        await events.WriteAsync(Film(request), call.CancellationToken);
    }

    /// <summary>Lives and never ends.</summary>
    public static async Task RunForEver(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call)
    {
        while (true)
        {
            await events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() }, call.CancellationToken);
            await Task.Delay(Beat, TimeProvider.System, call.CancellationToken);
        }
    }

    /// <summary>Begins, and then says nothing more.</summary>
    public static async Task FallSilent(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call)
    {
        await events.WriteAsync(Progress(0.1), call.CancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.CancellationToken);
    }

    /// <summary>Begins, and ends the stream without a result.</summary>
    public static Task CutStream(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call) =>
        events.WriteAsync(Progress(0.1), call.CancellationToken);

    public static RenderScript Fail(string code, bool retryable) => (_, events, call) => events.WriteAsync(
        new RenderEvent { Failure = new RenderFailure { Code = code, Message = "It did not work.", Retryable = retryable, Detail = "tool says no" } },
        call.CancellationToken);

    /// <summary>A full worker's answer.</summary>
    public static Task Refuse(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call) =>
        throw new RpcException(new Status(StatusCode.ResourceExhausted, "No free slot."));

    /// <summary>Lives until the test opens the gate, and then delivers.</summary>
    public static RenderScript SucceedAfter(Task gate) => async (request, events, call) =>
    {
        while (!gate.IsCompleted)
        {
            await events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() }, call.CancellationToken);
            await Task.Delay(Beat, TimeProvider.System, call.CancellationToken);
        }
        await Succeed(request, events, call);
    };

    /// <summary>One script for each attempt; the last one goes for all after it.</summary>
    public static RenderScript InTurn(params RenderScript[] scripts) => (request, events, call) =>
        scripts[Math.Min(request.Attempt, scripts.Length) - 1](request, events, call);

    public static RenderEvent Progress(double share) => new()
    {
        Progress = new Progress { Stage = Stage.Rendering, Fraction = share, Message = $"{share:P0}", Remaining = Duration.FromTimeSpan(TimeSpan.FromSeconds(2)) },
    };

    private static RenderEvent Film(RenderRequest request) => new()
    {
        Result = new RenderResult
        {
            ReportJson = """{"checked": true}""",
            Outputs =
            {
                new Output
                {
                    Kind = OutputKind.Video,
                    ObjectKey = $"users/{request.OwnerId}/jobs/{request.JobId}/{request.Attempt}/film.mp4",
                    ContentType = "video/mp4",
                    Bytes = 1,
                    Sha256 = new string('a', 64),
                    Width = request.Output.Width,
                    Height = request.Output.Height,
                    Frames = request.Output.Frames,
                },
            },
        },
    };
}
