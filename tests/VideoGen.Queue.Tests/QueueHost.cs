using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VideoGen.TestKit.Servers;

namespace VideoGen.Queue.Tests;

/// <summary>The queue as a service registers it, on a Redis of the test's own.</summary>
internal sealed class QueueHost : IAsyncDisposable
{
    private readonly IHost _host;

    private QueueHost(RedisServer redis, IHost host) => (Redis, _host) = (redis, host);

    public RedisServer Redis { get; }

    public IServiceProvider Services => _host.Services;

    public JobQueue Queue => Services.GetRequiredService<JobQueue>();

    public JobSignals Signals => Services.GetRequiredService<JobSignals>();

    public static async Task<QueueHost> StartAsync(TimeSpan? takeBackAfter = null)
    {
        var redis = await RedisServer.StartNewAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("ConnectionStrings:redis", redis.ConnectionString),
            new("Queue:TakeBackAfter", (takeBackAfter ?? TimeSpan.FromSeconds(15)).ToString()),
        ]);
        builder.AddVideoGenQueue();
        return new QueueHost(redis, builder.Build());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
        await Redis.DisposeAsync();
    }
}
