using Grpc.Core;
using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;

namespace VideoGen.RenderWorker.Registration;

/// <summary>Makes this worker known to the dispatchers, again and again, and takes it out when it stops.</summary>
internal sealed class WorkerAnnouncer(
    WorkerRegistry.WorkerRegistryClient registry, StatusReport status, WorkerAddress address, WorkerIdentity identity,
    IHostApplicationLifetime lifetime, IOptions<WorkerOptions> options, TimeProvider time, ILogger<WorkerAnnouncer> log) : BackgroundService
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(50);
    private bool _known;
    private bool _complained;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!_known)
            return;
        try
        {
            await registry.LeaveAsync(new LeaveRequest { WorkerId = identity.Id }, deadline: Deadline(), cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException)
        {
            // The dispatcher may be stopping too; it forgets silent workers by itself.
            log.NotLeft(e.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = await AnnounceAsync(stoppingToken);
            await Task.Delay(next, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> AnnounceAsync(CancellationToken ct)
    {
        var interval = options.Value.AnnounceInterval;
        try
        {
            var announcement = new WorkerAnnouncement { Address = address.Value, Status = await status.ReadAsync(ct) };
            var reply = await registry.AnnounceAsync(announcement, deadline: Deadline(), cancellationToken: ct);
            if (!_known || _complained)
                log.Announced(identity.Id, announcement.Address);
            (_known, _complained) = (true, false);
            var asked = reply.AnnounceAgainIn?.ToTimeSpan() ?? TimeSpan.Zero;
            return asked > ShortestInterval ? asked : interval;
        }
        catch (RpcException e) when (!ct.IsCancellationRequested)
        {
            if (!_complained)
                log.NotAnnounced(e, interval);
            _complained = true;
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // Stopping: nothing is to be announced any more.
        }

        return interval;
    }

    /// <summary>The port is known only once the server listens.</summary>
    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var up = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    private DateTime Deadline() => (time.GetUtcNow() + CallLimit).UtcDateTime;
}
