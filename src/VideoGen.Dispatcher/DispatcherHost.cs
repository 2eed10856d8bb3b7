using Microsoft.Extensions.DependencyInjection.Extensions;
using VideoGen.Dispatcher.Running;
using VideoGen.Dispatcher.Scheduling;
using VideoGen.Dispatcher.Sweeps;
using VideoGen.Dispatcher.Workers;
using VideoGen.Queue;

namespace VideoGen.Dispatcher;

internal static class DispatcherHost
{
    public static void AddVideoGenDispatcher(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddGrpc();
        services.AddOptions<DispatcherOptions>().BindConfiguration("Dispatcher").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DispatcherIdentity>();
        services.AddSingleton<RunningJobCount>();
        services.AddSingleton<Telemetry>();
        services.AddSingleton<Wakes>();
        services.AddSingleton<PriorityTurns>();
        services.AddSingleton<EventPublisher>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<WorkerChannels>();
        services.AddSingleton<AttemptEnd>();
        services.AddSingleton<StepPool>();
        services.AddSingleton<StepCall>();
        services.AddSingleton<StepLoop>();
        services.AddSingleton<RunWrites>();
        services.AddSingleton<FilmRunner>();
        services.AddSingleton<StoryPlanning>().AddSingleton<AllowedProviders>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<QueueRebuild>();
        services.AddSingleton<ObjectCleaner>();

        // Stopped in the reverse order: nothing more is taken, what runs is given its time, and leases are renewed to the end.
        services.AddHostedService<LeaseKeeper>();
        services.AddHostedService<ControlListener>();
        services.AddHostedService<PoolKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddHostedService<Sweeper>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<Scheduler>();
    }

    public static void MapVideoGenDispatcher(this WebApplication app) => app.MapGrpcService<WorkerRegistryService>();
}
