using Microsoft.Extensions.DependencyInjection;

namespace VideoGen.AppHost.Resources;

/// <summary>One database and a connection string for each role that uses it.</summary>
internal sealed record Database(
    IResourceBuilder<IResource> Server, IResourceBuilder<ConnectionStringResource> AsAdmin,
    IResourceBuilder<ConnectionStringResource> AsApi, IResourceBuilder<ConnectionStringResource> AsDispatcher,
    IResourceBuilder<ParameterResource> ApiPassword, IResourceBuilder<ParameterResource> DispatcherPassword);

internal static class DatabaseResource
{
    private const string AdminRole = "videogen_admin", ApiRole = "videogen_api", DispatcherRole = "videogen_dispatcher";

    public static Database AddDatabase(this IDistributedApplicationBuilder builder)
    {
        var admin = builder.AddSecret("database-admin-password");
        var api = builder.AddSecret("database-api-password");
        var dispatcher = builder.AddSecret("database-dispatcher-password");
        var (server, place, adminRole) = builder.InfrastructureKind() switch
        {
            InfrastructureKind.Local => AddLocal(builder, admin),
            InfrastructureKind.Containers => AddContainer(builder, admin),
            _ => AddExisting(builder),
        };
        var asAdmin = Connection("database-admin", adminRole, admin);
        return new Database(
            server ?? asAdmin, asAdmin, Connection("database-api", Text(ApiRole), api), Connection("database-dispatcher", Text(DispatcherRole), dispatcher),
            api, dispatcher);

        IResourceBuilder<ConnectionStringResource> Connection(string name, ReferenceExpression role, IResourceBuilder<ParameterResource> password) =>
            builder.AddConnectionString(
                name, ReferenceExpression.Create($"{place};Database={ResourceNames.Database};Username={role};Password={password}"));
    }

    /// <summary>The migrator makes the roles of the services, so it is told their passwords.</summary>
    public static IResourceBuilder<ProjectResource> WithServiceRoles(this IResourceBuilder<ProjectResource> migrator, Database database) => migrator
        .WithEnvironment("Migrator__ApiPassword", database.ApiPassword)
        .WithEnvironment("Migrator__DispatcherPassword", database.DispatcherPassword);

    private static (IResourceBuilder<IResource>?, ReferenceExpression, ReferenceExpression) AddLocal(
        IDistributedApplicationBuilder builder, IResourceBuilder<ParameterResource> password)
    {
        var server = builder.AddExecutable(ResourceNames.Postgres, "/bin/sh", builder.RepositoryDirectory(), "eng/local/postgres.sh")
            .WithEndpoint(scheme: "tcp", name: "tcp", env: "POSTGRES_PORT")
            .WithEnvironment("POSTGRES_STATE", Path.Combine(builder.StateDirectory(), "postgres"))
            .WithEnvironment("POSTGRES_DATABASE", ResourceNames.Database)
            .WithEnvironment("POSTGRES_ADMIN_PASSWORD", password);
        var endpoint = server.GetEndpoint("tcp");
        builder.Services.AddHealthChecks().AddCheck("postgres-ready", new PostgresHealthCheck(endpoint, AdminRole, ResourceNames.Database));
        return (server.WithHealthCheck("postgres-ready"), At(endpoint), Text(AdminRole));
    }

    private static (IResourceBuilder<IResource>?, ReferenceExpression, ReferenceExpression) AddContainer(
        IDistributedApplicationBuilder builder, IResourceBuilder<ParameterResource> password)
    {
        var server = builder.AddPostgres(ResourceNames.Postgres, password: password).WithDataVolume("videogen-postgres");
        server.AddDatabase("database", ResourceNames.Database);
        return (server, At(server.Resource.PrimaryEndpoint), Text("postgres"));
    }

    // Postgres in a container app would lose its data: a managed server is named instead, with the administrator it was made with.
    private static (IResourceBuilder<IResource>?, ReferenceExpression, ReferenceExpression) AddExisting(IDistributedApplicationBuilder builder) =>
        (null, ReferenceExpression.Create($"Host={builder.AddParameter("database-host")};Port=5432;SSL Mode=Require"),
            ReferenceExpression.Create($"{builder.AddParameter("database-admin-user")}"));

    private static ReferenceExpression At(EndpointReference endpoint) => ReferenceExpression.Create(
        $"Host={endpoint.Property(EndpointProperty.Host)};Port={endpoint.Property(EndpointProperty.Port)}");

    private static ReferenceExpression Text(string text) => ReferenceExpression.Create($"{text}");
}
