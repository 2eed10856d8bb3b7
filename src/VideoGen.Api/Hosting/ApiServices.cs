using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Assets;
using VideoGen.Api.Features.Chat;
using VideoGen.Api.Features.Events;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Features.Monitoring;
using VideoGen.Api.Features.Prompts;
using VideoGen.Api.Features.Providers;
using VideoGen.Api.Features.Renders;
using VideoGen.Api.Features.Storyboards;
using VideoGen.Api.Features.Streams;
using VideoGen.Api.Http;
using VideoGen.Api.Json;
using VideoGen.Api.Limits;
using VideoGen.Api.Metrics;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Api.Workers;
using VideoGen.Data.Dispatch;

namespace VideoGen.Api.Hosting;

/// <summary>What the API itself is made of; the stores bring their own registrations.</summary>
internal static class ApiServices
{
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Routing", "System.Runtime", "Npgsql",
    ];

    public static void AddVideoGenApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddExceptionHandler<ExceptionProblems>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(o => ApiJson.Configure(o.SerializerOptions));
        services.AddOpenApi("v1", ApiDocument.Configure);
        builder.AddAuth();
        AddOptions(services);
        services.AddSingleton<RateCounter>();
        services.AddSingleton<JobSubmitter>().AddSingleton<AssetSources>().AddSingleton<TimelineIntake>().AddSingleton<StoryboardIntake>().AddSingleton<JobViews>().AddSingleton<PageCursor>().AddSingleton<EventViews>();
        services.AddSingleton<ChatModel>().AddSingleton<ChatTalk>().AddSingleton<FilmChat>().AddSingleton<ChatAnswers>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<EventBus>().AddHostedService(p => p.GetRequiredService<EventBus>());
        services.AddSingleton<JobFeed>().AddSingleton<StreamSeats>();
        services.AddSingleton<WorkerStore>().AddSingleton<WorkerCalls>().AddSingleton<WorkerProbe>().AddSingleton<WorkerCheck>().AddSingleton<DryRun>().AddSingleton<AssetIntake>();
        services.AddSingleton<FilmStreams>().AddSingleton<SegmentHeads>();
        services.AddSingleton<ProviderAdmin>().AddSingleton<ProviderViews>().AddSingleton<PromptPlanning>().AddSingleton<PromptWorkshop>();
        services.AddSingleton<SystemFigures>().AddSingleton<SystemMetrics>();
        services.AddSingleton(_ => new PrometheusExporter(Meters));
        services.AddSingleton(p => new StartTime(p.GetRequiredService<TimeProvider>().GetTimestamp()));
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<IOptions<CorsOptions>>(ConfigureCors);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitsOptions>>(ConfigureKestrel);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<LimitsOptions>>(ConfigureForwarding);
    }

    private static void AddOptions(IServiceCollection services)
    {
        services.AddOptions<LimitsOptions>().BindConfiguration(LimitsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LimitsOptions>, LimitsOptionsValidator>();
        services.AddOptions<JobsOptions>().BindConfiguration(JobsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<JobsOptions>, JobsOptionsValidator>();
        services.AddOptions<RealtimeOptions>().BindConfiguration(RealtimeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RealtimeOptions>, RealtimeOptionsValidator>();
        services.AddOptions<AssetsOptions>().BindConfiguration(AssetsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AssetsOptions>, AssetsOptionsValidator>();
        services.AddOptions<RendersOptions>().BindConfiguration(RendersOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RendersOptions>, RendersOptionsValidator>();
        services.AddOptions<StreamOptions>().BindConfiguration(StreamOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StreamOptions>, StreamOptionsValidator>();
        services.AddOptions<ChatOptions>().BindConfiguration(ChatOptions.Section);
        services.AddOptions<CorsOptions>().BindConfiguration(CorsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CorsOptions>, CorsOptionsValidator>();
    }

    private static void ConfigureKestrel(KestrelServerOptions kestrel, IOptions<LimitsOptions> limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.Value.MaxBodyBytes;
    }

    private static void ConfigureCors(Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions cors, IOptions<CorsOptions> listed) =>
        cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. listed.Value.Origins])
            .AllowCredentials()
            .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "Idempotency-Key", "Prefer", "If-None-Match", "Last-Event-ID")
            .WithExposedHeaders("Location", "Retry-After", "ETag", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Preference-Applied")
            .SetPreflightMaxAge(TimeSpan.FromHours(1)));

    private static void ConfigureForwarding(ForwardedHeadersOptions forwarding, IOptions<LimitsOptions> limits)
    {
        forwarding.ForwardedHeaders = limits.Value.TrustForwardedHeaders
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
            : ForwardedHeaders.None;
        // One hop: whatever stands right before us. Its address is not known beforehand in a container platform.
        forwarding.ForwardLimit = 1;
        forwarding.KnownIPNetworks.Clear();
        forwarding.KnownProxies.Clear();
    }
}
