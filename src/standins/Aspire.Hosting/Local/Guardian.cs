using System.Diagnostics;
using System.Reflection;

namespace Aspire.Hosting.Local;

/// <summary>
/// A small shell process that outlives us: it reads the groups we start from a pipe and ends them when the pipe closes, which happens
/// however we end, kill -9 included.
/// </summary>
internal sealed class Guardian : IAsyncDisposable
{
    public const string MarkVariable = "ASPIRE_LOCAL_RUN";

    private readonly Process _process;
    private readonly Lock _writing = new();

    private Guardian(Process process, string mark) => (_process, Mark) = (process, mark);

    /// <summary>In every child's environment, so that a process which left its group is still found.</summary>
    public string Mark { get; }

    public int ProcessId => _process.Id;

    public static async Task<Guardian> StartAsync(ProcessSpawner spawner)
    {
        var mark = Guid.NewGuid().ToString("N");
        using var script = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("guardian.sh")!);
        var info = new ProcessStartInfo("setsid")
        {
            ArgumentList = { "/bin/sh", "-c", await script.ReadToEndAsync(), "aspire-local-guardian", $"{MarkVariable}={mark}" },
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return new Guardian(await spawner.StartAsync(info), mark);
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new DistributedApplicationException(
                "The local runner needs setsid and setpriv (package util-linux, on every Debian and Ubuntu; there is none for macOS and Windows).", problem);
        }
    }

    public void Watch(int group) => Tell($"+{group}");

    public void Forget(int group) => Tell($"-{group}");

    public async ValueTask DisposeAsync()
    {
        // Everything was asked to end already, so what the guardian still finds gets a second and not its usual five.
        Tell("!");
        lock (_writing)
        {
            try
            {
                _process.StandardInput.Close();
            }
            catch (IOException)
            {
                // killed before us, see Tell: what it did not read can't be flushed
            }
        }
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private void Tell(string line)
    {
        lock (_writing)
        {
            try
            {
                _process.StandardInput.WriteLine(line);
                _process.StandardInput.Flush();
            }
            catch (IOException)
            {
                // The guardian was killed. The parent-death signal still covers our children, so the run goes on.
            }
        }
    }
}
