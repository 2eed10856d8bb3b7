using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Polly;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every executable of VideoGen starts with: telemetry, health, discovery of services, an orderly end.</summary>
public static class Extensions
{
    /// <summary>
    /// Less than the 10 seconds after which the AppHost, and most container platforms, kill. <c>Host:ShutdownTimeout</c> changes it.
    /// </summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    private static readonly HttpMethod[] Repeatable = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Put, HttpMethod.Delete];

    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.ConfigureOpenTelemetry();
        builder.AddDefaultHealthChecks();
        builder.Services.AddServiceDiscovery();
        // Names only. A retry that nobody asked for would repeat a request that costs money; see AddIdempotentResilience.
        builder.Services.ConfigureHttpClientDefaults(http => http.AddServiceDiscovery());
        builder.ConfigureShutdown();
        return builder;
    }

    /// <summary>
    /// For a client whose requests may be sent again: time-outs, a circuit breaker, and retries of GET, HEAD, PUT and DELETE.
    /// POST and PATCH are never repeated. Call it on the client that needs it; there is no blanket default.
    /// </summary>
    public static IHttpClientBuilder AddIdempotentResilience(this IHttpClientBuilder client)
    {
        client.AddStandardResilienceHandler(options => options.Retry.ShouldHandle = args => ValueTask.FromResult(
            args.Context.GetRequestMessage() is { } request && Repeatable.Contains(request.Method)
            && HttpClientResiliencePredicates.IsTransient(args.Outcome)));
        return client;
    }

    private static void ConfigureOpenTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddDefaultName(builder))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Npgsql", "VideoGen.*"))
            .WithTracing(tracing => tracing
                .AddSource("Npgsql", "VideoGen.*")
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !HealthEndpoints.IsProbe(context.Request.Path))
                .AddHttpClientInstrumentation());

        // Nothing listens by default, and an exporter without a listener would try for ever.
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) telemetry.UseOtlpExporter();
    }

    /// <summary>The SDK reads the name from the environment; without one it would say "unknown_service".</summary>
    private static void AddDefaultName(this ResourceBuilder resource, IHostApplicationBuilder builder)
    {
        var named = !string.IsNullOrEmpty(builder.Configuration["OTEL_SERVICE_NAME"])
            || builder.Configuration["OTEL_RESOURCE_ATTRIBUTES"]?.Contains("service.name=", StringComparison.Ordinal) == true;
        if (!named) resource.AddService(builder.Environment.ApplicationName, serviceNamespace: "videogen");
    }

    private static void ConfigureShutdown(this IHostApplicationBuilder builder) =>
        builder.Services.AddOptions<HostOptions>()
            .Configure(host => host.ShutdownTimeout = ShutdownTimeout)
            .BindConfiguration("Host")
            .Validate(host => host.ShutdownTimeout > TimeSpan.Zero, "Host:ShutdownTimeout must be longer than nothing.")
            .ValidateOnStart();
}
