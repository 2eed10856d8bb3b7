using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>
/// Runs continuations of the connections on threads of its own, so that an application that blocks the shared pool does not stop the
/// reading of replies. When the queue grows past a limit the shared pool helps.
/// </summary>
public sealed class DedicatedThreadPoolPipeScheduler : PipeScheduler, IDisposable
{
    private readonly Queue<(Action<object?> Action, object? State)> _queue = new();
    private readonly int _queueLimit;
    private int _available;
    private long _servicedByQueue;
    private long _servicedByPool;
    private bool _disposed;

    public DedicatedThreadPoolPipeScheduler(
        string? name = null,
        int workerCount = 5,
        int useThreadPoolQueueLength = 10,
        ThreadPriority priority = ThreadPriority.Normal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workerCount, 1);
        WorkerCount = workerCount;
        _queueLimit = useThreadPoolQueueLength;
        for (var i = 0; i < workerCount; i++)
            new Thread(Work) { Name = $"{name ?? "pipes"}:{i}", Priority = priority, IsBackground = true }.Start();
    }

    public int WorkerCount { get; }

    /// <summary>Workers that wait for something to do.</summary>
    public int AvailableCount => Volatile.Read(ref _available);

    public long TotalServicedByQueue => Interlocked.Read(ref _servicedByQueue);

    public long TotalServicedByPool => Interlocked.Read(ref _servicedByPool);

    public override void Schedule(Action<object?> action, object? state)
    {
        lock (_queue)
        {
            if (!_disposed && _queue.Count < _queueLimit)
            {
                _queue.Enqueue((action, state));
                Monitor.Pulse(_queue);
                return;
            }
        }

        Interlocked.Increment(ref _servicedByPool);
        System.Threading.ThreadPool.UnsafeQueueUserWorkItem(action, state, preferLocal: false);
    }

    public void Dispose()
    {
        lock (_queue)
        {
            _disposed = true;
            Monitor.PulseAll(_queue);
        }
    }

    private void Work()
    {
        while (TryTake(out var item))
        {
            // As on the shared pool an exception here ends the process: swallowed, it would leave a connection that never reads again.
            item.Action(item.State);
            Interlocked.Increment(ref _servicedByQueue);
        }
    }

    private bool TryTake(out (Action<object?> Action, object? State) item)
    {
        lock (_queue)
        {
            _available++;
            while (_queue.Count == 0 && !_disposed)
                Monitor.Wait(_queue);
            _available--;
            return _queue.TryDequeue(out item);
        }
    }
}
