using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VideoGen.Storage.Disk;
using VideoGen.Storage.S3;

namespace VideoGen.Storage;

/// <summary>Registration of the object store.</summary>
public static class StorageServices
{
    /// <summary>Adds <see cref="IObjectStore"/> as section <c>Storage</c> describes it, and its health check ("storage").</summary>
    public static IHostApplicationBuilder AddVideoGenStorage(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        services.TryAddSingleton(p => new SignedUrls(p.GetRequiredService<IOptions<StorageOptions>>().Value.Disk, p.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IObjectStore>(CreateStore);
        services.AddHostedService<BucketCreation>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage", tags: ["ready"]);
        return builder;
    }

    private static IObjectStore CreateStore(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        var loggers = provider.GetRequiredService<ILoggerFactory>();
        return options.Kind == "disk"
            ? new DiskObjectStore(options.Disk, provider.GetRequiredService<SignedUrls>(), time, loggers.CreateLogger<DiskObjectStore>())
            : new S3ObjectStore(options.S3, time, loggers.CreateLogger<S3ObjectStore>());
    }
}
