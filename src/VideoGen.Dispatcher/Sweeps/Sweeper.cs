using Microsoft.Extensions.Options;
using VideoGen.Core.Errors;
using VideoGen.Data.Dispatch;
using VideoGen.Dispatcher.Running;
using VideoGen.Dispatcher.Scheduling;

namespace VideoGen.Dispatcher.Sweeps;

/// <summary>Mends what went wrong elsewhere: leases of dead dispatchers, silent workers, lost queue entries, leftovers.</summary>
internal sealed class Sweeper(
    DispatchStore store, WorkerStore workers, CleanupStore cleanups, QueueRebuild rebuild, ObjectCleaner cleaner, WorkerChannels channels,
    EventPublisher events, Wakes wakes, IOptions<DispatcherOptions> options, TimeProvider time, ILogger<Sweeper> log) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeepExpiredTokens = TimeSpan.FromDays(7);

    private long? _purged;

    // A database that was away kept everyone from renewing: after it is back, all get the time of one lease to do so.
    private long? _databaseBack;

    private DispatcherOptions Options => options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DoAsync("Ending expired leases", ExpireAsync, stoppingToken, () => _databaseBack = time.GetTimestamp());
                await DoAsync("Forgetting silent workers", ForgetWorkersAsync, stoppingToken);
                await DoAsync("Checking the queue", rebuild.RunAsync, stoppingToken);
                await DoAsync("Removing leftovers", cleaner.RunAsync, stoppingToken);
                await DoAsync("Removing old rows", PurgeAsync, stoppingToken);
                await wakes.Sweeper.WaitAsync(Options.SweepEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task DoAsync(string what, Func<CancellationToken, Task> action, CancellationToken ct, Action? failed = null)
    {
        try
        {
            await action(ct);
        }
        catch (Exception e) when (e.IsOutage())
        {
            log.HeldUp(what, e.Message);
            failed?.Invoke();
            // A wake-up must not turn an outage into a loop without pause.
            await Task.Delay(Options.PollEvery, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ExpireAsync(CancellationToken ct)
    {
        if (_databaseBack is { } back && time.GetElapsedTime(back) < Options.Lease)
        {
            await workers.LiveAsync(ct); // still there?
            return;
        }
        _databaseBack = null;
        var policy = new RetryPolicy(Options.MaxAttempts, Options.RetryDelay, Options.LongestRetryDelay);
        var ended = await store.ExpireAsync(RenderMapping.Failure(ErrorCodes.WorkerLost), policy, Batch, ct);
        foreach (var end in ended)
        {
            log.Expired(end.Job, end.Attempt, end.State);
            events.Publish(end);
        }
        if (ended.Count > 0)
            wakes.Relay.Set();
    }

    private async Task ForgetWorkersAsync(CancellationToken ct)
    {
        foreach (var id in await workers.ForgetSilentAsync(ct))
            log.WorkerGone(id, "it was silent");
        channels.Keep((await workers.LiveAsync(ct)).Select(w => w.Address).ToHashSet(StringComparer.Ordinal));
    }

    private async Task PurgeAsync(CancellationToken ct)
    {
        if (_purged is { } at && time.GetElapsedTime(at) < PurgeEvery)
            return;
        _purged = time.GetTimestamp();
        var rows = await cleanups.PurgeAsync(
            new Retention(Options.KeepDeletedJobs, Options.KeepProgressEvents, Options.KeepIdempotencyKeys, KeepExpiredTokens), ct);
        if (rows > 0)
            log.Purged(rows);
    }
}
