using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace VideoGen.ServiceDefaults.Tests.Telemetry;

/// <summary>Takes OTLP over HTTP (protobuf) on a free port and keeps what arrives.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();
    private WebApplication? app;

    internal string Endpoint => app!.Address().ToString().TrimEnd('/');

    internal static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        receiver.app = await Hosts.ABuilder().StartAsync(app => app.MapPost("/v1/{signal}", receiver.ReceiveAsync));
        return receiver;
    }

    internal byte[][] Of(string signal) => [.. received.Where(r => r.Path == $"/v1/{signal}").Select(r => r.Body)];

    public async ValueTask DisposeAsync() => await app!.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        received.Enqueue((context.Request.Path, body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }
}
