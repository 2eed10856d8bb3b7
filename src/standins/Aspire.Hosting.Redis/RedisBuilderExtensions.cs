using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting
{
    public static class RedisBuilderExtensions
    {
        public static IResourceBuilder<RedisResource> AddRedis(
            this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
        {
            var secret = password?.Resource
                ?? builder.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true).Resource;
            var redis = builder.AddResource(new RedisResource(name, secret))
                .WithAnnotation(new ContainerImageAnnotation { Registry = "docker.io", Image = "library/redis", Tag = "8.6" })
                .WithEndpoint(port: port, targetPort: 6379, scheme: "tcp", name: "tcp")
                .WithEnvironment("REDIS_PASSWORD", ReferenceExpression.Create($"{secret}"));
            redis.Resource.Entrypoint = "/bin/sh";
            redis.WithArgs("-c", "exec redis-server --requirepass \"$REDIS_PASSWORD\" \"$@\"", "redis-server");
            return redis.WithHealthCheck(TcpHealthCheck.Register(builder, $"{name}_check", redis.Resource.PrimaryEndpoint));
        }

        public static IResourceBuilder<RedisResource> WithDataVolume(
            this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false) =>
            builder.WithVolume(name ?? $"{builder.Resource.Name}-data", "/data", isReadOnly);
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public class RedisResource(string name, ParameterResource password) : ContainerResource(name), IResourceWithConnectionString
    {
        public ParameterResource? PasswordParameter { get; } = password;
        public EndpointReference PrimaryEndpoint => new(this, "tcp");

        public ReferenceExpression ConnectionStringExpression =>
            ReferenceExpression.Create($"{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)},password={PasswordParameter!}");
    }
}
