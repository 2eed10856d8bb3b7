namespace VideoGen.Bench.Measuring;

/// <summary>Highest memory of a set of processes while something runs. Sampling costs CPU, so nothing is timed meanwhile.</summary>
internal sealed class MemorySampler : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(150);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private long _peak;

    /// <param name="processes">Whom to look at, asked anew each time.</param>
    public MemorySampler(Func<IReadOnlyList<int>> processes) => _loop = Task.Run(async () =>
    {
        while (!_stop.IsCancellationRequested)
        {
            _peak = Math.Max(_peak, ProcessTree.PssBytes(processes()));
            await Task.Delay(Every, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    });

    public double PeakMegabytes => _peak / 1048576.0;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }
}
