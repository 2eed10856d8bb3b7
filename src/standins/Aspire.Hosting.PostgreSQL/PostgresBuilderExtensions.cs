using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting
{
    public static class PostgresBuilderExtensions
    {
        public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, string name,
            IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
        {
            var secret = password?.Resource
                ?? builder.AddParameter($"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true).Resource;
            var server = builder.AddResource(new PostgresServerResource(name, userName?.Resource, secret))
                .WithAnnotation(new ContainerImageAnnotation { Registry = "docker.io", Image = "library/postgres", Tag = "18.3" })
                .WithEndpoint(port: port, targetPort: 5432, scheme: "tcp", name: "tcp")
                .WithEnvironment("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
                .WithEnvironment("POSTGRES_USER", userName is null ? ReferenceExpression.Create($"postgres") : ReferenceExpression.Create($"{userName}"))
                .WithEnvironment("POSTGRES_PASSWORD", ReferenceExpression.Create($"{secret}"));
            return server.WithHealthCheck(TcpHealthCheck.Register(builder, $"{name}_check", server.Resource.PrimaryEndpoint));
        }

        /// <summary>The database is made by the image itself here (POSTGRES_DB), so there can be one.</summary>
        public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
            this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
        {
            builder.WithEnvironment("POSTGRES_DB", databaseName ?? name);
            return builder.ApplicationBuilder.AddResource(new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource));
        }

        public static IResourceBuilder<PostgresServerResource> WithDataVolume(
            this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
            builder.WithVolume(name ?? $"{builder.Resource.Name}-data", "/var/lib/postgresql", isReadOnly);
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public class PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
        : ContainerResource(name), IResourceWithConnectionString
    {
        public ParameterResource? UserNameParameter { get; set; } = userName;
        public ParameterResource PasswordParameter { get; set; } = password;
        public EndpointReference PrimaryEndpoint => new(this, "tcp");

        public ReferenceExpression ConnectionStringExpression => UserNameParameter is { } user
            ? ReferenceExpression.Create($"Host={PrimaryEndpoint.Property(EndpointProperty.Host)};Port={PrimaryEndpoint.Property(EndpointProperty.Port)};Username={user};Password={PasswordParameter}")
            : ReferenceExpression.Create($"Host={PrimaryEndpoint.Property(EndpointProperty.Host)};Port={PrimaryEndpoint.Property(EndpointProperty.Port)};Username=postgres;Password={PasswordParameter}");
    }

    public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent)
        : Resource(name), IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString
    {
        public string DatabaseName { get; } = databaseName;
        public PostgresServerResource Parent { get; } = parent;
        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{Parent};Database={DatabaseName}");
    }
}
