using Microsoft.Extensions.Options;
using VideoGen.Data.Dispatch;
using VideoGen.Queue;

namespace VideoGen.Dispatcher.Scheduling;

/// <summary>
/// Carries what transactions left in the outbox into the queue. NOTIFY wakes it, the next due entry wakes it, and it polls in case
/// both were missed.
/// </summary>
internal sealed class OutboxRelay(
    OutboxStore outbox, JobQueue queue, Wakes wakes, Telemetry telemetry, IOptions<DispatcherOptions> options, TimeProvider time,
    ILogger<OutboxRelay> log) : BackgroundService
{
    private const int Batch = 200;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), RelayAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await outbox.ListenAsync(wakes.Relay.Set, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e.IsOutage())
            {
                log.HeldUp("Listening to the outbox", e.Message);
                await Task.Delay(options.Value.PollEvery, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RelayAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var wait = options.Value.PollEvery;
            try
            {
                while (await outbox.RelayAsync(Batch, AnnounceAsync, ct) is var taken and > 0)
                {
                    wakes.Scheduler.Set();
                    if (taken < Batch)
                        break;
                }
                if (await outbox.NextDueAsync(ct) is { } due && due < wait)
                    wait = due;
                await wakes.Relay.WaitAsync(wait, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e.IsOutage())
            {
                log.HeldUp("Telling the queue", e.Message);
                wakes.Scheduler.Set(); // which goes on without the queue when it is the queue that is down
                await Task.Delay(wait, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<IReadOnlyList<string>> AnnounceAsync(IReadOnlyList<Announcement> due, CancellationToken ct)
    {
        var entries = await queue.AnnounceAsync([.. due.Select(d => (d.Job, d.Priority))], ct);
        telemetry.Announced(due.Count);
        return entries;
    }
}
