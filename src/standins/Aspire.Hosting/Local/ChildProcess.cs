using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Local;

/// <summary>A process that leads a session and group of its own, is told when we die, and is only ever signalled as a group.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private const int SigTerm = 15, SigKill = 9;

    private readonly Process _process;
    private readonly Task<int> _exited;
    private readonly Task _output;
    private readonly Guardian _guardian;
    private readonly TimeProvider _time;
    private bool _disposed;

    private ChildProcess(Process process, Guardian guardian, TimeProvider time, Action<string> onLine)
    {
        (_process, _guardian, _time) = (process, guardian, time);
        Id = process.Id;
        guardian.Watch(Id);
        _exited = WaitAsync(process);
        _output = Task.WhenAll(LogText.ReadLinesAsync(process.StandardOutput, onLine), LogText.ReadLinesAsync(process.StandardError, onLine));
        process.StandardInput.Close();
    }

    /// <summary>Process id, group id and session id in one: setsid execs in place.</summary>
    public int Id { get; }

    public static async Task<ChildProcess> StartAsync(
        LaunchPlan plan, ProcessSpawner spawner, Guardian guardian, TimeProvider time, Action<string> onLine)
    {
        var info = new ProcessStartInfo("setpriv")
        {
            // TERM, not KILL: PostgreSQL and the services shut down properly when we are killed; the guardian kills what does not.
            ArgumentList = { "--pdeathsig", "TERM", "--", "setsid", plan.Command },
            WorkingDirectory = plan.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in plan.Arguments)
            info.ArgumentList.Add(argument);
        info.Environment.Clear();
        foreach (var (name, value) in plan.Environment)
            info.Environment[name] = value;
        info.Environment[Guardian.MarkVariable] = guardian.Mark;
        return new ChildProcess(await spawner.StartAsync(info), guardian, time, onLine);
    }

    /// <summary>The exit code; 128 + n when signal n ended it.</summary>
    public Task<int> Exited => _exited;

    /// <summary>TERM to the group, then KILL when it has not ended in time.</summary>
    /// <returns>Whether TERM was enough.</returns>
    public async Task<bool> StopAsync(TimeSpan grace)
    {
        _ = Kill(-Id, SigTerm);
        try
        {
            await _exited.WaitAsync(grace, _time);
            return true;
        }
        catch (TimeoutException)
        {
            _ = Kill(-Id, SigKill);
            await _exited;
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        // Whatever the leader left in its group goes with it; the group id can't be reused while a member lives.
        _ = Kill(-Id, SigKill);
        _guardian.Forget(Id);
        try
        {
            await _output.WaitAsync(TimeSpan.FromSeconds(1), _time);
        }
        catch (TimeoutException)
        {
            // a process outside the group still holds the pipe; its lines are no longer ours
        }
        _process.Dispose();
    }

    private static async Task<int> WaitAsync(Process process)
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
