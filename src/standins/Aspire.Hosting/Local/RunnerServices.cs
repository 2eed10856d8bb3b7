using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Local;

internal static class RunnerServices
{
    public static void AddLocalRunner(this IServiceCollection services, IConfiguration configuration, bool disableDashboard)
    {
        services.AddOptions<RunnerOptions>().Bind(configuration.GetSection("LocalRunner"))
            .Configure(options =>
            {
                options.DashboardDisabled |= disableDashboard;
                options.DashboardPort = configuration.GetValue("Dashboard:Port", options.DashboardPort);
            })
            .ValidateDataAnnotations();

        // The runner keeps to StopLimit by itself; the host only must not give up before.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(6));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRunnerConsole>(_ => TerminalConsole.ForThisProcess());
        services.AddSingleton<HealthProber>();
        services.AddSingleton<LocalRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<LocalRunner>());
    }
}
