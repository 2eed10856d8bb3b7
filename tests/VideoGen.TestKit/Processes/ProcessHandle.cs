using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace VideoGen.TestKit.Processes;

/// <summary>A child process that keeps its output, takes signals, and dies with the test host.</summary>
public sealed class ProcessHandle : IAsyncDisposable
{
    private const int KeptLines = 2_000;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private ProcessHandle(Process process)
    {
        _process = process;
        Id = process.Id;
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Process id.</summary>
    public int Id { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Exit code of an ended process; 128 + n when signal n ended it.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The last lines of output and error output, mixed as they came.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Starts a process. It dies with the test host by a parent-death signal.</summary>
    public static async Task<ProcessHandle> StartAsync(ProcessSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var start = new ProcessStartInfo("setpriv")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = spec.WorkingDirectory ?? "",
        };
        foreach (var argument in Privileges(spec).Append("--").Append(spec.FileName).Concat(spec.Arguments))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;
        return new ProcessHandle(await ProcessLauncher.StartAsync(start));
    }

    /// <summary>Runs a process to its end and returns its output; throws unless it exits with 0.</summary>
    public static async Task<string> RunAsync(ProcessSpec spec, TimeSpan? deadline = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        await using var process = await StartAsync(spec);
        await process.WaitForExitAsync(deadline ?? TimeSpan.FromMinutes(1));
        return process.ExitCode == 0
            ? process.Output
            : throw new InvalidOperationException($"{spec.FileName} exited with {process.ExitCode}:\n{process.Output}");
    }

    /// <summary>Sends a signal to the process alone. A process that is gone already is no error.</summary>
    public void Signal(UnixSignal signal) => _ = NativeMethods.Kill(Id, (int)signal);

    /// <summary>Sends a signal to the process and everything below it, parents first.</summary>
    public void SignalTree(UnixSignal signal)
    {
        foreach (var id in Tree(Id))
            _ = NativeMethods.Kill(id, (int)signal);
    }

    /// <summary>Ids of the process and all that it started, as far as they live.</summary>
    public IReadOnlyList<int> Descendants() => Tree(Id);

    /// <summary>Waits for the end; throws after the deadline.</summary>
    public async Task WaitForExitAsync(TimeSpan deadline)
    {
        using var limit = new CancellationTokenSource(deadline);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Process {Id} still runs after {deadline.TotalSeconds:0.#} s:\n{Output}");
        }
    }

    /// <summary>Kills the process with all that it started and waits until it is gone.</summary>
    public async Task KillTreeAsync()
    {
        var all = Tree(Id);
        foreach (var id in all)
            _ = NativeMethods.Kill(id, (int)UnixSignal.Kill);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillTreeAsync();
        _process.Dispose();
    }

    private static IEnumerable<string> Privileges(ProcessSpec spec)
    {
        yield return "--pdeathsig";
        yield return spec.OnHostDeath switch
        {
            UnixSignal.Quit => "QUIT",
            UnixSignal.Interrupt => "INT",
            UnixSignal.Terminate => "TERM",
            _ => "KILL",
        };
        if (spec.User is null)
            yield break;
        yield return $"--reuid={spec.User}";
        yield return $"--regid={spec.User}";
        yield return "--clear-groups";
    }

    /// <summary>Ids of a process and all that it started, as far as they live.</summary>
    public static IReadOnlyList<int> TreeOf(int process) => Tree(process);

    private static List<int> Tree(int root)
    {
        List<int> found = [root];
        for (var i = 0; i < found.Count; i++)
            found.AddRange(Children(found[i]));
        return found;
    }

    private static int[] Children(int parent)
    {
        var tasks = $"/proc/{parent}/task";
        if (!Directory.Exists(tasks))
            return [];
        try
        {
            return Directory.GetDirectories(tasks)
                .Select(task => Path.Combine(task, "children"))
                .SelectMany(file => File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
                .ToArray();
        }
        catch (IOException)
        {
            return []; // the process ended while we looked
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        while (_lines.Count > KeptLines)
            _lines.TryDequeue(out _);
    }
}
