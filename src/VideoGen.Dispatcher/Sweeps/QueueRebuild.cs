using VideoGen.Core.Jobs;
using VideoGen.Data.Dispatch;
using VideoGen.Queue;

namespace VideoGen.Dispatcher.Sweeps;

/// <summary>Makes the queue say again what the database knows: Redis may have been emptied, or restarted without its last second.</summary>
internal sealed class QueueRebuild(OutboxStore outbox, JobQueue queue, DispatcherIdentity me, ILogger<QueueRebuild> log)
{
    private const int Page = 1_000;

    public async Task RunAsync(CancellationToken ct)
    {
        var back = await queue.RecoverAsync(me.Name, ct);
        if (back.Count > 0)
            await outbox.RememberAsync(
                [.. back.Select(e => new Announcement(e.Job, e.Priority, null))], [.. back.Select(JobQueue.NameOf)], ct);

        JobId? after = null;
        IReadOnlyList<Announcement> page;
        do
        {
            page = await outbox.WaitingAsync(after, Page, ct);
            if (page.Count == 0)
                return;
            after = page[^1].Job;
            await AnnounceMissingAsync(page, ct);
        }
        while (page.Count == Page);
    }

    private async Task AnnounceMissingAsync(IReadOnlyList<Announcement> waiting, CancellationToken ct)
    {
        var gone = await queue.MissingAsync([.. waiting.Select(w => w.Entry).OfType<string>()], ct);
        Announcement[] missing = [.. waiting.Where(w => w.Entry is null || gone.Contains(w.Entry))];
        if (missing.Length == 0)
            return;
        log.Reannounced(missing.Length);
        await outbox.RememberAsync(missing, await queue.AnnounceAsync([.. missing.Select(m => (m.Job, m.Priority))], ct), ct);
    }
}
