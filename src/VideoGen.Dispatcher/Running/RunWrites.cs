using Microsoft.Extensions.Options;
using VideoGen.Data.Jobs;

namespace VideoGen.Dispatcher.Running;

/// <summary>Writes of a running attempt: each tells whether the job is still ours.</summary>
internal sealed class RunWrites(EventPublisher events, IOptions<DispatcherOptions> options, TimeProvider time, ILogger<RunWrites> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Progress is for eyes: a database that is away for a moment costs a step of it, and not the film.</summary>
    /// <returns>False when the job is no longer ours.</returns>
    public async Task<bool> TryAsync(Func<Task<JobEvent?>> write)
    {
        try
        {
            var written = await write();
            events.Publish(written);
            return written is not null;
        }
        catch (Exception e) when (e.IsOutage())
        {
            log.HeldUp("Writing progress", e.Message);
            return true;
        }
    }

    /// <summary>An entry in the books: a database that is away for a moment costs the entry, and not the film.</summary>
    public async Task EnterAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception e) when (e.IsOutage())
        {
            log.HeldUp("Entering what a provider cost", e.Message);
        }
    }

    /// <summary>What others count on is written again while the database is away, as long as the lease may be ours.</summary>
    /// <returns>False when the job is no longer ours.</returns>
    public async Task<bool> InsistAsync(RunningJob run, Func<Task<JobEvent?>> write, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                var written = await write();
                events.Publish(written);
                return written is not null;
            }
            catch (Exception e) when (e.IsOutage() && run.SinceRenewal < options.Value.Lease)
            {
                log.HeldUp("Writing what exists of a film", e.Message);
                await Task.Delay(Pause, time, ct);
            }
        }
    }
}
