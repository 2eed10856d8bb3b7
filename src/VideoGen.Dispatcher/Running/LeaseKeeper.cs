using Microsoft.Extensions.Options;
using VideoGen.Data.Dispatch;
using VideoGen.Dispatcher.Scheduling;

namespace VideoGen.Dispatcher.Running;

/// <summary>
/// Renews the leases of all running jobs in one statement, apart from the work itself, and hears on the way that an owner wants a job
/// stopped or that a job is someone else's by now.
/// </summary>
internal sealed class LeaseKeeper(
    DispatchStore store, RunningJobs running, Wakes wakes, IOptions<DispatcherOptions> options, ILogger<LeaseKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await wakes.Leases.WaitAsync(options.Value.RenewEvery, stoppingToken);
                await RenewAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task RenewAsync(CancellationToken ct)
    {
        var jobs = running.All;
        if (jobs.Count == 0)
            return;
        var lease = options.Value.Lease;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(lease / 2); // a database that hangs must not make us miss the end of the lease
            var held = await store.RenewAsync([.. jobs.Select(j => j.Job.Claim)], lease, limit.Token);
            foreach (var job in jobs)
                Judge(job, held);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (e.IsOutage() || e is OperationCanceledException))
        {
            log.HeldUp("Renewing leases", e.Message);
            foreach (var job in jobs.Where(j => j.SinceRenewal > lease))
                job.Stop(StopReason.LeaseLost);
        }
    }

    private static void Judge(RunningJob job, IReadOnlyDictionary<JobClaim, HeldJob> held)
    {
        if (!held.TryGetValue(job.Job.Claim, out var row))
        {
            job.Stop(StopReason.LeaseLost);
            return;
        }
        job.Renewed();
        if (row.WantedFrame is { } frame)
            job.Share.WantedFrame = frame;
        if (row.CancelRequested)
            job.Stop(StopReason.Cancelled);
    }
}
