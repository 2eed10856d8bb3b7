using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Fallback;
using VideoGen.Providers.Following;

namespace VideoGen.Providers;

/// <summary>Registration of providers.</summary>
public static class ProviderServices
{
    /// <summary>
    /// Adds <see cref="ProviderCatalog"/> with the providers of section <c>Providers</c>, which is checked on start, and
    /// <see cref="ProviderFactory"/> for those that come from elsewhere.
    /// </summary>
    public static IHostApplicationBuilder AddVideoGenProviders(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<ProvidersOptions>()
            .Configure<IConfiguration>((options, configuration) => configuration.GetSection("Providers").Bind(options.Items))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProvidersOptions>, ProvidersOptionsValidator>());
        services.TryAddSingleton<ProviderFactory>();
        services.TryAddSingleton<ProviderCatalog>();
        services.TryAddSingleton<Follower>();
        services.TryAddSingleton<FallbackChain>();
        return builder;
    }
}
