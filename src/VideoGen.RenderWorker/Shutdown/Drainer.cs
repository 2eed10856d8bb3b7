using Microsoft.Extensions.Options;
using VideoGen.RenderWorker.Execution;

namespace VideoGen.RenderWorker.Shutdown;

/// <summary>
/// Before anything else stops: takes no more renders, lets those that run come to their end, and hands back what does not get there in
/// time. The server stops afterwards, so that the last events still reach their callers.
/// </summary>
internal sealed class Drainer(RenderSlots slots, IOptions<WorkerOptions> options, TimeProvider time, ILogger<Drainer> log) : IHostedLifecycleService
{
    /// <summary>For ffmpeg to die and the last event to leave.</summary>
    public static readonly TimeSpan HandBackTime = TimeSpan.FromSeconds(2);

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        slots.StartDraining();
        if (slots.Running == 0)
            return;
        log.Draining(slots.Running);
        if (await EndsWithinAsync(options.Value.DrainTimeout, cancellationToken))
            return;
        log.HandingBack(slots.Running, options.Value.DrainTimeout);
        slots.HandBackAll();
        await EndsWithinAsync(HandBackTime, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> EndsWithinAsync(TimeSpan limit, CancellationToken ct)
    {
        try
        {
            await slots.Idle.WaitAsync(limit, time, ct);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
