using System.Collections.Concurrent;
using System.Diagnostics;

namespace Aspire.Hosting.Local;

/// <summary>
/// Starts processes from one thread that lives as long as the runner: Linux sends the parent-death signal when the *thread* that
/// forked ends, so a pool thread would kill healthy children.
/// </summary>
internal sealed class ProcessSpawner : IDisposable
{
    // Never disposed: the runner may be disposed twice, and an ended collection holds nothing.
    private readonly BlockingCollection<(ProcessStartInfo Info, TaskCompletionSource<Process> Started)> _requests = [];
    private readonly Thread _thread;

    public ProcessSpawner()
    {
        _thread = new Thread(Serve) { IsBackground = true, Name = "process spawner" };
        _thread.Start();
    }

    public Task<Process> StartAsync(ProcessStartInfo info)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add((info, started));
        return started.Task;
    }

    public void Dispose()
    {
        _requests.CompleteAdding();
        _thread.Join();
    }

    private void Serve()
    {
        foreach (var (info, started) in _requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(info) ?? throw new InvalidOperationException("no process was started"));
            }
            catch (Exception problem)
            {
                started.SetException(problem);
            }
        }
    }
}
