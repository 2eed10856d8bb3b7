using VideoGen.Core.Jobs;
using VideoGen.Data.Dispatch;
using VideoGen.Queue;

namespace VideoGen.Dispatcher.Sweeps;

/// <summary>
/// Makes the queue say what the database knows: Redis may have been emptied, or restarted without its last second, and it may hold
/// entries for which no job waits any more.
/// </summary>
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
                break;
            after = page[^1].Job;
            await AnnounceMissingAsync(page, ct);
        }
        while (page.Count == Page);
        await RemoveSurplusAsync(ct);
    }

    // A job cancelled while it waited, or announced twice, leaves an entry behind. Nobody would take it before the next job comes, and
    // till then the stream's lag would keep workers up that have nothing to do.
    private async Task RemoveSurplusAsync(CancellationToken ct)
    {
        var waiting = await outbox.WaitingPrioritiesAsync(ct);
        foreach (var priority in Enum.GetValues<JobPriority>().Where(p => !waiting.Contains(p)))
        {
            while (await queue.TakeAsync(priority, me.Name, ct) is { } entry)
            {
                await outbox.AnnounceAgainAsync(entry.Job, ct); // it may have been submitted since we looked
                await queue.FinishAsync(entry, ct);
            }
        }
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
