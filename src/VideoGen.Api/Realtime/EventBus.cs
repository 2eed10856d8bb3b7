using System.Collections.Concurrent;
using StackExchange.Redis;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;
using VideoGen.Queue;

namespace VideoGen.Api.Realtime;

/// <summary>
/// What happens to jobs, from all replicas over one subscription. It only hurries things along: events are rows before they come
/// here, and a lost signal is made up for by reading rows.
/// </summary>
internal sealed class EventBus(JobSignals signals, IConnectionMultiplexer redis, TimeProvider time) : IHostedService
{
    private readonly ConcurrentDictionary<JobId, Listeners> _jobs = new();
    private IAsyncDisposable? _subscription;

    public bool IsConnected => redis.IsConnected;

    public JobListener Listen(JobId job)
    {
        var listener = new JobListener(this, job, time);
        while (!_jobs.GetOrAdd(job, _ => new()).Add(listener))
        {
            // The last listener of the job is just leaving; a fresh list follows.
        }

        return listener;
    }

    public void Publish(JobEvent happened) => signals.Publish(JobEventJson.Write(happened));

    public void RequestCancel(JobId job) => signals.RequestCancel(job);

    public void RequestFrame(JobId job, long frame) => signals.RequestFrame(job, frame);

    public async Task StartAsync(CancellationToken cancellationToken) =>
        _subscription = await signals.SubscribeAsync(Hear, restored: WakeAll);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_subscription is not null)
            await _subscription.DisposeAsync();
    }

    public void Leave(JobId job, JobListener listener)
    {
        if (_jobs.TryGetValue(job, out var listeners) && listeners.Remove(listener))
            _jobs.TryRemove(new(job, listeners));
    }

    // What cannot be read is found in the rows at the next look.
    private void Hear(string json)
    {
        if (JobEventJson.Read(json) is { } happened && _jobs.TryGetValue(happened.Job, out var listeners))
            listeners.Tell(new Heard(happened.Seq, happened));
    }

    private void WakeAll()
    {
        foreach (var listeners in _jobs.Values)
            listeners.Tell(Heard.Something);
    }

    private sealed class Listeners
    {
        private readonly List<JobListener> _all = [];
        private readonly Lock _gate = new();
        private bool _closed;

        public bool Add(JobListener listener)
        {
            lock (_gate)
            {
                if (_closed)
                    return false;
                _all.Add(listener);
                return true;
            }
        }

        /// <summary>Whether that was the last, so that the list can go.</summary>
        public bool Remove(JobListener listener)
        {
            lock (_gate)
            {
                _all.Remove(listener);
                return _closed = _all.Count == 0;
            }
        }

        public void Tell(Heard heard)
        {
            lock (_gate)
            {
                foreach (var listener in _all)
                    listener.Tell(heard);
            }
        }
    }
}
