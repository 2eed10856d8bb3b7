using System.Collections.Concurrent;
using System.Diagnostics;

namespace VideoGen.TestKit.Processes;

/// <summary>
/// Starts every child from one thread that lives as long as the host. A parent-death signal is tied to the thread that
/// forked: from a pool thread it would fire when the pool shrinks.
/// </summary>
internal static class ProcessLauncher
{
    private static readonly BlockingCollection<Action> Work = [];

    static ProcessLauncher() => new Thread(Run) { IsBackground = true, Name = "testkit-launcher" }.Start();

    public static Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start."));
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    private static void Run()
    {
        foreach (var action in Work.GetConsumingEnumerable())
            action();
    }
}
