using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;
using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>Runs claimed jobs: writes what to make, has it made, writes the end. Hands back what still runs when the process must stop.</summary>
internal sealed class JobRunner(
    RunningJobs running, StoryPlanning stories, FilmRunner films, AttemptEnd ends, Telemetry telemetry,
    IOptions<DispatcherOptions> options, TimeProvider time, ILogger<JobRunner> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _killed = new();
    private readonly ConcurrentDictionary<RunningJob, Task> _tasks = new();

    public void Start(ClaimedJob job)
    {
        var run = new RunningJob(job, time);
        running.Add(run);
        log.Started(job.Claim.Job, job.Claim.Attempt, job.Waited);
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
            outcome = await WorkAsync(run) is { } work ? await films.RunAsync(run, work) : new RenderOutcome.NotOurs();
        }
        catch (OperationCanceledException) when (run.Stopped.IsCancellationRequested)
        {
            await ends.WriteStoppedAsync(run, _killed.Token);
            return;
        }
        catch (Exception e) when (e.IsOutage())
        {
            outcome = new RenderOutcome.HandedBack(e.Message); // no fault of the job: the attempt does not count
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

    /// <summary>What is to be planned.</summary>
    /// <returns>Null when the job is no longer ours.</returns>
    private async Task<PlanWork?> WorkAsync(RunningJob run)
    {
        switch (run.Job.Request)
        {
            case TimelineRequest timeline:
                return RenderMapping.Timeline(timeline);
            case GenerateRequest generate when run.Job.Storyboard is { } kept:
                return new PlanWork { StoryboardJson = kept, StoryboardSourcesJson = generate.Sources };
            case GenerateRequest generate:
                // Planned once and kept, so that later attempts find the steps of earlier ones.
                return await stories.PlanAsync(run, generate) is { } storyboard ? new PlanWork { StoryboardJson = storyboard, StoryboardSourcesJson = generate.Sources } : null;
            default:
                throw new UnreachableException(run.Job.Request.GetType().Name);
        }
    }
}
