using VideoGen.AppHost.Deployment;
using VideoGen.AppHost.Resources;

namespace VideoGen.AppHost;

/// <summary>The picture of the system: what there is, who uses whom, who waits for what.</summary>
internal static class AppHost
{
    private static void Main(string[] args) => Describe(args).Build().Run();

    internal static IDistributedApplicationBuilder Describe(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(
            new DistributedApplicationOptions { Args = args, AssemblyName = typeof(AppHost).Assembly.GetName().Name });
        builder.AddState();
        builder.AddContainerApps();

        // State: Postgres is the truth, Redis a hint that may be flushed, objects are films and their parts.
        var database = builder.AddDatabase();
        var redis = builder.AddQueue();
        var storage = builder.AddObjectStorage();

        // Keys of providers are kept and handed on encrypted with it.
        var secrets = builder.AddSecret("secrets-key");

        // Makes roles and schema, then ends; nothing that opens the database starts before.
        var migrator = builder.AddProject<Projects.VideoGen_Migrator>(ResourceNames.Migrator, launchProfileName: null)
            .WithHostEnvironment()
            .WithReference(database.AsAdmin, ResourceNames.Database)
            .WithServiceRoles(database)
            .WithFirstUser()
            .WaitFor(database.Server)
            .PublishAsMigrationJob();

        // The only writer of a job's running state: takes jobs from the queue, plans, and follows the workers.
        var dispatcher = builder.AddProject<Projects.VideoGen_Dispatcher>(ResourceNames.Dispatcher, launchProfileName: null)
            .WithHostEnvironment()
            .WithGrpcEndpoints()
            .WithReference(database.AsDispatcher, ResourceNames.Database)
            .WithReference(redis.Connection, ResourceNames.Redis)
            .WithReference(storage)
            .WithProviders(secrets)
            .WaitForCompletion(migrator)
            .WaitFor(redis.Server)
            .PublishAsInternalService();

        // Stateless renderers. They announce themselves to the dispatcher, each under its own port, and open no database.
        builder.AddProject<Projects.VideoGen_RenderWorker>(ResourceNames.RenderWorker, launchProfileName: null)
            .WithHostEnvironment()
            .WithGrpcEndpoints()
            .WithReplicas(builder.WorkerReplicas())
            .WithRenderCapacity()
            .WithReference(dispatcher.GetEndpoint("http"))
            .WithReference(storage)
            .WithEnvironment("Secrets__Key", secrets)
            .WaitFor(storage.Server)
            .WaitFor(dispatcher)
            .PublishAsScaledWorkers(redis);

        var api = builder.AddProject<Projects.VideoGen_Api>(ResourceNames.Api, launchProfileName: null)
            .WithHostEnvironment()
            .WithApiEndpoint()
            .WithReference(database.AsApi, ResourceNames.Database)
            .WithReference(redis.Connection, ResourceNames.Redis)
            .WithReference(storage)
            .WithEnvironment("Auth__SigningKey", builder.AddSecret("auth-signing-key"))
            .WithProviders(secrets)
            .WaitForCompletion(migrator)
            .WaitFor(redis.Server)
            .WaitFor(storage.Server)
            .PublishAsPublicService();

        // The API serves the built page; the development server is there for whoever works on it.
        var web = builder.AddViteApp(ResourceNames.Web, "../src/web").WithReference(api).WaitFor(api).WithExplicitStart();
        api.PublishWithContainerFiles(web, "wwwroot");

        return builder;
    }
}
