using Grpc.Core;
using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.RenderWorker.Execution;

namespace VideoGen.RenderWorker;

/// <summary>The gRPC face of the worker.</summary>
internal sealed class RenderService(
    StepRunner steps, SourceProbe probe, TimelineCheck check, RenderSlots slots, StatusReport status, IOptions<WorkerOptions> options, TimeProvider time,
    ILogger<RenderService> log) : Contracts.Render.V1.RenderWorker.RenderWorkerBase
{
    private static readonly TimeSpan ShortestHeartbeat = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestHeartbeat = TimeSpan.FromMinutes(1);

    public override async Task Render(RenderRequest request, IServerStreamWriter<RenderEvent> responseStream, ServerCallContext context)
    {
        using var slot = slots.TryTake(context.CancellationToken, out var refusal) ?? throw Refused(refusal);
        var events = new RenderEvents(time);
        var pump = events.PumpAsync(responseStream, HeartbeatOf(request), context.CancellationToken);
        await RunAsync(request, slot, events, context.CancellationToken);
        await pump;
    }

    public override Task<WorkerStatus> GetStatus(GetStatusRequest request, ServerCallContext context) => status.ReadAsync(context.CancellationToken);

    public override Task<WorkerStatus> Drain(DrainRequest request, ServerCallContext context)
    {
        slots.StartDraining();
        log.Draining(slots.Running);
        return status.ReadAsync(context.CancellationToken);
    }

    public override Task<ProbeReply> Probe(ProbeRequest request, ServerCallContext context) => probe.RunAsync(request, context.CancellationToken);

    public override Task<CheckReply> Check(CheckRequest request, ServerCallContext context) => check.RunAsync(request, context.CancellationToken);

    /// <summary>Does the step and ends its stream, whatever happens.</summary>
    private async Task RunAsync(RenderRequest request, RenderSlots.Slot slot, RenderEvents events, CancellationToken hungUp)
    {
        var began = time.GetTimestamp();
        var name = NameOf(request);
        using var activity = Telemetry.StartStep(request.Traceparent, request.JobId, request.Attempt, name);
        var outcome = "completed";
        try
        {
            if (StepRunner.Problem(request) is { Length: > 0 } problem)
            {
                outcome = ErrorCodes.InvalidRequest.Code;
                events.End(new RenderFailure { Code = outcome, Message = problem });
                return;
            }

            log.StepStarts(request.JobId, request.Attempt, name);
            var last = await steps.RunAsync(request, events, slot.Stopped);
            var elapsed = time.GetElapsedTime(began);
            log.StepDone(request.JobId, request.Attempt, name, elapsed);
            events.End(last);
        }
        catch (OperationCanceledException) when (hungUp.IsCancellationRequested)
        {
            outcome = "cancelled";
            var elapsed = time.GetElapsedTime(began);
            log.StepCancelled(request.JobId, request.Attempt, name, elapsed);
            events.Abandon();
        }
        catch (Exception e)
        {
            var failure = Failures.Of(e, slot.IsHandedBack);
            outcome = failure.Code;
            var elapsed = time.GetElapsedTime(began);
            log.StepFailed(e, request.JobId, request.Attempt, name, elapsed, failure.Code, failure.Detail);
            activity?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, failure.Code);
            events.End(failure);
        }
        finally
        {
            var tag = new KeyValuePair<string, object?>("outcome", outcome);
            Telemetry.Renders.Add(1, tag);
            Telemetry.RenderTime.Record(time.GetElapsedTime(began).TotalSeconds, tag);
        }
    }

    private static string NameOf(RenderRequest request) => request.WorkCase == RenderRequest.WorkOneofCase.Segment
        ? FormattableString.Invariant($"segment/{request.Segment.Index}")
        : request.WorkCase.ToString().ToLowerInvariant();

    private TimeSpan HeartbeatOf(RenderRequest request)
    {
        var asked = request.HeartbeatInterval?.ToTimeSpan() ?? options.Value.Heartbeat;
        return asked <= TimeSpan.Zero ? options.Value.Heartbeat
            : asked < ShortestHeartbeat ? ShortestHeartbeat
            : asked > LongestHeartbeat ? LongestHeartbeat : asked;
    }

    private static RpcException Refused(RenderSlots.Refusal refusal) => refusal == RenderSlots.Refusal.Draining
        ? new RpcException(new Status(StatusCode.Unavailable, "The worker is draining."))
        : new RpcException(new Status(StatusCode.ResourceExhausted, "The worker is full."));
}
