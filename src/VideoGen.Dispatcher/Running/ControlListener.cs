using VideoGen.Core.Jobs;
using VideoGen.Dispatcher.Scheduling;
using VideoGen.Queue;

namespace VideoGen.Dispatcher.Running;

/// <summary>
/// Hears what owners want of running jobs. A request to stop makes the lease keeper look at the rows at once; the row decides, not the
/// signal. A place that is being watched takes effect at once, and is found in the row too when the signal is lost.
/// </summary>
internal sealed class ControlListener(JobSignals signals, RunningJobs running, Wakes wakes) : IHostedService
{
    private IAsyncDisposable? _stops;
    private IAsyncDisposable? _frames;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _stops = await signals.SubscribeCancelAsync(
            id =>
            {
                if (Find(id).Any())
                    wakes.Leases.Set();
            },
            wakes.Leases.Set);
        _frames = await signals.SubscribeFramesAsync((id, frame) =>
        {
            foreach (var run in Find(id))
                run.Share.WantedFrame = Math.Max(0, frame);
        });
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stops is not null)
            await _stops.DisposeAsync();
        if (_frames is not null)
            await _frames.DisposeAsync();
    }

    private IEnumerable<RunningJob> Find(JobId id) => running.All.Where(run => run.Job.Claim.Job == id);
}
