using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using Xunit;

namespace VideoGen.Contracts.Tests.Rpc;

public sealed class ClientFactoryTests
{
    [Fact]
    public async Task A_registered_client_calls_its_address_through_its_interceptors_and_handlers()
    {
        var seen = new Recorder();
        var headers = new HeaderHandler();
        await using var worker = await FakeWorker.StartAsync(status: (_, context) =>
            Task.FromResult(new WorkerStatus { WorkerId = context.RequestHeaders.GetValue(HeaderHandler.Name)! }));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGrpcClient<RenderWorker.RenderWorkerClient>(options => options.Address = new Uri(worker.Address))
            .AddInterceptor(() => new Recorder.Client(seen))
            .AddHttpMessageHandler(() => headers);
        await using var provider = services.BuildServiceProvider();

        var status = await provider.GetRequiredService<RenderWorker.RenderWorkerClient>().GetStatusAsync(new GetStatusRequest());

        status.WorkerId.ShouldBe("handled");
        seen.Calls.ShouldBe(["client GetStatus"]);
    }

    [Fact]
    public async Task The_channel_of_a_registered_client_is_configured()
    {
        await using var worker = await FakeWorker.StartAsync(
            status: (_, _) => Task.FromResult(new WorkerStatus { Version = new string('x', 1_000) }));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGrpcClient<RenderWorker.RenderWorkerClient>(options => options.Address = new Uri(worker.Address))
            .ConfigureChannel(channel => channel.MaxReceiveMessageSize = 100);
        await using var provider = services.BuildServiceProvider();

        var error = await Should.ThrowAsync<RpcException>(() =>
            provider.GetRequiredService<RenderWorker.RenderWorkerClient>().GetStatusAsync(new GetStatusRequest()).ResponseAsync);

        error.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    [Fact]
    public void A_client_without_an_address_says_so()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGrpcClient<RenderWorker.RenderWorkerClient>();
        using var provider = services.BuildServiceProvider();

        Should.Throw<InvalidOperationException>(() => provider.GetRequiredService<RenderWorker.RenderWorkerClient>())
            .Message.ShouldContain(nameof(RenderWorker.RenderWorkerClient));
    }

    private sealed class HeaderHandler : DelegatingHandler
    {
        public const string Name = "x-handled";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add(Name, "handled");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
