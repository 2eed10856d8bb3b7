using System.Collections.Concurrent;
using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>Why an attempt is stopped from our side.</summary>
internal enum StopReason
{
    None,

    /// <summary>The owner asked for it.</summary>
    Cancelled,

    /// <summary>The job is no longer ours: write nothing.</summary>
    LeaseLost,

    /// <summary>This process ends: hand the job back.</summary>
    Draining,
}

/// <summary>An attempt that this process runs.</summary>
internal sealed class RunningJob(ClaimedJob job, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private long _renewed = time.GetTimestamp();
    private int _reason;

    public ClaimedJob Job => job;

    /// <summary>What the job has of the workers.</summary>
    public JobShare Share { get; } = new(job.Owner, job.Priority, job.QueuedAt) { WantedFrame = job.WantedFrame ?? 0 };

    /// <summary>Cancelled when the attempt must stop; see <see cref="Reason"/>.</summary>
    public CancellationToken Stopped => _stop.Token;

    public StopReason Reason => (StopReason)Volatile.Read(ref _reason);

    public TimeSpan SinceRenewal => time.GetElapsedTime(Volatile.Read(ref _renewed));

    public void Renewed() => Volatile.Write(ref _renewed, time.GetTimestamp());

    /// <summary>Stops the attempt. A lost lease counts over every other reason, since it forbids writing.</summary>
    public void Stop(StopReason reason)
    {
        if (reason == StopReason.LeaseLost)
            Volatile.Write(ref _reason, (int)reason);
        else
            Interlocked.CompareExchange(ref _reason, (int)reason, (int)StopReason.None);
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // the attempt ended a moment ago
        }
    }

    public void Dispose() => _stop.Dispose();
}

/// <summary>The attempts that this process runs.</summary>
internal sealed class RunningJobs(RunningJobCount count)
{
    private readonly ConcurrentDictionary<JobClaim, RunningJob> _jobs = new();

    public IReadOnlyCollection<RunningJob> All => [.. _jobs.Values];

    public void Add(RunningJob job)
    {
        if (_jobs.TryAdd(job.Job.Claim, job))
            count.Add(1);
    }

    public void Remove(RunningJob job)
    {
        if (_jobs.TryRemove(job.Job.Claim, out _))
            count.Add(-1);
    }
}
