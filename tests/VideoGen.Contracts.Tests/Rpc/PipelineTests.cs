using System.IO.Compression;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Grpc.Net.Compression;
using Shouldly;
using VideoGen.Contracts.Render.V1;
using Xunit;

namespace VideoGen.Contracts.Tests.Rpc;

/// <summary>What lies between a call and its handler: interceptors, compression, retries, credentials.</summary>
public sealed class PipelineTests
{
    [Fact]
    public async Task Interceptors_of_client_and_server_wrap_unary_and_streaming_calls()
    {
        var seen = new Recorder();
        await using var worker = await FakeWorker.StartAsync(
            (_, events, _) => events.WriteAsync(new RenderEvent { Heartbeat = new Heartbeat() }),
            (_, context) => Task.FromResult(new WorkerStatus { WorkerId = context.RequestHeaders.GetValue("x-tenant")! }),
            options => options.Interceptors.Add<Recorder.Server>(seen));
        using var channel = GrpcChannel.ForAddress(worker.Address);
        var client = new RenderWorker.RenderWorkerClient(channel
            .Intercept(headers => { headers.Add("x-tenant", "t-1"); return headers; })
            .Intercept(new Recorder.Client(seen)));

        var status = await client.GetStatusAsync(new GetStatusRequest());
        using var call = client.Render(new RenderRequest());
        await call.ResponseStream.MoveNext();

        status.WorkerId.ShouldBe("t-1");
        seen.Calls.ShouldBe(["client GetStatus", "server GetStatus", "client Render", "server Render"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Compressed_requests_and_answers_are_understood(string encoding)
    {
        string? requestEncoding = null;
        await using var worker = await FakeWorker.StartAsync(
            status: (_, context) =>
            {
                requestEncoding = context.GetHttpContext().Request.Headers["grpc-encoding"];
                return Task.FromResult(new WorkerStatus { Version = new string('x', 100_000) });
            },
            configure: options =>
            {
                options.CompressionProviders = Providers();
                options.ResponseCompressionAlgorithm = encoding;
            });
        using var wire = new WireTap();
        using var channel = GrpcChannel.ForAddress(
            worker.Address, new GrpcChannelOptions { HttpHandler = wire, CompressionProviders = Providers() });

        var status = await new RenderWorker.RenderWorkerClient(channel)
            .GetStatusAsync(new GetStatusRequest(), new Metadata { { "grpc-internal-encoding-request", encoding } });

        status.Version.Length.ShouldBe(100_000);
        requestEncoding.ShouldBe(encoding);
        wire.ResponseEncoding.ShouldBe(encoding);
    }

    [Fact]
    public async Task A_channel_retries_what_its_policy_names()
    {
        var attempts = 0;
        await using var worker = await FakeWorker.StartAsync(status: (_, _) => Interlocked.Increment(ref attempts) < 3
            ? throw new RpcException(new Status(StatusCode.Unavailable, "not yet"))
            : Task.FromResult(new WorkerStatus { WorkerId = "w" }));
        var policy = new RetryPolicy
        {
            MaxAttempts = 4,
            InitialBackoff = TimeSpan.FromMilliseconds(10),
            MaxBackoff = TimeSpan.FromMilliseconds(50),
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        };
        using var channel = GrpcChannel.ForAddress(worker.Address, new GrpcChannelOptions
        {
            ServiceConfig = new() { MethodConfigs = { new MethodConfig { Names = { MethodName.Default }, RetryPolicy = policy } } },
        });

        (await new RenderWorker.RenderWorkerClient(channel).GetStatusAsync(new GetStatusRequest())).WorkerId.ShouldBe("w");

        attempts.ShouldBe(3);
    }

    [Fact]
    public async Task Credentials_of_a_call_become_its_headers()
    {
        await using var worker = await FakeWorker.StartAsync(status: (_, context) =>
            Task.FromResult(new WorkerStatus { WorkerId = context.RequestHeaders.GetValue("authorization")! }));
        using var channel = GrpcChannel.ForAddress(
            worker.Address, new GrpcChannelOptions { UnsafeUseInsecureChannelCallCredentials = true });
        var credentials = CallCredentials.FromInterceptor((context, headers) =>
        {
            headers.Add("authorization", $"Bearer {context.MethodName}");
            return Task.CompletedTask;
        });

        var status = await new RenderWorker.RenderWorkerClient(channel)
            .GetStatusAsync(new GetStatusRequest(), new CallOptions(credentials: credentials));

        status.WorkerId.ShouldBe("Bearer GetStatus");
    }

    [Fact]
    public async Task A_blocking_call_works()
    {
        await using var worker = await FakeWorker.StartAsync(
            status: (_, context) => Task.FromResult(new WorkerStatus { WorkerId = context.Host }));
        using var channel = GrpcChannel.ForAddress(worker.Address);
        var client = new RenderWorker.RenderWorkerClient(channel);

        var status = await Task.Run(() => client.GetStatus(new GetStatusRequest()));

        worker.Address.ShouldEndWith(status.WorkerId);
    }

    private static List<ICompressionProvider> Providers() =>
        [new GzipCompressionProvider(CompressionLevel.Fastest), new DeflateCompressionProvider(CompressionLevel.Fastest)];

    /// <summary>Sees the answer's header, which the libraries on both sides keep from the application.</summary>
    private sealed class WireTap() : DelegatingHandler(new SocketsHttpHandler())
    {
        public string? ResponseEncoding { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            ResponseEncoding = response.Headers.GetValues("grpc-encoding").Single();
            return response;
        }
    }
}
