using Microsoft.Extensions.Options;
using VideoGen.Data.Dispatch;

namespace VideoGen.Dispatcher.Running;

/// <summary>
/// Shares the slots of all workers among the steps of the jobs that run here: by priority, then to the owner and the job that have fewest,
/// then in the order of playback from where somebody watches. A job that got nothing for long goes first, so that low priority means
/// late and not never. Which slots other dispatchers use is not known here: a worker that is full says so.
/// </summary>
internal sealed class StepPool(IOptions<DispatcherOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PooledWorker> _workers = new(StringComparer.Ordinal);
    private readonly List<Waiter> _waiting = [];
    private long? _emptySince;

    /// <summary>Whether a step waits.</summary>
    public bool IsWanted
    {
        get
        {
            lock (_gate)
                return _waiting.Count > 0;
        }
    }

    /// <summary>Waits for a slot.</summary>
    /// <returns>Null when there is no worker at all, and none came for a while.</returns>
    public async Task<WorkerSlot?> AcquireAsync(StepTicket ticket, CancellationToken ct)
    {
        var waiter = new Waiter(ticket);
        lock (_gate)
        {
            if (ticket.Share.ServedAt == 0)
                ticket.Share.ServedAt = time.GetTimestamp();
            _waiting.Add(waiter);
            Serve();
        }

        await using var cancelled = ct.Register(() =>
        {
            lock (_gate)
            {
                if (_waiting.Remove(waiter))
                    waiter.Given.TrySetCanceled(ct);
            }
        });
        return await waiter.Given.Task;
    }

    /// <summary>Learns which workers there are.</summary>
    public void Learn(IReadOnlyList<WorkerRecord> live)
    {
        lock (_gate)
        {
            foreach (var gone in _workers.Keys.Except(live.Select(w => w.Id)).ToArray())
                _workers.Remove(gone);
            foreach (var record in live)
            {
                if (!_workers.TryGetValue(record.Id, out var worker))
                    _workers[record.Id] = worker = new PooledWorker(record.Id);
                (worker.Address, worker.Capacity, worker.IsOpen) = (record.Address, record.Capacity, record is { Draining: false, Avoided: false });
            }

            _emptySince = _workers.Count > 0 ? null : _emptySince ?? time.GetTimestamp();
            if (_emptySince is { } since && time.GetElapsedTime(since) >= options.Value.NoWorkerPatience)
                GiveUp();
        }
    }

    /// <summary>Gives free slots to whoever waits.</summary>
    public void Look()
    {
        lock (_gate)
            Serve();
    }

    public void Avoid(PooledWorker worker, TimeSpan span)
    {
        lock (_gate)
            worker.AvoidUntil = time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency);
    }

    public void Release(PooledWorker worker, JobShare share)
    {
        lock (_gate)
        {
            worker.Running--;
            share.Running--;
            share.ServedAt = time.GetTimestamp();
            Serve();
        }
    }

    private void GiveUp()
    {
        foreach (var waiter in _waiting)
            waiter.Given.TrySetResult(null);
        _waiting.Clear();
    }

    private void Serve()
    {
        var now = time.GetTimestamp();
        while (_waiting.Count > 0)
        {
            var free = _workers.Values.Where(w => w.IsOpen && w.Running < w.Capacity && !(w.AvoidUntil > now)).ToList();
            if (free.Count == 0)
                return;
            var next = Next(now);
            _waiting.Remove(next);
            var worker = Choose(free, next.Ticket);
            worker.Running++;
            next.Ticket.Share.Running++;
            next.Ticket.Share.ServedAt = now;
            next.Given.TrySetResult(new WorkerSlot(this, worker, next.Ticket));
        }
    }

    private Waiter Next(long now)
    {
        var running = _waiting.Select(w => w.Ticket.Share).Distinct().GroupBy(s => s.Owner)
            .ToDictionary(owner => owner.Key, owner => owner.Sum(s => s.Running));
        return _waiting.MinBy(w =>
        {
            var share = w.Ticket.Share;
            var forgotten = share.Running == 0 && time.GetElapsedTime(share.ServedAt, now) > Patience;
            return (forgotten ? 0 : 1, -(int)share.Priority, running[share.Owner], share.Running, share.QueuedAt, w.Ticket.IsBehind, w.Ticket.Frame);
        })!; // the caller saw that somebody waits
    }

    private static PooledWorker Choose(List<PooledWorker> free, StepTicket ticket) => free
        .OrderBy(w => ticket.LostOn.Contains(w.Id))
        .ThenBy(w => w.Id != ticket.Prefers)
        .ThenBy(w => w.Load)
        .ThenBy(w => w.Id, StringComparer.Ordinal)
        .First();

    private sealed record Waiter(StepTicket Ticket)
    {
        public TaskCompletionSource<WorkerSlot?> Given { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
