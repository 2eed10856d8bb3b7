namespace VideoGen.Dispatcher.Scheduling;

/// <summary>Wakes one loop. Set before the wait counts too; set twice counts once.</summary>
internal sealed class Wake : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);
    private readonly Lock _gate = new();

    public void Set()
    {
        lock (_gate)
        {
            if (_set.CurrentCount == 0)
                _set.Release();
        }
    }

    /// <summary>Returns when set, or after the time.</summary>
    /// <returns>Whether it was set.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _set.WaitAsync(atMost, ct);

    public void Dispose() => _set.Dispose();
}

/// <summary>The loops that one part wakes in another.</summary>
internal sealed class Wakes : IDisposable
{
    /// <summary>Something is in the outbox, or will be due sooner than was thought.</summary>
    public Wake Relay { get; } = new();

    /// <summary>A job or a slot may be there.</summary>
    public Wake Scheduler { get; } = new();

    /// <summary>Workers may have come or gone.</summary>
    public Wake Pool { get; } = new();

    /// <summary>A running job may have been asked to stop.</summary>
    public Wake Leases { get; } = new();

    /// <summary>The queue seems to have lost entries.</summary>
    public Wake Sweeper { get; } = new();

    public void Dispose()
    {
        Relay.Dispose();
        Scheduler.Dispose();
        Pool.Dispose();
        Leases.Dispose();
        Sweeper.Dispose();
    }
}
