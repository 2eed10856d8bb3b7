using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Steps;
using VideoGen.RenderWorker.Execution.Storing;
using VideoGen.RenderWorker.Execution.Visuals;
using VideoGen.RenderWorker.Health;
using VideoGen.RenderWorker.Registration;
using VideoGen.RenderWorker.Shutdown;

namespace VideoGen.RenderWorker;

/// <summary>Registers the worker's own parts.</summary>
internal static class WorkerServices
{
    /// <summary>Resolved by service discovery.</summary>
    private static readonly Uri Dispatcher = new("http://dispatcher");
    private const int MaxRequestBytes = 32 << 20;

    public static void AddRenderWorker(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<WorkerOptions>().BindConfiguration("Worker").ValidateOnStart();
        services.AddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>();
        services.AddSingleton<WorkerIdentity>().AddSingleton<RenderSlots>().AddSingleton<StatusReport>().AddSingleton<WorkerAddress>();
        services.AddSingleton<StepStore>().AddSingleton<SoundShelf>().AddSingleton<FinishedFilms>().AddSingleton<FilmOutputs>();
        services.AddSingleton<FilmShelf>().AddSingleton<StoryboardPlanner>().AddSingleton<TimelineFilms>();
        services.AddSingleton<SpeechMaker>().AddSingleton<SpeechShelf>().AddSingleton<ProvidedSpeech>().AddSingleton<TrackMaker>();
        services.AddSingleton<JobProviders>();
        services.AddOptions<VisualOptions>().BindConfiguration("Visuals").ValidateOnStart();
        services.AddSingleton<IValidateOptions<VisualOptions>, VisualOptionsValidator>();
        services.AddSingleton<VisualMaker>().AddSingleton<VisualShelf>().AddSingleton<VisualPlaces>().AddSingleton<JobChain>();
        services.AddSingleton<StepRunner>().AddSingleton<PlanStep>().AddSingleton<SegmentStep>().AddSingleton<SoundStep>().AddSingleton<FinishStep>().AddSingleton<AbandonStep>();
        services.AddSingleton<ViewShelf>().AddSingleton<FilmParts>().AddSingleton<FilmStock>().AddSingleton<FilmCheck>();
        services.AddSingleton<SourceProbe>().AddSingleton<TimelineCheck>();
        services.AddSingleton<WorkFolders>().AddHostedService(p => p.GetRequiredService<WorkFolders>());
        services.AddSingleton<FileCache>().AddHostedService(p => p.GetRequiredService<FileCache>());
        services.AddSingleton<IMaterialCache>(p => p.GetRequiredService<FileCache>());
        services.AddHostedService<Drainer>();
        services.AddHostedService<WorkerAnnouncer>();
        // A timeline can be longer than what gRPC takes unless told.
        services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = MaxRequestBytes);
        services.AddGrpcClient<WorkerRegistry.WorkerRegistryClient>(o => o.Address = Dispatcher)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectCallback = Dial.ConnectAsync });
        services.AddHealthChecks().AddCheck<WorkerHealthCheck>("worker", tags: [HealthEndpoints.Shown]);
        // The host must outlive the drain, and a little more for the server and the farewell.
        services.AddOptions<HostOptions>().PostConfigure<IOptions<WorkerOptions>>((host, worker) =>
        {
            var needed = worker.Value.DrainTimeout + Drainer.HandBackTime + TimeSpan.FromSeconds(2);
            if (host.ShutdownTimeout < needed)
                host.ShutdownTimeout = needed;
        });
    }
}
