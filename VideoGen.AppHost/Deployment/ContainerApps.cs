using Azure.Provisioning.AppContainers;
using VideoGen.AppHost.Resources;
using VideoGen.Queue;

namespace VideoGen.AppHost.Deployment;

/// <summary>The system on Azure Container Apps. Only the API has an address outside the environment.</summary>
internal static class ContainerApps
{
    private const int MaxWorkers = 10;
    private const string RedisSecret = "redis-password";

    public static void AddContainerApps(this IDistributedApplicationBuilder builder) =>
        // azd's names: a later `aspire deploy` then finds what `azd up` made, instead of making it twice.
        builder.AddAzureContainerAppEnvironment(ResourceNames.ContainerApps).WithAzdResourceNaming();

    /// <summary>Runs to its end and stops: azure.yaml starts the job after each deployment.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsMigrationJob(this IResourceBuilder<ProjectResource> migrator) =>
        migrator.PublishAsAzureContainerAppJob();

    public static IResourceBuilder<ProjectResource> PublishAsPublicService(this IResourceBuilder<ProjectResource> api) =>
        api.PublishAsAzureContainerApp((_, app) => Configure(app, cpu: 1, memory: "2Gi", min: 1, max: 4, Services.PublishedPort));

    public static IResourceBuilder<ProjectResource> PublishAsInternalService(this IResourceBuilder<ProjectResource> dispatcher) =>
        dispatcher.PublishAsAzureContainerApp((_, app) => Configure(app, cpu: 0.5, memory: "1Gi", min: 1, max: 2, Services.PublishedHealthPort));

    /// <summary>From none to ten workers by the lag of the queue: a job stays in its stream until a worker is free for it.</summary>
    public static IResourceBuilder<ProjectResource> PublishAsScaledWorkers(this IResourceBuilder<ProjectResource> worker, RedisQueue redis)
    {
        if (!worker.ApplicationBuilder.ExecutionContext.IsPublishMode)
            return worker;
        return worker
            // Replicas share the ingress: the dispatcher sees one worker there, whose full replicas answer "exhausted".
            .WithEnvironment("Worker__AdvertisedAddress", worker.GetEndpoint("http"))
            .PublishAsAzureContainerApp((infrastructure, app) =>
            {
                Configure(app, cpu: 2, memory: "4Gi", min: 0, MaxWorkers, Services.PublishedHealthPort);
                app.Configuration.Secrets.Add(new ContainerAppWritableSecret
                {
                    Name = RedisSecret,
                    Value = redis.Password.AsProvisioningParameter(infrastructure, "redis_password_for_scaling"),
                });
                // A render that has left the queue shows no lag. It outlives this pause, or is handed back on SIGTERM and goes on elsewhere.
                app.Template.Scale.CooldownPeriod = 600;
                app.Template.Scale.PollingInterval = 10;
                var address = redis.Address.AsProvisioningParameter(infrastructure, "redis_address_for_scaling");
                foreach (var stream in QueueNames.Streams)
                    app.Template.Scale.Rules.Add(LagRule(stream, address));
            });
    }

    // lagCount alone can go down to zero; it needs Redis 7.
    private static ContainerAppScaleRule LagRule(string stream, Azure.Provisioning.ProvisioningParameter address) => new()
    {
        Name = stream.Replace(':', '-'),
        Custom = new ContainerAppCustomScaleRule
        {
            CustomScaleRuleType = "redis-streams",
            Metadata =
            {
                ["address"] = address,
                ["stream"] = stream,
                ["consumerGroup"] = QueueNames.Group,
                ["lagCount"] = "1",
                ["enableTLS"] = "false",
            },
            Auth = [new ContainerAppScaleRuleAuth { SecretRef = RedisSecret, TriggerParameter = "password" }],
        },
    };

    private static void Configure(ContainerApp app, double cpu, string memory, int min, int max, int probePort)
    {
        app.Template.Scale.MinReplicas = min;
        app.Template.Scale.MaxReplicas = max;
        var container = app.Template.Containers[0].Value!;
        container.Resources.Cpu = cpu;
        container.Resources.Memory = memory;
        container.Probes.Add(Probe(ContainerAppProbeType.Startup, "/alive", probePort, failures: 30));
        container.Probes.Add(Probe(ContainerAppProbeType.Liveness, "/alive", probePort, failures: 6));
        container.Probes.Add(Probe(ContainerAppProbeType.Readiness, "/health", probePort, failures: 3));
    }

    private static ContainerAppProbe Probe(ContainerAppProbeType type, string path, int port, int failures) => new()
    {
        ProbeType = type,
        HttpGet = new ContainerAppHttpRequestInfo { Path = path, Port = port },
        PeriodSeconds = 5,
        TimeoutSeconds = 3,
        FailureThreshold = failures,
    };
}
