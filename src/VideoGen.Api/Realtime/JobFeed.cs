using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Realtime;

/// <summary>
/// Follows jobs. Rows are the truth: what comes over Redis is passed on when it is the next in order, and otherwise only says
/// that there is something to read. A slow reader skips progress that is out of date and never an end.
/// </summary>
internal sealed class JobFeed(IJobStore jobs, EventBus bus, IOptions<RealtimeOptions> options, TimeProvider time)
{
    private const int PageSize = 200;

    /// <summary>Tells everyone who listens of an event that has just been committed.</summary>
    public void Publish(JobEvent happened) => bus.Publish(happened);

    /// <summary>Tells of a change, and asks the dispatcher to look at a cancelled job now rather than at its next renewal.</summary>
    public void Announce(ChangeResult result)
    {
        switch (result)
        {
            case ChangeResult.Changed { Event: { } happened }:
                bus.Publish(happened);
                break;
            case ChangeResult.CancelRequested asked:
                if (asked.Event is { } requested)
                    bus.Publish(requested);
                bus.RequestCancel(asked.Job.Id);
                break;
        }
    }

    /// <summary>Has the segments from a frame on rendered before others: in the row, and at once wherever the job runs.</summary>
    public async Task WatchAsync(UserId owner, JobId job, long frame, CancellationToken ct)
    {
        if (await jobs.WantFrameAsync(owner, job, frame, ct))
            bus.RequestFrame(job, frame);
    }

    /// <summary>Waits until a job ends or the time is over, and returns it as it is then.</summary>
    public async Task<JobRecord> WaitForEndAsync(UserId owner, JobRecord job, TimeSpan wait, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(wait, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            await foreach (var _ in FollowAsync(owner, job.Id, job.LastSeq, both.Token))
            {
                // The end of the stream is what counts.
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
        }

        return await jobs.GetAsync(owner, job.Id, ct) ?? job;
    }

    /// <summary>
    /// Events after a number, and then those to come, until the job has ended; null now and then while nothing happens, for a
    /// heartbeat. Ends too when the job is removed.
    /// </summary>
    public async IAsyncEnumerable<JobEvent?> FollowAsync(
        UserId owner, JobId job, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        using var listener = bus.Listen(job);
        var (last, ended) = (after, false);
        Heard? heard = Heard.Something;
        while (true)
        {
            if (heard is { Event: { } next } && next.Seq == last + 1)
            {
                (last, ended) = (next.Seq, next.State.IsTerminal());
                yield return next;
            }
            else if (heard is null || heard.Value.Seq > last)
            {
                var rows = await jobs.EventsAsync(owner, job, last, PageSize, ct);
                foreach (var row in Newest(rows))
                    yield return row;
                if (rows.Count > 0)
                    (last, ended) = (rows[^1].Seq, rows[^1].State.IsTerminal());
                else
                    ended = await IsOverAsync(owner, job, last, ct);
                if (rows.Count == PageSize)
                    continue;
            }

            if (ended)
                yield break;
            heard = await listener.NextAsync(Patience(), ct);
            if (heard is null)
                yield return null;
        }
    }

    // Ended before the reader came, with nothing left to tell; or removed, which leaves no event that its owner may see.
    private async Task<bool> IsOverAsync(UserId owner, JobId job, long last, CancellationToken ct) =>
        await jobs.GetAsync(owner, job, ct) is not { } now || (now.State.IsTerminal() && now.LastSeq <= last);

    private TimeSpan Patience() => TimeSpan.FromMilliseconds(Math.Min(
        options.Value.HeartbeatMs, bus.IsConnected ? options.Value.SafetyPollMs : options.Value.PollMs));

    /// <summary>Without progress that a later event of the same batch replaces.</summary>
    private static IEnumerable<JobEvent> Newest(IReadOnlyList<JobEvent> rows) => rows.Where((row, at) =>
        !IsProgress(row) || at == rows.Count - 1 || !IsProgress(rows[at + 1]));

    private static bool IsProgress(JobEvent row) => row.Type is JobEventType.Progress or JobEventType.Step;
}
