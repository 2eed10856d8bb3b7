using Microsoft.Extensions.Options;

namespace VideoGen.RenderWorker.Execution;

/// <summary>How many steps run, how many may, and whether more are taken.</summary>
internal sealed class RenderSlots(IOptions<WorkerOptions> options)
{
    private readonly Lock _gate = new();
    private readonly List<Slot> _running = [];
    private TaskCompletionSource _idle = Completed();
    private bool _draining;

    public enum Refusal
    {
        None,
        Full,
        Draining,
    }

    public int Capacity { get; } = options.Value.Capacity > 0 ? options.Value.Capacity : Environment.ProcessorCount;

    public int Running
    {
        get
        {
            lock (_gate)
                return _running.Count;
        }
    }

    public bool IsDraining
    {
        get
        {
            lock (_gate)
                return _draining;
        }
    }

    /// <summary>Ends when no render runs.</summary>
    public Task Idle
    {
        get
        {
            lock (_gate)
                return _idle.Task;
        }
    }

    /// <summary>Takes a slot for a render.</summary>
    /// <returns>The slot, to be disposed when the render has ended; null with the reason when there is none.</returns>
    public Slot? TryTake(CancellationToken ct, out Refusal refusal)
    {
        lock (_gate)
        {
            refusal = _draining ? Refusal.Draining : _running.Count >= Capacity ? Refusal.Full : Refusal.None;
            if (refusal != Refusal.None)
                return null;
            var slot = new Slot(this, ct);
            if (_running.Count == 0)
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _running.Add(slot);
            return slot;
        }
    }

    public void StartDraining()
    {
        lock (_gate)
            _draining = true;
    }

    /// <summary>Stops what runs so that its jobs can go elsewhere.</summary>
    public void HandBackAll()
    {
        Slot[] running;
        lock (_gate)
            running = [.. _running];
        foreach (var slot in running)
            slot.HandBack();
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    internal sealed class Slot(RenderSlots owner, CancellationToken ct) : IDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        private int _handedBack;

        /// <summary>Cancelled when the caller hangs up or the render is handed back.</summary>
        public CancellationToken Stopped => _stop.Token;

        public bool IsHandedBack => Volatile.Read(ref _handedBack) == 1;

        public void HandBack()
        {
            Volatile.Write(ref _handedBack, 1);
            _stop.Cancel();
        }

        public void Dispose()
        {
            lock (owner._gate)
            {
                if (owner._running.Remove(this) && owner._running.Count == 0)
                    owner._idle.TrySetResult();
            }

            // Not disposed: HandBack may hold it at this moment, and it owns no timer.
        }
    }
}
