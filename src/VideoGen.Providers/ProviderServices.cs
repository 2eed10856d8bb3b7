using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Fallback;
using VideoGen.Providers.Following;
using VideoGen.Providers.Secrets;

namespace VideoGen.Providers;

/// <summary>Registration of providers.</summary>
public static class ProviderServices
{
    /// <summary>Adds <see cref="ProviderPool"/>, for processes that are told with each job which providers it may use.</summary>
    public static IHostApplicationBuilder AddVideoGenProviders(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SecretsOptions>().BindConfiguration(SecretsOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SecretsOptions>, SecretsOptionsValidator>());
        services.TryAddSingleton<SecretBox>();
        services.TryAddSingleton<ProviderFactory>();
        services.TryAddSingleton<ProviderPool>();
        services.TryAddSingleton<Follower>();
        services.TryAddSingleton<FallbackChain>();
        return builder;
    }

    /// <summary>
    /// The same and <see cref="ProviderDirectory"/>, with the providers of section <c>Providers</c>, which is checked on start, and those
    /// of <paramref name="stored"/>.
    /// </summary>
    public static IHostApplicationBuilder AddVideoGenProviderDirectory(this IHostApplicationBuilder builder, Func<IServiceProvider, StoredProviders> stored)
    {
        var services = builder.AddVideoGenProviders().Services;
        services.AddOptions<ProvidersOptions>()
            .Configure<IConfiguration>((options, configuration) => configuration.GetSection("Providers").Bind(options.Items))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProvidersOptions>, ProvidersOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProvidersOptions>, HandedOnValidator>());
        services.TryAddSingleton(stored);
        services.TryAddSingleton<ProviderDirectory>();
        return builder;
    }
}
