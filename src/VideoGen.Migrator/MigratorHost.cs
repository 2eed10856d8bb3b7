using Microsoft.Extensions.Options;
using VideoGen.Data;

namespace VideoGen.Migrator;

internal static class MigratorHost
{
    public static void AddVideoGenMigrator(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MigratorOptions>().BindConfiguration("Migrator").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(FirstUserSettings.Read(builder.Configuration));
        builder.Services.AddSingleton<FirstUser>();
        builder.Services.AddSingleton(services => new Migration(
            builder.Configuration.GetConnectionString(DataHostExtensions.ConnectionName),
            services.GetRequiredService<IOptions<MigratorOptions>>().Value,
            services.GetRequiredService<FirstUser>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<Migration>>()));
    }

    /// <summary>Does the work between the host's start and its stop, so that telemetry of it is sent.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunMigratorAsync(this IHost host)
    {
        await host.StartAsync();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var code = await host.Services.GetRequiredService<Migration>().RunAsync(stopping);
        await host.StopAsync();
        return code;
    }
}
