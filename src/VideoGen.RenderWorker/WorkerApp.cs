using VideoGen.Media;
using VideoGen.Providers;
using VideoGen.Storage;

namespace VideoGen.RenderWorker;

/// <summary>The worker as a whole, for the program and for tests that run it in their own process.</summary>
internal static class WorkerApp
{
    /// <param name="args">The command line.</param>
    /// <param name="configure">Settings, before anything reads them.</param>
    /// <param name="replace">Services, after ours.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        configure?.Invoke(builder);
        builder.UseGrpcAndHealthPorts();
        builder.AddVideoGenStorage();
        builder.AddVideoGenMedia();
        builder.AddVideoGenProviders();
        builder.Services.AddVideoGenSound();
        builder.AddRenderWorker();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapGrpcService<RenderService>();
        return app;
    }
}
