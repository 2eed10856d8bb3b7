using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoGen.Contracts.Render.V1;

namespace VideoGen.Contracts.Tests.Rpc;

internal delegate Task RenderHandler(RenderRequest request, IServerStreamWriter<RenderEvent> events, ServerCallContext context);

internal delegate Task<WorkerStatus> StatusHandler(GetStatusRequest request, ServerCallContext context);

/// <summary>A render worker whose answers a test writes, on a real Kestrel that speaks HTTP/2 without TLS.</summary>
internal sealed class FakeWorker : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeWorker(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<FakeWorker> StartAsync(
        RenderHandler? render = null, StatusHandler? status = null, Action<GrpcServiceOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options => configure?.Invoke(options));
        builder.Services.AddSingleton(new Handlers(render, status));
        var app = builder.Build();
        app.MapGrpcService<WorkerService>();
        app.MapGrpcService<EchoService>();
        await app.StartAsync();
        return new FakeWorker(app);
    }

    /// <summary>Stops without waiting for the calls that run.</summary>
    public async Task AbortAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    internal sealed record Handlers(RenderHandler? Render, StatusHandler? Status);

    internal sealed class WorkerService(Handlers handlers) : RenderWorker.RenderWorkerBase
    {
        public override Task Render(RenderRequest request, IServerStreamWriter<RenderEvent> responseStream, ServerCallContext context) =>
            handlers.Render is null ? base.Render(request, responseStream, context) : handlers.Render(request, responseStream, context);

        public override Task<WorkerStatus> GetStatus(GetStatusRequest request, ServerCallContext context) =>
            handlers.Status is null ? base.GetStatus(request, context) : handlers.Status(request, context);
    }
}
