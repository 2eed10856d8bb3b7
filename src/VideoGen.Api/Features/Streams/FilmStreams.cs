using VideoGen.Api.Realtime;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Streams;

/// <summary>Reads what of a film can be watched, at once or as soon as it can.</summary>
internal sealed class FilmStreams(IJobStore jobs, JobFeed feed, TimeProvider time)
{
    private const int PageSize = 1000;

    /// <summary>The film; null when the owner has no such job, or it has no plan yet.</summary>
    public async Task<FilmStream?> FindAsync(UserId owner, JobId id, CancellationToken ct)
    {
        if (await jobs.GetAsync(owner, id, ct) is not { Plan: { } plan } job)
            return null;
        var all = new List<JobSegment>();
        IReadOnlyList<JobSegment> page;
        do
        {
            page = await jobs.SegmentsAsync(owner, id, all.Count, PageSize, ct);
            all.AddRange(page);
        }
        while (page.Count == PageSize);
        return all.Count > 0 ? new(job, plan, all) : null;
    }

    /// <summary>Reads again at each event of the job, until what is asked for is there, the job ends or the time is over.</summary>
    /// <returns>What the last look gave.</returns>
    public async Task<T?> WaitAsync<T>(UserId owner, JobId id, TimeSpan wait, Func<Task<T?>> look, CancellationToken ct)
        where T : class
    {
        var now = await look();
        if (now is not null || wait <= TimeSpan.Zero)
            return now;
        if (await jobs.GetAsync(owner, id, ct) is not { } job || job.State.IsTerminal())
            return null;
        using var limit = new CancellationTokenSource(wait, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            // From one event back: what came between the look and now is then told again, and not missed.
            await foreach (var _ in feed.FollowAsync(owner, id, Math.Max(0, job.LastSeq - 1), both.Token))
            {
                if (await look() is { } found)
                    return found;
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
        }

        return await look();
    }
}
