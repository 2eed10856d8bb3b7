using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>Keeps one replica alive: waits for what it needs, starts it, watches its health, starts it again when it ends.</summary>
internal sealed class InstanceSupervisor(ResourceInstance instance, RunnerContext run) : IDisposable
{
    // sysexits.h EX_CONFIG, and the shell's "can't execute" and "not found": starting again changes nothing.
    private static readonly int[] s_hopelessExitCodes = [78, 126, 127];

    private readonly bool _oneShot = run.Graph.IsOneShot(instance.Resource);
    private readonly bool _server = instance.Resource.Annotations.Any(a => a is EndpointAnnotation or HealthCheckAnnotation);
    private readonly bool _checked = instance.Resource.HasAnnotationOfType<HealthCheckAnnotation>();
    private readonly CancellationTokenSource _stopping = new();
    private ChildProcess? _child;
    private Task _running = Task.CompletedTask;
    private long _firstStart;

    public ResourceInstance Instance => instance;

    public void Dispose() => _stopping.Dispose();

    public Task Start() => _running = SuperviseAsync(_stopping.Token);

    public async Task StopAsync(TimeSpan grace)
    {
        if (_running.IsCompleted && _child is null)
            return;
        if (_child is { } child)
        {
            instance.Become(InstanceState.Stopping);
            var asked = run.Time.GetTimestamp();
            await _stopping.CancelAsync();
            var obeyed = await child.StopAsync(grace);
            Say($"{(obeyed ? "stopped" : "did not stop and was killed")} after {Seconds(run.Time.GetElapsedTime(asked))}");
        }
        await _stopping.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (instance.State is not (InstanceState.Failed or InstanceState.Finished or InstanceState.NotStarted))
            instance.Become(InstanceState.Stopped);
    }

    private async Task SuperviseAsync(CancellationToken ct)
    {
        if (instance.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
        {
            instance.Become(InstanceState.NotStarted, "starts on demand");
            return;
        }
        try
        {
            await WaitForOthersAsync(ct);
            _firstStart = run.Time.GetTimestamp();
            for (var failures = 0; !ct.IsCancellationRequested;)
            {
                var lived = await LiveOnceAsync(ct);
                if (lived is null)
                    return;
                failures = lived.Value >= run.Options.StableAfter ? 1 : failures + 1;
                await BackOffAsync(failures, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // the run is ending
        }
        catch (Exception problem) when (problem is not DistributedApplicationException)
        {
            throw Failed($"'{instance.Name}' could not be started: {problem.Message}");
        }
    }

    private async Task WaitForOthersAsync(CancellationToken ct)
    {
        var waits = ModelGraph.Waits(instance.Resource).ToArray();
        if (waits.Length > 0)
            instance.Become(InstanceState.Waiting, $"for {string.Join(", ", waits.Select(w => w.On.Name).Distinct())}");
        foreach (var (wait, on) in waits)
            foreach (var other in run.InstancesOf(on))
                await (wait.WaitType switch
                {
                    WaitType.WaitUntilStarted => other.Started,
                    WaitType.WaitForCompletion => CompletionOf(other, wait.ExitCode),
                    _ => other.Healthy,
                }).WaitAsync(ct);
    }

    private static async Task CompletionOf(ResourceInstance other, int expected)
    {
        // Its own supervisor tells of a wrong exit code; whoever waited for the right one simply never starts.
        if (await other.Exited != expected)
            await Task.Delay(Timeout.Infinite);
    }

    /// <returns>How long the process lived when it must be started again; null when it must not.</returns>
    private async Task<TimeSpan?> LiveOnceAsync(CancellationToken ct)
    {
        instance.Become(InstanceState.Starting);
        var plan = await LaunchPlan.CreateAsync(instance, run.Execution, run.Configuration, ct);
        var started = run.Time.GetTimestamp();
        await using var child = await ChildProcess.StartAsync(plan, run.Spawner, run.Guardian, run.Time, OnLine);
        _child = child;
        instance.HasStarted(child.Id);
        Say($"started as process {child.Id}{Where()}");

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = WatchHealthAsync(gone.Token);
        try
        {
            if (await Task.WhenAny(child.Exited, watching) == watching)
                await watching; // throws when the time to become healthy is over
        }
        catch (DistributedApplicationException)
        {
            await child.StopAsync(TimeSpan.FromSeconds(2));
            throw;
        }
        var exitCode = await child.Exited;
        await gone.CancelAsync();
        await watching.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        instance.HasEnded();
        _child = null;
        await child.DisposeAsync(); // all of its output, before anyone quotes the last lines
        return ct.IsCancellationRequested ? null : AfterExit(exitCode, run.Time.GetElapsedTime(started));
    }

    private TimeSpan? AfterExit(int exitCode, TimeSpan lived)
    {
        if (_oneShot || (!_server && exitCode == 0))
        {
            if (exitCode != 0)
                throw Failed($"'{instance.Name}' ended with exit code {exitCode}.", exitCode);
            Say($"finished after {Seconds(lived)}");
            instance.Become(InstanceState.Finished);
            instance.HasFinished(exitCode);
            return null;
        }
        var neverHealthy = !instance.Healthy.IsCompleted;
        if ((neverHealthy || instance.Restarts == 0) && s_hopelessExitCodes.Contains(exitCode))
            throw Failed($"'{instance.Name}' can't start (exit code {exitCode}).");
        if (neverHealthy && instance.Restarts + 1 >= run.Options.StartAttempts)
            throw Failed($"'{instance.Name}' ended {run.Options.StartAttempts} times without becoming healthy, the last time with exit code {exitCode}.");
        Say($"ended with exit code {exitCode} after {Seconds(lived)}");
        return lived;
    }

    private async Task BackOffAsync(int failures, CancellationToken ct)
    {
        var delay = TimeSpan.FromTicks((long)Math.Min(
            run.Options.FirstBackOff.Ticks * Math.Pow(2, failures - 1), run.Options.LongestBackOff.Ticks));
        instance.HasRestarted();
        instance.Become(InstanceState.Restarting, $"in {Seconds(delay)}");
        Say($"starts again in {Seconds(delay)}");
        await Task.Delay(delay, run.Time, ct);
    }

    private async Task WatchHealthAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var problem = await run.Prober.AskAsync(instance, ct);
                var first = !instance.Healthy.IsCompleted;
                instance.Become(problem is null ? InstanceState.Healthy : first ? InstanceState.Running : InstanceState.Unhealthy, problem ?? "");
                if (first && problem is null && _checked)
                    Say($"healthy after {Seconds(run.Time.GetElapsedTime(_firstStart))}");
                if (first && problem is not null && run.Time.GetElapsedTime(_firstStart) > run.Options.StartupLimit)
                    throw Failed($"'{instance.Name}' did not become healthy within {Seconds(run.Options.StartupLimit)}: {problem}.");
                if (problem is null && !_checked)
                    await Task.Delay(Timeout.InfiniteTimeSpan, run.Time, ct);
                await Task.Delay(problem is null ? run.Options.HealthInterval * 10 : run.Options.HealthInterval, run.Time, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // the process ended or the run does
        }
    }

    private DistributedApplicationException Failed(string message, int? exitCode = null)
    {
        instance.Become(InstanceState.Failed, message);
        if (exitCode is { } code)
            instance.HasFinished(code);
        var tail = instance.Log.Last(12);
        return new DistributedApplicationException(tail.Count == 0 ? message : $"{message} Its last lines:\n    {string.Join("\n    ", tail)}");
    }

    private void OnLine(string line)
    {
        instance.Log.Add(LogText.Clean(line, keepColours: false));
        run.Console.Line(instance.Name, line);
    }

    private void Say(string text) => run.Console.Event($"{instance.Name} {text}");

    private string Where()
    {
        var urls = instance.Endpoints.Select(e => e.Url).ToArray();
        return urls.Length == 0 ? "" : $" on {string.Join(", ", urls)}";
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.0##} s";
}
