using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoGen.Composition.Sources;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media;
using VideoGen.Media.Probing;
using VideoGen.Storage;
using VideoGen.TestKit;

namespace VideoGen.Api.Tests.Hosting;

/// <summary>A worker that only looks at files, with the product's own look: ffprobe and ffmpeg in their box, over real gRPC. Of timelines it says what a test says.</summary>
public sealed class LookingWorker : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LookingWorker(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>Called before each look, with the object's key.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Answers each check of a timeline.</summary>
    public Func<CheckRequest, Task<CheckReply>> Check { get; set; } = Good;

    /// <summary>A film of two segments with nothing to warn of.</summary>
    public static Task<CheckReply> Good(CheckRequest request) => Task.FromResult(new CheckReply { Facts = new() { Segments = 2 } });

    public static async Task<LookingWorker> StartAsync(IObjectStore store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddVideoGenMedia();
        builder.Services.AddSingleton(store);
        var holder = new Holder();
        builder.Services.AddSingleton(holder);
        var app = builder.Build();
        app.MapGrpcService<Service>();
        await app.StartAsync();
        return holder.Worker = new LookingWorker(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    internal sealed class Holder
    {
        public LookingWorker? Worker { get; set; }
    }

    internal sealed class Service(MediaProbe probe, IObjectStore store, Holder holder) : RenderWorker.RenderWorkerBase
    {
        public override Task<CheckReply> Check(CheckRequest request, ServerCallContext context) => holder.Worker!.Check(request);

        public override async Task<ProbeReply> Probe(ProbeRequest request, ServerCallContext context)
        {
            await holder.Worker!.Before(request.ObjectKey);
            using var folder = new TempDirectory("look");
            var path = folder.Combine("in0");
            await using (var read = await store.OpenReadAsync(request.ObjectKey, null, context.CancellationToken) ?? throw new RpcException(new(StatusCode.NotFound, "No such object.")))
            await using (var file = File.Create(path))
                await read.Content.CopyToAsync(file, context.CancellationToken);
            return await probe.ProbeAsync(path, context.CancellationToken) switch
            {
                ProbeResult.Usable usable => new ProbeReply { Facts = new() { SourceJson = SourceMediaJson.Write(usable.Media), ContentType = usable.ContentType } },
                ProbeResult.Refused refused => new ProbeReply { Refusal = new() { Code = refused.Code.Code, Message = refused.Reason, Fix = refused.Fix } },
                _ => throw new InvalidOperationException("A new kind of answer."),
            };
        }
    }
}
