using System.Globalization;
using VideoGen.TestKit;
using VideoGen.TestKit.Processes;
using VideoGen.TestKit.Servers;

namespace VideoGen.Workers.Tests.Dispatcher;

/// <summary>The dispatcher as a process of its own, with times so short that faults heal in seconds.</summary>
internal sealed class DispatcherProcess : IAsyncDisposable
{
    private readonly ProcessHandle _process;

    private DispatcherProcess(ProcessHandle process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public string Output => _process.Output;

    public static async Task<DispatcherProcess> StartAsync(
        MigratedDatabase database, RedisServer redis, string objects, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var (port, health) = (FreePort.Next(), FreePort.Next());
        var environment = new Dictionary<string, string?>
        {
            ["ConnectionStrings__videogen"] = database.DispatcherConnectionString,
            ["ConnectionStrings__redis"] = redis.ConnectionString,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["HEALTH_PORT"] = health.ToString(CultureInfo.InvariantCulture),
            ["Storage__Kind"] = "disk",
            ["Storage__Disk__Root"] = objects,
            ["Storage__Disk__SigningKey"] = new string('k', 40),
            ["Dispatcher__Lease"] = "00:00:04",
            ["Dispatcher__RenewEvery"] = "00:00:00.500",
            ["Dispatcher__PollEvery"] = "00:00:00.200",
            ["Dispatcher__SweepEvery"] = "00:00:00.300",
            ["Dispatcher__HeartbeatEvery"] = "00:00:00.200",
            ["Dispatcher__HeartbeatTimeout"] = "00:00:04",
            ["Dispatcher__WorkerValidFor"] = "00:00:06",
            ["Dispatcher__AvoidWorkerFor"] = "00:00:00.300",
            ["Dispatcher__RefusedDelay"] = "00:00:00.200",
            ["Dispatcher__RetryDelay"] = "00:00:00.300",
            ["Dispatcher__DrainFor"] = "00:00:01",
            ["Queue__TakeBackAfter"] = "00:00:01",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
            environment[name] = value;
        var program = Path.Combine(AppContext.BaseDirectory, "VideoGen.Dispatcher.dll");
        var process = await ProcessHandle.StartAsync(new ProcessSpec("dotnet", program) { Environment = environment });
        var started = new DispatcherProcess(process, port);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{health}") };
            await Eventually.PollAsync(async () => (await http.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode);
            return started;
        }
        catch (Exception e)
        {
            await started.DisposeAsync();
            throw new InvalidOperationException($"The dispatcher did not become healthy:\n{process.Output}", e);
        }
    }

    public void Signal(UnixSignal signal) => _process.Signal(signal);

    public async Task KillAsync()
    {
        _process.Signal(UnixSignal.Kill);
        await _process.WaitForExitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>SIGTERM, and the wait for the end.</summary>
    public async Task<int> StopAsync()
    {
        _process.Signal(UnixSignal.Terminate);
        await _process.WaitForExitAsync(TimeSpan.FromSeconds(20));
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
