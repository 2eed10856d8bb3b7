using System.Runtime.CompilerServices;

namespace VideoGen.Cli.Jobs;

/// <summary>Everything that happens to a job until it is over: from its event stream, and by polling where that does not get through.</summary>
internal sealed class JobFollower(VideoGenClient client, TimeProvider time)
{
    private const int StreamAttempts = 3;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>How long the server may be away before the command gives up; a restart takes less.</summary>
    private static readonly TimeSpan OutageLimit = TimeSpan.FromMinutes(2);

    public async IAsyncEnumerable<JobProgress> FollowAsync(JobView job, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = JobProgress.Of(job);
        yield return seen;
        await foreach (var change in StreamAsync(job.Id, ct))
        {
            seen = seen.With(change);
            yield return seen;
            if (seen.IsOver)
                yield break;
        }
        while (!seen.IsOver)
        {
            seen = seen.With(JobProgress.Of(await GetAsync(job.Id, ct)));
            yield return seen;
            if (!seen.IsOver)
                await Task.Delay(PollInterval, time, ct);
        }
    }

    /// <summary>The job as it is now, over outages of the server that end in time.</summary>
    public async Task<JobView> GetAsync(string id, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await client.GetAsync(id, ct);
            }
            catch (Exception e) when (e is HttpRequestException or ServerBusyException)
            {
                if (time.GetElapsedTime(begun) > OutageLimit)
                    throw new CliException(ExitCode.ServerUnavailable, $"The server is gone; job {id} may go on without us.", e);
                await Task.Delay(PollInterval, time, ct);
            }
        }
    }

    private async IAsyncEnumerable<JobProgress> StreamAsync(string id, [EnumeratorCancellation] CancellationToken ct)
    {
        string? lastId = null;
        for (var failures = 0; failures < StreamAttempts; failures++)
        {
            await using var events = client.EventsAsync(id, lastId, ct).GetAsyncEnumerator(ct);
            while (await NextAsync(events))
            {
                failures = 0;
                lastId = events.Current.Id ?? lastId;
                yield return events.Current.Progress;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200 << failures), time, ct);
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<(string? Id, JobProgress Progress)> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or CliException)
        {
            return false;       // tried again, then polled; the poll reports what is really wrong
        }
    }
}
