using VideoGen.Dispatcher.Scheduling;
using VideoGen.Queue;

namespace VideoGen.Dispatcher.Running;

/// <summary>A request to stop a job makes the lease keeper look at the rows at once; the row decides, not the signal.</summary>
internal sealed class CancelListener(JobSignals signals, RunningJobs running, Wakes wakes) : IHostedService
{
    private IAsyncDisposable? _subscription;

    public async Task StartAsync(CancellationToken cancellationToken) => _subscription = await signals.SubscribeCancelAsync(
        id =>
        {
            if (running.All.Any(job => job.Job.Claim.Job == id))
                wakes.Leases.Set();
        },
        wakes.Leases.Set);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_subscription is not null)
            await _subscription.DisposeAsync();
    }
}
