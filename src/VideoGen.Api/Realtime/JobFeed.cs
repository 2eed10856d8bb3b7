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
    public Task PublishAsync(JobEvent happened) => bus.PublishAsync(happened);

    /// <summary>Tells of a change, and asks the dispatcher to look at a cancelled job now rather than at its next renewal.</summary>
    public async Task AnnounceAsync(ChangeResult result)
    {
        switch (result)
        {
            case ChangeResult.Changed { Event: { } happened }:
                await bus.PublishAsync(happened);
                break;
            case ChangeResult.CancelRequested asked:
                if (asked.Event is { } requested)
                    await bus.PublishAsync(requested);
                await bus.PublishCancelAsync(asked.Job.Id);
                break;
        }
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
        var last = after;
        var ended = false;
        JobEvent? heard = null;
        while (!ended)
        {
            if (heard is { } next && next.Seq == last + 1)
            {
                (last, ended) = (next.Seq, next.State.IsTerminal());
                yield return next;
            }
            else if (heard is null || heard.Seq > last)
            {
                var rows = await jobs.EventsAsync(owner, job, last, PageSize, ct);
                foreach (var row in Newest(rows))
                    yield return row;
                if (rows.Count > 0)
                    (last, ended) = (rows[^1].Seq, rows[^1].State.IsTerminal() && rows.Count < PageSize);
                else if (await jobs.GetAsync(owner, job, ct) is not { } now || (now.State.IsTerminal() && now.LastSeq <= last))
                    yield break;
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

    private TimeSpan Patience() => TimeSpan.FromMilliseconds(Math.Min(
        options.Value.HeartbeatMs, bus.IsConnected ? options.Value.SafetyPollMs : options.Value.PollMs));

    /// <summary>Without progress that a later event of the same batch replaces.</summary>
    private static IEnumerable<JobEvent> Newest(IReadOnlyList<JobEvent> rows) => rows.Where((row, at) =>
        row.Type is not JobEventType.Progress and not JobEventType.Step || at == rows.Count - 1
        || rows[at + 1].Type is not JobEventType.Progress and not JobEventType.Step);
}
