using Grpc.Core;
using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>How a call to a worker ended, other than by our own will.</summary>
internal abstract record RenderOutcome
{
    private RenderOutcome()
    {
    }

    /// <summary>The film is in the store.</summary>
    public sealed record Done(RenderResult Result) : RenderOutcome;

    /// <summary>The attempt failed, and counts.</summary>
    public sealed record Failed(JobFailure Failure, string Detail) : RenderOutcome;

    /// <summary>The worker never began; the attempt does not count.</summary>
    public sealed record Refused(string Reason) : RenderOutcome;

    /// <summary>We could not ask any worker; the attempt does not count.</summary>
    public sealed record HandedBack(string Reason) : RenderOutcome;

    /// <summary>A write found that the job is no longer ours.</summary>
    public sealed record NotOurs : RenderOutcome;
}

/// <summary>Calls a worker and turns what it streams into rows and events.</summary>
internal sealed class RenderCall(
    DispatchStore store, WorkerChannels channels, EventPublisher events, IOptions<DispatcherOptions> options, TimeProvider time,
    ILogger<RenderCall> log)
{
    /// <summary>Runs the call to its end. Throws <see cref="OperationCanceledException"/> when the attempt is stopped from our side.</summary>
    public async Task<RenderOutcome> RunAsync(RunningJob run, RenderRequest request)
    {
        using var silence = new CancellationTokenSource(options.Value.HeartbeatTimeout, time);
        using var tooLong = new CancellationTokenSource(options.Value.AttemptTimeout, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(run.Stopped, silence.Token, tooLong.Token);
        try
        {
            using var worker = channels.To(run.Job.WorkerAddress);
            var client = new RenderWorker.RenderWorkerClient(worker.Channel);
            using var call = client.Render(request, cancellationToken: any.Token);
            var throttle = new ProgressThrottle(options.Value.ProgressEvery, time);
            while (await call.ResponseStream.MoveNext(any.Token))
            {
                silence.CancelAfter(options.Value.HeartbeatTimeout);
                if (await HandleAsync(run, call.ResponseStream.Current, throttle, any.Token) is { } outcome)
                    return outcome;
            }
            return Lost("The stream ended without a result.");
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException)
        {
            run.Stopped.ThrowIfCancellationRequested();
            if (tooLong.IsCancellationRequested)
                return new RenderOutcome.Failed(RenderMapping.Failure(ErrorCodes.RenderStalled), "The attempt took too long.");
            if (silence.IsCancellationRequested)
                return Lost("The worker fell silent.");
            if (e is not RpcException rpc)
                return Lost("The call was ended under us.");
            var what = $"{rpc.StatusCode}: {rpc.Status.Detail}";
            return NeverBegan(rpc) ? new RenderOutcome.Refused(what) : Lost(what);
        }
    }

    private async Task<RenderOutcome?> HandleAsync(RunningJob run, RenderEvent e, ProgressThrottle throttle, CancellationToken ct)
    {
        switch (e.EventCase)
        {
            case RenderEvent.EventOneofCase.Progress:
                var progress = RenderMapping.Progress(e.Progress);
                return throttle.Shows(progress) ? await WriteAsync(() => store.ProgressAsync(run.Job.Claim, progress, ct)) : null;
            case RenderEvent.EventOneofCase.StepDone:
                var origin = e.StepDone.Reused ? StepOrigin.Found : StepOrigin.Rendered;
                return await WriteAsync(() => store.StepDoneAsync(run.Job.Claim, e.StepDone.Name, origin, ct));
            case RenderEvent.EventOneofCase.Result:
                return new RenderOutcome.Done(e.Result);
            case RenderEvent.EventOneofCase.Failure:
                return new RenderOutcome.Failed(RenderMapping.Failure(e.Failure), e.Failure.Detail);
            default:
                return null; // a heartbeat, or something of a newer worker
        }
    }

    // Progress is for eyes: a database that is away for a moment costs a step of it, and not the film.
    private async Task<RenderOutcome?> WriteAsync(Func<Task<Data.Jobs.JobEvent?>> write)
    {
        try
        {
            if (await write() is not { } written)
                return new RenderOutcome.NotOurs();
            events.Publish(written);
        }
        catch (Exception e) when (e.IsOutage())
        {
            log.HeldUp("Writing progress", e.Message);
        }
        return null;
    }

    private static RenderOutcome.Failed Lost(string detail) => new(RenderMapping.Failure(ErrorCodes.WorkerLost), detail);

    /// <summary>
    /// Whether the worker can't have started: it said so in its answer, or nobody answered the connection. A stream that breaks is
    /// different, since the job itself may have killed the worker.
    /// </summary>
    private static bool NeverBegan(RpcException e) => e.Status.DebugException switch
    {
        null => e.StatusCode is StatusCode.ResourceExhausted or StatusCode.Unavailable,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => true,
        _ => false,
    };
}
