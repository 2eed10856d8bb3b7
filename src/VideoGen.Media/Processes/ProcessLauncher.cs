using System.Collections.Concurrent;
using System.Diagnostics;

namespace VideoGen.Media.Processes;

/// <summary>
/// Starts processes from one thread that lives as long as the launcher. The parent-death signal is tied to the thread that forks,
/// not to the process: from a pool thread a healthy child would be killed whenever the pool shrinks.
/// </summary>
internal sealed class ProcessLauncher : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public ProcessLauncher()
    {
        new Thread(Loop) { IsBackground = true, Name = "media-process-launcher" }.Start();
    }

    public Task<Process> StartAsync(ProcessStartInfo info)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() => Start(info, started));
        return started.Task;
    }

    public void Dispose() => _work.CompleteAdding();

    private static void Start(ProcessStartInfo info, TaskCompletionSource<Process> started)
    {
        var process = new Process { StartInfo = info, EnableRaisingEvents = true };
        try
        {
            process.Start();
            started.SetResult(process);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            process.Dispose();
            started.SetException(e);
        }
    }

    private void Loop()
    {
        foreach (var start in _work.GetConsumingEnumerable()) start();
    }
}
