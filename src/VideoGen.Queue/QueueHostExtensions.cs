using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace VideoGen.Queue;

/// <summary>Registers the queue of a service.</summary>
public static class QueueHostExtensions
{
    /// <summary>Name of the connection string.</summary>
    public const string ConnectionName = "redis";

    /// <summary><see cref="JobQueue"/> and <see cref="JobSignals"/> on the connection string "redis".</summary>
    public static IHostApplicationBuilder AddVideoGenQueue(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddRedisClient(
            ConnectionName,
            settings => settings.DisableHealthChecks = true, // ours is degraded and not unhealthy when Redis is down
            options =>
            {
                // A command to a server that is gone fails now; nothing waits in memory for it to come back.
                options.BacklogPolicy = BacklogPolicy.FailFast;
                options.AsyncTimeout = 2_000;
                options.ConnectTimeout = 2_000;
                options.KeepAlive = 10;
            });
        builder.Services.AddOptions<QueueOptions>().BindConfiguration("Queue").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<JobSignals>();
        builder.Services.AddSingleton<JobQueue>();
        builder.Services.AddHealthChecks().AddCheck<QueueHealthCheck>("queue");
        return builder;
    }
}
