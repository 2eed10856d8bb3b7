using Microsoft.Extensions.Configuration;

namespace VideoGen.AppHost.Resources;

/// <summary>What the services have in common: environment, ports, health.</summary>
internal static class Services
{
    public const int PublishedPort = 8080, PublishedHealthPort = 8081;

    private static readonly string[] s_firstUser =
        ["VIDEOGEN_FIRST_USER_EMAIL", "VIDEOGEN_FIRST_USER_PASSWORD", "VIDEOGEN_FIRST_USER_API_KEY_HASH"];

    /// <summary>The services run in the AppHost's environment: no launch profile says another.</summary>
    public static IResourceBuilder<ProjectResource> WithHostEnvironment(this IResourceBuilder<ProjectResource> service)
    {
        var environment = service.ApplicationBuilder.Environment.EnvironmentName;
        return service.WithEnvironment("ASPNETCORE_ENVIRONMENT", environment).WithEnvironment("DOTNET_ENVIRONMENT", environment);
    }

    /// <summary>gRPC over HTTP/2 without TLS on one port; without TLS that port can't speak HTTP/1, so the probes have one of their own.</summary>
    public static IResourceBuilder<ProjectResource> WithGrpcEndpoints(this IResourceBuilder<ProjectResource> service)
    {
        if (service.ApplicationBuilder.ExecutionContext.IsPublishMode)
            return service
                .WithHttpEndpoint(targetPort: PublishedPort, name: "http")
                .AsHttp2Service()
                .WithEnvironment("ASPNETCORE_URLS", $"http://+:{PublishedPort.ToString(System.Globalization.CultureInfo.InvariantCulture)}")
                .WithEnvironment("HEALTH_PORT", PublishedHealthPort.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return service
            .WithHttpEndpoint(name: "http")
            .AsHttp2Service()
            .WithHttpEndpoint(name: "health", env: "HEALTH_PORT")
            .WithEndpoint("health", endpoint => endpoint.ExcludeReferenceEndpoint = true)
            .WithHttpHealthCheck("/health", endpointName: "health");
    }

    /// <summary>The one door: configuration <c>Api:Port</c>, 8080 unless configured.</summary>
    public static IResourceBuilder<ProjectResource> WithApiEndpoint(this IResourceBuilder<ProjectResource> api)
    {
        if (api.ApplicationBuilder.ExecutionContext.IsPublishMode)
            return api.WithHttpEndpoint(targetPort: PublishedPort, name: "http").WithExternalHttpEndpoints();
        return api
            .WithHttpEndpoint(port: api.ApplicationBuilder.Configuration.GetValue("Api:Port", 8080), name: "http")
            .WithExternalHttpEndpoints()
            .WithHttpHealthCheck("/health", endpointName: "http");
    }

    /// <summary>
    /// Steps that one worker does at a time: configuration <c>Worker:Capacity</c>. Unless configured, the workers of one machine share its
    /// processors, and a worker in a container of its own takes as many as it is given.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithRenderCapacity(this IResourceBuilder<ProjectResource> worker)
    {
        var publish = worker.ApplicationBuilder.ExecutionContext.IsPublishMode;
        var share = publish ? 0 : Math.Max(1, Environment.ProcessorCount / Math.Max(1, worker.ApplicationBuilder.WorkerReplicas()));
        worker.WithEnvironment("Worker__Capacity", worker.ApplicationBuilder.Configuration["Worker:Capacity"] ?? share.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (publish)
            return worker;
        return worker
            .WithEnvironment("Worker__WorkDirectory", Path.Combine(worker.ApplicationBuilder.StateDirectory(), "work"))
            // The whole system ends within ten seconds here: a render hands its job back in time to be told so.
            .WithEnvironment("Worker__DrainTimeout", "00:00:03");
    }

    /// <summary>
    /// Providers that the AppHost is configured with (section <c>Providers</c>, docs/providers.md), and the key that keys of providers are
    /// encrypted with. Workers get both with each job. What is published has no keys in its files: there, providers are added in the app.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithProviders(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ParameterResource> secrets)
    {
        foreach (var (key, value) in service.ApplicationBuilder.Configuration.GetSection("Providers").AsEnumerable())
            if (value is not null && service.ApplicationBuilder.ExecutionContext.IsRunMode)
                service.WithEnvironment(key.Replace(":", "__", StringComparison.Ordinal), value);
        return service.WithEnvironment("Secrets__Key", secrets);
    }

    /// <summary>The first user is told to the migrator alone: it is taken out of our environment, which every child inherits.</summary>
    public static IResourceBuilder<ProjectResource> WithFirstUser(this IResourceBuilder<ProjectResource> migrator)
    {
        foreach (var name in s_firstUser)
        {
            if (migrator.ApplicationBuilder.Configuration[name] is { Length: > 0 } value)
                migrator.WithEnvironment(name, value);
            Environment.SetEnvironmentVariable(name, null);
        }
        return migrator;
    }
}
