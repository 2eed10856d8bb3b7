using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Planning;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;
using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>Runs claimed jobs: plans, calls the worker, writes the end. Hands back what still runs when the process must stop.</summary>
internal sealed class JobRunner(
    RunningJobs running, DispatchStore store, RenderCall calls, AttemptEnd ends, EventPublisher events, Telemetry telemetry,
    IOptions<DispatcherOptions> options, TimeProvider time, ILogger<JobRunner> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _killed = new();
    private readonly ConcurrentDictionary<RunningJob, Task> _tasks = new();

    public void Start(ClaimedJob job)
    {
        var run = new RunningJob(job, time);
        running.Add(run);
        log.Started(job.Claim.Job, job.Claim.Attempt, job.WorkerId, job.Waited);
        telemetry.Started(job);
        // Known before it runs, so that its own end can't come before its entry.
        var begun = new TaskCompletionSource();
        _tasks[run] = RunAfterAsync(begun.Task, run);
        begun.SetResult();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_tasks.IsEmpty)
            return;
        log.Draining(_tasks.Count, options.Value.DrainFor);
        var idle = Task.WhenAll(_tasks.Values);
        await Task.WhenAny(idle, Task.Delay(options.Value.DrainFor, time, cancellationToken));
        foreach (var run in running.All)
            run.Stop(StopReason.Draining);
        await idle.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _killed.CancelAsync();
    }

    public void Dispose() => _killed.Dispose();

    private async Task RunAfterAsync(Task begun, RunningJob run)
    {
        await begun.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await RunAsync(run);
    }

    private async Task RunAsync(RunningJob run)
    {
        using var activity = telemetry.StartAttempt(run.Job);
        try
        {
            await AttemptAsync(run);
        }
        catch (OperationCanceledException) when (_killed.IsCancellationRequested)
        {
            // the process ends now; the lease runs out by itself
        }
        catch (Exception e)
        {
            // Whatever this is, it must not leave the job to its lease, nor take the process down.
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            log.Fault(run.Job.Claim.Job, run.Job.Claim.Attempt, e);
        }
        finally
        {
            running.Remove(run);
            _tasks.TryRemove(run, out _);
            run.Dispose();
        }
    }

    private async Task AttemptAsync(RunningJob run)
    {
        RenderOutcome outcome;
        try
        {
            outcome = await PlanAsync(run) is { } storyboard
                ? await calls.RunAsync(run, RenderMapping.Request(
                    run.Job, storyboard, options.Value.HeartbeatEvery, Activity.Current?.Id ?? run.Job.Traceparent))
                : new RenderOutcome.NotOurs();
        }
        catch (OperationCanceledException) when (run.Stopped.IsCancellationRequested)
        {
            await ends.WriteStoppedAsync(run, _killed.Token);
            return;
        }
        catch (Exception e) when (e.IsOutage())
        {
            outcome = new RenderOutcome.HandedBack(e.Message); // before the worker was asked: the attempt does not count
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of ours that another attempt would meet again.
            log.Fault(run.Job.Claim.Job, run.Job.Claim.Attempt, e);
            outcome = new RenderOutcome.Failed(
                new JobFailure(ErrorCodes.Internal.Code, ErrorCodes.Internal.Title, Retryable: false), e.GetType().Name);
        }
        await ends.WriteAsync(run, outcome, _killed.Token);
    }

    /// <summary>The job's storyboard: planned once and kept, so that later attempts find the steps of earlier ones.</summary>
    /// <returns>Null when the job is no longer ours.</returns>
    private async Task<string?> PlanAsync(RunningJob run)
    {
        if (run.Job.Storyboard is { } kept)
            return kept;
        var storyboard = StoryboardJson.Write(PromptPlanner.Plan((GenerateRequest)run.Job.Request));
        var planned = await store.PlannedAsync(run.Job.Claim, storyboard, run.Stopped);
        events.Publish(planned);
        return planned is null ? null : storyboard;
    }
}
