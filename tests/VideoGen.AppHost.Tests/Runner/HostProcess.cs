using System.Diagnostics;
using System.Text;
using System.Text.Json;
using VideoGen.TestKit;

namespace VideoGen.AppHost.Tests.Runner;

/// <summary><see cref="Program"/> as a process of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly bool _ownsDirectory;

    private HostProcess(Process process, TempDirectory directory, string mark, bool ownsDirectory)
    {
        (_process, Directory, Mark, _ownsDirectory) = (process, directory, mark, ownsDirectory);
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public TempDirectory Directory { get; }

    /// <summary>In the environment of every process below.</summary>
    public string Mark { get; }

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static HostProcess Start(params string[] settings) => Start(new TempDirectory("apphost"), ownsDirectory: true, settings);

    public static HostProcess StartIn(TempDirectory directory, params string[] settings) => Start(directory, ownsDirectory: false, settings);

    public JsonDocument? State()
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(Directory.Combine("run.json")));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public Task ReadyAsync() => Eventually.PollAsync(
        () => State()?.RootElement.GetProperty("ready").GetBoolean() == true
            || (_process.HasExited ? throw new InvalidOperationException($"exited with {_process.ExitCode}: {Output}") : false), what: "ready");

    public int[] Descendants() => [.. TestProcesses.WithEnvironment(Mark).Where(id => id != Id)];

    public async Task<int> ExitAsync(TimeSpan deadline)
    {
        using var limit = new CancellationTokenSource(deadline);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        // What a test should have ended and did not must not outlive it: it would hold whatever it inherited.
        await Eventually.PollAsync(() =>
        {
            var left = Descendants();
            Array.ForEach(left, TestProcesses.Kill);
            return left.Length == 0;
        }, what: "all gone");
        _process.Dispose();
        if (_ownsDirectory)
            Directory.Dispose();
    }

    private static HostProcess Start(TempDirectory directory, bool ownsDirectory, string[] settings)
    {
        var mark = Guid.NewGuid().ToString("N");
        var info = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", typeof(Program).Assembly.Location, directory.Path },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in settings)
            info.ArgumentList.Add(setting);
        info.Environment["TEST_MARK"] = mark;
        return new HostProcess(Process.Start(info)!, directory, $"TEST_MARK={mark}", ownsDirectory);
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
    }
}
