namespace VideoGen.Dispatcher.Running;

/// <summary>A worker as the pool knows it. Guarded by the pool's lock.</summary>
internal sealed class PooledWorker(string id)
{
    public string Id => id;

    public string Address { get; set; } = "";

    public int Capacity { get; set; }

    /// <summary>Whether it takes steps: announced, not draining, not set aside by any dispatcher.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Steps that this process has given to it.</summary>
    public int Running { get; set; }

    /// <summary>Timestamp until which it gets nothing from this process; null when nothing is in the way.</summary>
    public long? AvoidUntil { get; set; }

    public double Load => (double)Running / Capacity;
}

/// <summary>A place on a worker. Dispose it when the step has ended.</summary>
internal sealed class WorkerSlot(StepPool pool, PooledWorker worker, StepTicket ticket) : IDisposable
{
    private int _released;

    public string WorkerId => worker.Id;

    public string Address { get; } = worker.Address;

    /// <summary>Gives the worker nothing more for some time.</summary>
    public void Avoid(TimeSpan time) => pool.Avoid(worker, time);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            pool.Release(worker, ticket.Share);
    }
}
