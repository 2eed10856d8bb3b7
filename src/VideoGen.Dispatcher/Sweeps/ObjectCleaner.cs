using VideoGen.Data.Dispatch;
using VideoGen.Storage;

namespace VideoGen.Dispatcher.Sweeps;

/// <summary>Removes what no row names any more: outputs of attempts that failed, old previews, all objects of deleted jobs.</summary>
internal sealed class ObjectCleaner(CleanupStore cleanups, IObjectStore objects, ILogger<ObjectCleaner> log)
{
    private const int Batch = 20;

    /// <summary>Far longer than an upload takes once its bytes are here.</summary>
    private static readonly TimeSpan UnfinishedUploads = TimeSpan.FromHours(1);


    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var cleanup in await cleanups.DueAsync(Batch, ct))
        {
            var removed = 0;
            await foreach (var found in objects.ListAsync($"users/{cleanup.Owner}/jobs/{cleanup.Job}/", ct))
            {
                if (cleanup.Keep.Contains(found.Key))
                    continue;
                await objects.DeleteAsync(found.Key, ct);
                removed++;
            }
            await cleanups.DoneAsync(cleanup, ct);
            if (removed > 0)
                log.Cleaned(cleanup.Job, removed);
        }

        foreach (var stale in await cleanups.StaleUploadsAsync(UnfinishedUploads, Batch, ct))
        {
            await objects.DeleteAsync(stale.ObjectKey, ct);
            await cleanups.ForgetUploadAsync(stale.Id, ct);
        }
    }
}
