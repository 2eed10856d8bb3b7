using Microsoft.Extensions.DependencyInjection;

namespace VideoGen.AppHost.Resources;

/// <summary>Redis, where the queue's streams and the event channels are.</summary>
internal sealed record RedisQueue(
    IResourceBuilder<IResource> Server, IResourceBuilder<IResourceWithConnectionString> Connection, ReferenceExpression Address,
    IResourceBuilder<ParameterResource> Password);

internal static class QueueResource
{
    public static RedisQueue AddQueue(this IDistributedApplicationBuilder builder)
    {
        var password = builder.AddSecret("redis-password");
        return builder.InfrastructureKind() == InfrastructureKind.Local ? AddLocal(builder, password) : AddContainer(builder, password);
    }

    private static RedisQueue AddLocal(IDistributedApplicationBuilder builder, IResourceBuilder<ParameterResource> password)
    {
        var server = builder.AddExecutable(ResourceNames.Redis, "/bin/sh", builder.RepositoryDirectory(), "eng/local/redis.sh")
            .WithEndpoint(scheme: "tcp", name: "tcp", env: "REDIS_PORT")
            .WithEnvironment("REDIS_STATE", Path.Combine(builder.StateDirectory(), "redis"))
            .WithEnvironment("REDIS_SECRET", password);
        var endpoint = server.GetEndpoint("tcp");
        var address = ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.HostAndPort)}");
        var connection = builder.AddConnectionString("redis-connection", ReferenceExpression.Create($"{address},password={password}"));
        builder.Services.AddHealthChecks().AddCheck("redis-ready", new RedisHealthCheck(endpoint, password.Resource));
        return new RedisQueue(server.WithHealthCheck("redis-ready"), connection, address, password);
    }

    // Published, the container has no disk: Redis may be flushed at any time, and the rows in Postgres fill it again.
    private static RedisQueue AddContainer(IDistributedApplicationBuilder builder, IResourceBuilder<ParameterResource> password)
    {
        // Published, the server is started by a shell that keeps further arguments to itself; Redis evicts nothing by default.
        var redis = builder.AddRedis(ResourceNames.Redis, password: password);
        if (builder.ExecutionContext.IsRunMode)
            redis.WithDataVolume("videogen-redis")
                .WithArgs("--appendonly", "yes", "--appendfsync", "everysec", "--maxmemory-policy", "noeviction");
        var address = ReferenceExpression.Create($"{redis.Resource.PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}");
        return new RedisQueue(redis, redis, address, password);
    }
}
