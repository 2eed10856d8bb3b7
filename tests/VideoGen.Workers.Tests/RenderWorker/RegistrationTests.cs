using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Workers.Tests.RenderWorker;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_worker_announces_the_port_it_got_renews_and_leaves()
    {
        await using var dispatcher = await Registry.StartAsync();
        var worker = await WorkerHost.StartAsync(settings: ("services:dispatcher:http:0", dispatcher.Address));

        var first = await dispatcher.Announced.ReadAsync(Soon());
        var second = await dispatcher.Announced.ReadAsync(Soon());
        await worker.StopAsync();
        var left = await dispatcher.Left.ReadAsync(Soon());
        await worker.DisposeAsync();

        first.Address.ShouldBe($"http://{worker.Channel.Target}");
        first.Status.Capacity.ShouldBe(1);
        second.Status.WorkerId.ShouldBe(first.Status.WorkerId);
        left.ShouldBe(first.Status.WorkerId);
    }

    [Fact]
    public async Task A_worker_without_a_dispatcher_works_and_finds_it_when_it_comes()
    {
        var port = FreePort.Next();
        await using var worker = await WorkerHost.StartAsync(
            settings: [("services:dispatcher:http:0", $"http://127.0.0.1:{port}"), ("Worker:AnnounceInterval", "00:00:00.200")]);
        (await worker.Client.GetStatusAsync(new GetStatusRequest())).Running.ShouldBe(0);

        await using var dispatcher = await Registry.StartAsync(port);

        (await dispatcher.Announced.ReadAsync(Soon())).Status.Draining.ShouldBeFalse();
    }

    private static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(15), TimeProvider.System).Token;

    /// <summary>The dispatcher's side of the registry, with real gRPC.</summary>
    private sealed class Registry : WorkerRegistry.WorkerRegistryBase, IAsyncDisposable
    {
        private readonly Channel<WorkerAnnouncement> _announced = Channel.CreateUnbounded<WorkerAnnouncement>();
        private readonly Channel<string> _left = Channel.CreateUnbounded<string>();
        private WebApplication? _app;

        public ChannelReader<WorkerAnnouncement> Announced => _announced.Reader;

        public ChannelReader<string> Left => _left.Reader;

        public string Address { get; private set; } = "";

        public static async Task<Registry> StartAsync(int port = 0)
        {
            var registry = new Registry();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, port, l => l.Protocols = HttpProtocols.Http2));
            builder.Services.AddGrpc();
            builder.Services.AddSingleton(registry);
            registry._app = builder.Build();
            registry._app.MapGrpcService<Registry>();
            await registry._app.StartAsync();
            registry.Address = registry._app.Urls.First();
            return registry;
        }

        public override Task<AnnounceReply> Announce(WorkerAnnouncement request, ServerCallContext context)
        {
            _announced.Writer.TryWrite(request);
            return Task.FromResult(new AnnounceReply
            {
                ValidFor = Duration.FromTimeSpan(TimeSpan.FromSeconds(5)),
                AnnounceAgainIn = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(100)),
            });
        }

        public override Task<LeaveReply> Leave(LeaveRequest request, ServerCallContext context)
        {
            _left.Writer.TryWrite(request.WorkerId);
            return Task.FromResult(new LeaveReply());
        }

        public async ValueTask DisposeAsync()
        {
            if (_app is not null)
                await _app.DisposeAsync();
        }
    }
}
