using Microsoft.Extensions.DependencyInjection;

namespace VideoGen.AppHost.Resources;

/// <summary>One database and a connection string for each role that uses it.</summary>
internal sealed record Database(
    IResourceBuilder<IResource> Server, IResourceBuilder<ConnectionStringResource> AsOwner,
    IResourceBuilder<ConnectionStringResource> AsApi, IResourceBuilder<ConnectionStringResource> AsDispatcher,
    IResourceBuilder<ParameterResource> ApiPassword, IResourceBuilder<ParameterResource> DispatcherPassword);

internal static class DatabaseResource
{
    private const string OwnerRole = "videogen_owner", ApiRole = "videogen_api", DispatcherRole = "videogen_dispatcher";

    public static Database AddDatabase(this IDistributedApplicationBuilder builder)
    {
        var owner = builder.AddSecret("database-owner-password");
        var api = builder.AddSecret("database-api-password");
        var dispatcher = builder.AddSecret("database-dispatcher-password");
        var (server, place) = builder.InfrastructureKind() switch
        {
            InfrastructureKind.Local => AddLocal(builder, owner, api, dispatcher),
            InfrastructureKind.Containers => AddContainer(builder, owner),
            _ => AddExisting(builder),
        };
        var asOwner = Connection(OwnerRole, owner);
        return new Database(server ?? asOwner, asOwner, Connection(ApiRole, api), Connection(DispatcherRole, dispatcher), api, dispatcher);

        IResourceBuilder<ConnectionStringResource> Connection(string role, IResourceBuilder<ParameterResource> password) =>
            builder.AddConnectionString(role.Replace('_', '-'),
                ReferenceExpression.Create($"{place};Database={ResourceNames.Database};Username={role};Password={password}"));
    }

    /// <summary>The migrator makes the service roles where they are missing, so it needs their passwords.</summary>
    public static IResourceBuilder<ProjectResource> WithServiceRoles(this IResourceBuilder<ProjectResource> migrator, Database database) => migrator
        .WithEnvironment("Migrator__ApiPassword", database.ApiPassword)
        .WithEnvironment("Migrator__DispatcherPassword", database.DispatcherPassword);

    private static (IResourceBuilder<IResource>?, ReferenceExpression) AddLocal(
        IDistributedApplicationBuilder builder, IResourceBuilder<ParameterResource> owner, IResourceBuilder<ParameterResource> api,
        IResourceBuilder<ParameterResource> dispatcher)
    {
        var server = builder.AddExecutable(ResourceNames.Postgres, "/bin/sh", builder.RepositoryDirectory(), "eng/local/postgres.sh")
            .WithEndpoint(scheme: "tcp", name: "tcp", env: "POSTGRES_PORT")
            .WithEnvironment("POSTGRES_STATE", Path.Combine(builder.StateDirectory(), "postgres"))
            .WithEnvironment("POSTGRES_DATABASE", ResourceNames.Database)
            .WithEnvironment("POSTGRES_OWNER_PASSWORD", owner)
            .WithEnvironment("POSTGRES_API_PASSWORD", api)
            .WithEnvironment("POSTGRES_DISPATCHER_PASSWORD", dispatcher);
        var endpoint = server.GetEndpoint("tcp");
        builder.Services.AddHealthChecks().AddCheck("postgres-ready", new PostgresHealthCheck(endpoint, OwnerRole, ResourceNames.Database));
        return (server.WithHealthCheck("postgres-ready"), At(endpoint));
    }

    private static (IResourceBuilder<IResource>?, ReferenceExpression) AddContainer(
        IDistributedApplicationBuilder builder, IResourceBuilder<ParameterResource> owner)
    {
        var server = builder.AddPostgres(ResourceNames.Postgres, builder.AddParameter("database-owner", OwnerRole), owner).WithDataVolume("videogen-postgres");
        var database = server.AddDatabase("database", ResourceNames.Database);
        return (database, At(server.Resource.PrimaryEndpoint));
    }

    // Postgres in a container app would lose its data: a managed server is named instead.
    private static (IResourceBuilder<IResource>?, ReferenceExpression) AddExisting(IDistributedApplicationBuilder builder) =>
        (null, ReferenceExpression.Create($"Host={builder.AddParameter("database-host")};Port=5432;SSL Mode=Require"));

    private static ReferenceExpression At(EndpointReference endpoint) => ReferenceExpression.Create(
        $"Host={endpoint.Property(EndpointProperty.Host)};Port={endpoint.Property(EndpointProperty.Port)}");
}
