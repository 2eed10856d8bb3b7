using Microsoft.Extensions.Options;
using VideoGen.Data.Dispatch;
using VideoGen.Dispatcher.Scheduling;

namespace VideoGen.Dispatcher.Running;

/// <summary>Tells the pool which workers there are, and lets it look again at those that it set aside.</summary>
internal sealed class PoolKeeper(
    StepPool pool, WorkerStore workers, Wakes wakes, IOptions<DispatcherOptions> options, TimeProvider time, ILogger<PoolKeeper> log)
    : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? read = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (read is not { } at || time.GetElapsedTime(at) >= options.Value.PollEvery)
                {
                    pool.Learn(await workers.LiveAsync(stoppingToken));
                    read = time.GetTimestamp();
                }

                pool.Look();
                if (await wakes.Pool.WaitAsync(pool.IsWanted ? Shorter(LookAgain, options.Value.PollEvery) : options.Value.PollEvery, stoppingToken))
                    read = null;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e.IsOutage())
            {
                // What was known stays true enough: calls go on, and a worker that is gone says so by itself.
                log.HeldUp("Reading the workers", e.Message);
                read = time.GetTimestamp();
            }
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
