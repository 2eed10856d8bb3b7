using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Microsoft.Extensions.DependencyInjection;

public static class ResilienceHttpClientBuilderExtensions
{
    private const string Standard = "standard";

    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(
        this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) =>
        builder.AddStandardResilienceHandler().Configure(configure);

    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(
        this IHttpClientBuilder builder, IConfigurationSection section) =>
        builder.AddStandardResilienceHandler().Configure(section);

    /// <summary>Total time-out, retry, circuit breaker, attempt time-out, from the outside in.</summary>
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder)
    {
        var name = NameOf(builder, Standard);
        builder.Services.AddOptions<HttpStandardResilienceOptions>(name)
            .Validate(options => !options.Faults().Any(), "Resilience: TotalRequestTimeout >= AttemptTimeout, SamplingDuration >= 2 x AttemptTimeout.");
        builder.AddResilienceHandler(Standard, (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptionsMonitor<HttpStandardResilienceOptions>>().Get(name);
            pipeline.AddTimeout(options.TotalRequestTimeout).AddRetry(options.Retry)
                .AddCircuitBreaker(options.CircuitBreaker).AddTimeout(options.AttemptTimeout);
        });
        return new PipelineBuilder(name, builder.Services);
    }

    public static IHttpResiliencePipelineBuilder AddResilienceHandler(
        this IHttpClientBuilder builder, string pipelineName, Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure) =>
        builder.AddResilienceHandler(pipelineName, (pipeline, _) => configure(pipeline));

    public static IHttpResiliencePipelineBuilder AddResilienceHandler(
        this IHttpClientBuilder builder,
        string pipelineName,
        Action<ResiliencePipelineBuilder<HttpResponseMessage>, ResilienceHandlerContext> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(pipelineName);
        var name = NameOf(builder, pipelineName);
        // One pipeline per client, not per handler: the factory renews handlers, a circuit breaker must remember across them.
        builder.Services.AddKeyedSingleton(name, (services, _) =>
        {
            var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = name };
            configure(pipeline, new ResilienceHandlerContext(services, name));
            return pipeline.Build();
        });
        builder.AddHttpMessageHandler(
            services => new ResilienceHandler(services.GetRequiredKeyedService<ResiliencePipeline<HttpResponseMessage>>(name)));
        return new PipelineBuilder(name, builder.Services);
    }

    /// <summary>For a client that brings its own pipeline, or none, below defaults that add one to every client.</summary>
    public static IHttpClientBuilder RemoveAllResilienceHandlers(this IHttpClientBuilder builder)
    {
        builder.ConfigureAdditionalHttpMessageHandlers((handlers, _) =>
        {
            for (var i = handlers.Count - 1; i >= 0; i--)
                if (handlers[i] is ResilienceHandler) handlers.RemoveAt(i);
        });
        return builder;
    }

    private static string NameOf(IHttpClientBuilder builder, string pipelineName) => $"{builder.Name}-{pipelineName}";
}
