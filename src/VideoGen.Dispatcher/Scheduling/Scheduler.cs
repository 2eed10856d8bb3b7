using Microsoft.Extensions.Options;
using VideoGen.Core.Jobs;
using VideoGen.Data.Dispatch;
using VideoGen.Dispatcher.Running;
using VideoGen.Queue;

namespace VideoGen.Dispatcher.Scheduling;

/// <summary>
/// Takes an entry from the queue when, and only when, a live worker has a free slot for a job that may run; so what is left in the
/// queue is the true backlog. Which job of the priority it is, the database says: the one of the owner who runs least.
/// </summary>
internal sealed class Scheduler(
    ClaimStore claims, OutboxStore outbox, JobQueue queue, JobSignals signals, PriorityTurns turns, JobRunner runner, Wakes wakes,
    EventPublisher events, DispatcherIdentity me, IOptions<DispatcherOptions> options, TimeProvider time, ILogger<Scheduler> log)
    : BackgroundService
{
    private DispatcherOptions Options => options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var woken = await signals.SubscribeWakeAsync(wakes.Scheduler.Set);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await StartNextAsync(stoppingToken))
                    await wakes.Scheduler.WaitAsync(Options.PollEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e.IsOutage())
            {
                log.HeldUp("Taking jobs", e.Message);
                await Task.Delay(Options.PollEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> StartNextAsync(CancellationToken ct)
    {
        var outlook = await claims.OutlookAsync(Options.MaxRunningPerOwner, ct);
        var ready = outlook.FreeSlots > 0 ? outlook.Ready.ToHashSet() : [];
        while (ready.Count > 0)
        {
            var priority = turns.Next(ready);
            var (entry, reached) = await TakeEntryAsync(priority, ct);
            if (entry is null && reached)
            {
                // The job waits and the queue does not know it: just submitted, or the queue was emptied.
                wakes.Sweeper.Set();
                ready.Remove(priority);
                continue;
            }
            return await ClaimAsync(priority, entry, ct);
        }
        return false;
    }

    /// <summary>Without a queue, jobs are still started: it is a hint, and the database decides anyway.</summary>
    private async Task<(QueueEntry? Entry, bool Reached)> TakeEntryAsync(JobPriority priority, CancellationToken ct)
    {
        try
        {
            return (await queue.TakeAsync(priority, me.Name, ct), true);
        }
        catch (Exception e) when (e.IsQueueOutage())
        {
            log.HeldUp("Reading the queue", e.Message);
            return (null, false);
        }
    }

    private async Task<bool> ClaimAsync(JobPriority priority, QueueEntry? entry, CancellationToken ct)
    {
        var claim = await claims.ClaimAsync(new ClaimRequest(priority, entry?.Job, me.Name, Options.Lease, Options.MaxRunningPerOwner), ct);
        if (claim is ClaimResult.Claimed claimed)
        {
            // First the start: whatever fails from here on must not leave a claimed job without a runner.
            runner.Start(claimed.Job);
            events.Publish(claimed.Event);
        }
        else if (entry is not null)
        {
            await outbox.AnnounceAgainAsync(entry.Job, ct);
            wakes.Relay.Set();
        }
        if (entry is not null)
            await FinishAsync(entry, ct);
        return claim is ClaimResult.Claimed;
    }

    private async Task FinishAsync(QueueEntry entry, CancellationToken ct)
    {
        try
        {
            await queue.FinishAsync(entry, ct);
        }
        catch (Exception e) when (e.IsQueueOutage())
        {
            log.HeldUp("Removing an entry from the queue", e.Message); // it is taken back later and then names nothing that waits
        }
    }
}
