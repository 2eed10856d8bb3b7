using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;

namespace VideoGen.Workers.Tests.Dispatcher;

/// <summary>What a scripted worker does with one call.</summary>
internal delegate Task RenderScript(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext call);

/// <summary>A worker that speaks the real contract over a real port and does what the test says instead of rendering.</summary>
internal sealed class ScriptedWorker : Contracts.Render.V1.RenderWorker.RenderWorkerBase, IAsyncDisposable
{
    private readonly ConcurrentQueue<RenderRequest> _calls = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly string _id = $"scripted-{Guid.NewGuid():N}";
    private readonly int _slots;
    private WebApplication? _app;
    private Task _announcing = Task.CompletedTask;
    private int _port;
    private int _disposed;

    private ScriptedWorker(RenderScript script, int slots) => (Script, _slots) = (script, slots);

    public RenderScript Script { get; set; }

    /// <summary>Calls in the order in which they came.</summary>
    public IReadOnlyList<RenderRequest> Calls => [.. _calls];

    /// <summary>Jobs in the order in which they were first called for.</summary>
    public IReadOnlyList<string> Jobs => [.. _calls.Select(c => c.JobId).Distinct()];

    /// <summary>Indexes of the segments that were asked for, in order.</summary>
    public IReadOnlyList<int> Segments => [.. _calls.Where(c => c.Segment is not null).Select(c => c.Segment.Index)];

    public ConcurrentDictionary<string, long> CalledAt { get; } = new();

    /// <summary>Calls that the dispatcher ended.</summary>
    public ConcurrentQueue<string> Stopped { get; } = new();

    public static async Task<ScriptedWorker> StartAsync(RenderScript script, int dispatcherPort, int slots = 2)
    {
        var worker = new ScriptedWorker(script, slots);
        await worker.ServeAsync();
        worker.AnnounceTo(dispatcherPort);
        return worker;
    }

    public void AnnounceTo(int dispatcherPort)
    {
        var before = _announcing;
        _announcing = Task.WhenAll(before, AnnounceAsync(dispatcherPort));
    }

    /// <summary>Cuts every stream and leaves the port closed, as kill -9 would, and comes back after that.</summary>
    public async Task CrashAsync()
    {
        if (_app is { } app)
        {
            using var now = new CancellationTokenSource(TimeSpan.Zero);
            await app.StopAsync(now.Token);
            await app.DisposeAsync();
        }
        await ServeAsync();
    }

    public override async Task Render(RenderRequest request, IServerStreamWriter<RenderEvent> responseStream, ServerCallContext context)
    {
        CalledAt.TryAdd(request.JobId, TimeProvider.System.GetTimestamp());
        _calls.Enqueue(request);
        try
        {
            await Script(request, responseStream, context);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            Stopped.Enqueue(request.JobId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _gone.CancelAsync();
        await _announcing;
        if (_app is not null)
            await _app.DisposeAsync();
        _gone.Dispose();
    }

    private async Task ServeAsync()
    {
        if (_port == 0)
            _port = FreePort.Next();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(_port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        var app = builder.Build();
        app.MapGrpcService<ScriptedWorker>();
        await app.StartAsync();
        _app = app;
    }

    private async Task AnnounceAsync(int dispatcherPort)
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{dispatcherPort}");
        var registry = new WorkerRegistry.WorkerRegistryClient(channel);
        while (!_gone.IsCancellationRequested)
        {
            try
            {
                await registry.AnnounceAsync(new WorkerAnnouncement
                {
                    Address = $"http://127.0.0.1:{_port}",
                    Status = new WorkerStatus { WorkerId = _id, Capacity = _slots },
                });
            }
            catch (RpcException)
            {
                // a dispatcher or its database that is down; the next announcement comes soon
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, _gone.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
