using Microsoft.Extensions.Options;
using VideoGen.Core.Errors;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Jobs;
using VideoGen.Dispatcher.Scheduling;

namespace VideoGen.Dispatcher.Running;

/// <summary>Writes how an attempt ended, once, and as long as the job is ours.</summary>
internal sealed class AttemptEnd(
    DispatchStore store, EventPublisher events, Wakes wakes, Telemetry telemetry, IOptions<DispatcherOptions> options,
    TimeProvider time, ILogger<AttemptEnd> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private DispatcherOptions Options => options.Value;

    private RetryPolicy Policy => new(Options.MaxAttempts, Options.RetryDelay, Options.LongestRetryDelay);

    /// <summary>Ends an attempt that was not stopped from our side.</summary>
    public async Task WriteAsync(RunningJob run, RenderOutcome outcome, CancellationToken ct)
    {
        var claim = run.Job.Claim;
        switch (outcome)
        {
            case RenderOutcome.Done done when RenderMapping.Completion(run.Job, done.Result) is { } completion:
                await EndAsync(run, () => store.CompleteAsync(claim, completion, ct), ct);
                break;
            case RenderOutcome.Done:
                await FailAsync(run, RenderMapping.Failure(ErrorCodes.OutputInvalid), "The result names no film of this owner.", ct);
                break;
            case RenderOutcome.Failed failed:
                await FailAsync(run, failed.Failure, failed.Detail, ct);
                break;
            case RenderOutcome.HandedBack back:
                log.HeldUp("Starting a job", back.Reason);
                await EndAsync(run, () => store.ReleaseAsync(claim, Options.RefusedDelay, ct), ct);
                break;
            default:
                log.LeaseLost(claim.Job, claim.Attempt);
                telemetry.Ended(null);
                break;
        }
    }

    /// <summary>Ends an attempt that was stopped from our side.</summary>
    public async Task WriteStoppedAsync(RunningJob run, CancellationToken ct)
    {
        var claim = run.Job.Claim;
        switch (run.Reason)
        {
            case StopReason.Cancelled:
                await EndAsync(run, () => store.CancelledAsync(claim, ct), ct);
                break;
            case StopReason.Draining:
                await EndAsync(run, () => store.ReleaseAsync(claim, TimeSpan.Zero, ct), ct);
                break;
            default:
                log.LeaseLost(claim.Job, claim.Attempt);
                telemetry.Ended(null);
                break;
        }
    }

    public async Task FailAsync(RunningJob run, JobFailure failure, string detail, CancellationToken ct)
    {
        var claim = run.Job.Claim;
        log.AttemptFailed(claim.Job, claim.Attempt, failure.Code, detail);
        await EndAsync(run, () => store.FailAsync(claim, failure, Policy, ct), ct);
    }

    // A film that is rendered is not thrown away because the database restarts: the write is repeated while the lease is ours.
    private async Task EndAsync(RunningJob run, Func<Task<JobEvent?>> write, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                var end = await write();
                events.Publish(end);
                telemetry.Ended(end);
                wakes.Relay.Set();
                wakes.Scheduler.Set();
                log.Ended(run.Job.Claim.Job, run.Job.Claim.Attempt, end?.Type.ToString() ?? "not ours", end?.ErrorCode);
                return;
            }
            catch (Exception e) when (e.IsOutage() && run.SinceRenewal < Options.Lease)
            {
                log.HeldUp("Writing the end of an attempt", e.Message);
                await Task.Delay(Pause, time, ct);
            }
        }
    }
}
