using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>What became of a step: its last event and who did it, or the end of the whole attempt.</summary>
/// <param name="Last">Null when the attempt ended.</param>
/// <param name="End">Null when the step is done.</param>
/// <param name="Worker">Who did it.</param>
internal readonly record struct StepEnd(RenderEvent? Last, RenderOutcome? End, string Worker)
{
    public static StepEnd Of(RenderOutcome end) => new(null, end, "");
}

/// <summary>
/// Gets one step done on whichever worker has a place. A worker that dies costs this step alone, which goes to another; a step that loses
/// worker after worker is taken for the cause.
/// </summary>
internal sealed class StepLoop(
    StepPool pool, StepCall calls, WorkerStore workers, IOptions<DispatcherOptions> options, Telemetry telemetry, ILogger<StepLoop> log)
{
    private static readonly TimeSpan FullFor = TimeSpan.FromMilliseconds(150);

    private DispatcherOptions Options => options.Value;

    /// <summary>Does a step.</summary>
    /// <param name="run">The attempt.</param>
    /// <param name="ticket">Its place in the order.</param>
    /// <param name="request">Makes the request when a slot is there.</param>
    /// <param name="told">Called for everything that the worker tells before the end.</param>
    /// <param name="ct">Stops the step.</param>
    public async Task<StepEnd> RunAsync(
        RunningJob run, StepTicket ticket, Func<RenderRequest> request, Func<RenderEvent, Task> told, CancellationToken ct)
    {
        while (true)
        {
            using var slot = await pool.AcquireAsync(ticket, ct);
            if (slot is null)
                return StepEnd.Of(new RenderOutcome.HandedBack("There is no worker."));
            var answer = await calls.RunAsync(slot.Address, request(), told, ct);
            telemetry.Step(answer);
            switch (answer)
            {
                case StepAnswer.Done done:
                    return new StepEnd(done.Last, null, slot.WorkerId);
                case StepAnswer.Failed failed:
                    return StepEnd.Of(new RenderOutcome.Failed(failed.Failure, $"Worker {slot.WorkerId}: {failed.Detail}"));
                case StepAnswer.Full:
                    slot.Avoid(FullFor);
                    break;
                case StepAnswer.Away away:
                    log.WorkerRefused(slot.WorkerId, run.Job.Claim.Job, away.Reason);
                    await AvoidAsync(slot, ct);
                    break;
                case StepAnswer.Lost lost:
                    log.WorkerLost(slot.WorkerId, run.Job.Claim.Job, run.Job.Claim.Attempt, lost.Reason);
                    await AvoidAsync(slot, ct);
                    ticket.LostOn.Add(slot.WorkerId);
                    if (++ticket.Losses >= Options.MaxAttempts)
                        return StepEnd.Of(new RenderOutcome.Failed(RenderMapping.Failure(ErrorCodes.WorkerLost) with { Retryable = false }, lost.Reason));
                    break;
            }
        }
    }

    // The row too, so that neither other dispatchers nor the count of free slots rely on it.
    private async Task AvoidAsync(WorkerSlot slot, CancellationToken ct)
    {
        slot.Avoid(Options.AvoidWorkerFor);
        try
        {
            await workers.AvoidAsync(slot.WorkerId, Options.AvoidWorkerFor, ct);
        }
        catch (Exception e) when (e.IsOutage())
        {
            log.HeldUp("Setting a worker aside", e.Message);
        }
    }
}
