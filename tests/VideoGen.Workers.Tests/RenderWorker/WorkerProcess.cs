using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;

namespace VideoGen.Workers.Tests.RenderWorker;

/// <summary>A worker in a process of its own, to be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly GrpcChannel _channel;

    private WorkerProcess(Process process, GrpcChannel channel)
    {
        (_process, _channel) = (process, channel);
        Client = new Contracts.Render.V1.RenderWorker.RenderWorkerClient(channel);
    }

    public Contracts.Render.V1.RenderWorker.RenderWorkerClient Client { get; }

    public int Id => _process.Id;

    public static async Task<WorkerProcess> StartAsync(TempDirectory folder, string failpoint = "")
    {
        var port = FreePort.Next();
        var info = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet") { UseShellExecute = false };
        info.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "VideoGen.RenderWorker.dll"));
        foreach (var (key, value) in WorkerHost.Settings(folder).Where(s => s.Key.Contains(':', StringComparison.Ordinal)))
            info.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        info.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        info.Environment["HEALTH_PORT"] = "0";
        info.Environment["Logging__LogLevel__Default"] = "Warning";
        info.Environment["VIDEOGEN_FAILPOINT"] = failpoint;
        var process = Process.Start(info) ?? throw new InvalidOperationException("The worker did not start.");
        var worker = new WorkerProcess(process, GrpcChannel.ForAddress($"http://127.0.0.1:{port}"));
        await Eventually.PollAsync(async () => (await worker.Client.GetStatusAsync(new GetStatusRequest(), deadline: TimeProvider.System.GetUtcNow().AddSeconds(5).UtcDateTime)).Capacity == 1);
        return worker;
    }

    public async Task<List<RenderEvent>> RenderToEndAsync(RenderRequest request)
    {
        using var call = Client.Render(request);
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    /// <summary>As kill -9 does: the process gets no last word, and its children are not told.</summary>
    public void Kill() => _process.Kill(entireProcessTree: false);

    public Task EndedAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        _channel.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
