using System.Net.Sockets;
using Grpc.Core;
using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>How a call to a worker ended, other than by our own will.</summary>
internal abstract record StepAnswer
{
    private StepAnswer()
    {
    }

    /// <summary>The step is done: the last event of its stream.</summary>
    public sealed record Done(RenderEvent Last) : StepAnswer;

    /// <summary>The step failed, and would fail elsewhere too.</summary>
    public sealed record Failed(JobFailure Failure, string Detail) : StepAnswer;

    /// <summary>The worker died or fell silent; perhaps the step is to blame.</summary>
    public sealed record Lost(string Reason) : StepAnswer;

    /// <summary>The worker has no place just now.</summary>
    public sealed record Full : StepAnswer;

    /// <summary>The worker is leaving, or can't be reached; the step was not begun, or was handed back unharmed.</summary>
    public sealed record Away(string Reason) : StepAnswer;
}

/// <summary>Calls a worker for one step.</summary>
internal sealed class StepCall(WorkerChannels channels, IOptions<DispatcherOptions> options, TimeProvider time)
{
    /// <summary>Runs the call to its end. Throws <see cref="OperationCanceledException"/> when it is stopped from our side.</summary>
    /// <param name="address">Of the worker.</param>
    /// <param name="request">What to do.</param>
    /// <param name="told">Called for everything that is not the end, one after the other.</param>
    /// <param name="ct">Stops the step at once.</param>
    public async Task<StepAnswer> RunAsync(string address, RenderRequest request, Func<RenderEvent, Task> told, CancellationToken ct)
    {
        using var silence = new CancellationTokenSource(options.Value.HeartbeatTimeout, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(ct, silence.Token);
        try
        {
            using var worker = channels.To(address);
            var client = new RenderWorker.RenderWorkerClient(worker.Channel);
            using var call = client.Render(request, cancellationToken: any.Token);
            while (await call.ResponseStream.MoveNext(any.Token))
            {
                silence.CancelAfter(options.Value.HeartbeatTimeout);
                var e = call.ResponseStream.Current;
                if (Ending(e, request.WorkCase) is { } answer)
                    return answer;
                await told(e);
            }

            return new StepAnswer.Lost("The stream ended without a result.");
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            if (silence.IsCancellationRequested)
                return new StepAnswer.Lost("The worker fell silent.");
            return e is RpcException rpc ? Broken(rpc) : new StepAnswer.Lost("The call was ended under us.");
        }
    }

    private static StepAnswer? Ending(RenderEvent e, RenderRequest.WorkOneofCase work) => (e.EventCase, work) switch
    {
        (RenderEvent.EventOneofCase.Failure, _) when e.Failure.Code == ErrorCodes.Released.Code => new StepAnswer.Away("It hands the step back."),
        (RenderEvent.EventOneofCase.Failure, _) => new StepAnswer.Failed(RenderMapping.Failure(e.Failure), e.Failure.Detail),
        (RenderEvent.EventOneofCase.Planned, RenderRequest.WorkOneofCase.Plan) => new StepAnswer.Done(e),
        (RenderEvent.EventOneofCase.Stored, RenderRequest.WorkOneofCase.Segment or RenderRequest.WorkOneofCase.Sound) => new StepAnswer.Done(e),
        (RenderEvent.EventOneofCase.Result, RenderRequest.WorkOneofCase.Finish) => new StepAnswer.Done(e),
        (RenderEvent.EventOneofCase.Abandoned, RenderRequest.WorkOneofCase.Abandon) => new StepAnswer.Done(e),
        (RenderEvent.EventOneofCase.Planned or RenderEvent.EventOneofCase.Stored or RenderEvent.EventOneofCase.Result or RenderEvent.EventOneofCase.Abandoned, _) =>
            new StepAnswer.Failed(RenderMapping.Failure(ErrorCodes.Internal), $"{e.EventCase} is no end of {work}."),
        _ => null, // a heartbeat, progress, or something of a newer worker
    };

    /// <summary>
    /// Whether the worker can't have started: it said so in its answer, or nobody answered the connection. A stream that breaks is
    /// different, since the step itself may have killed the worker.
    /// </summary>
    private static StepAnswer Broken(RpcException e)
    {
        var what = $"{e.StatusCode}: {e.Status.Detail}";
        return e.Status.DebugException switch
        {
            null when e.StatusCode == StatusCode.ResourceExhausted => new StepAnswer.Full(),
            null when e.StatusCode == StatusCode.Unavailable => new StepAnswer.Away(what),
            SocketException => new StepAnswer.Away(what), // while connecting: what breaks later is an IOException
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => new StepAnswer.Away(what),
            _ => new StepAnswer.Lost(what),
        };
    }
}
