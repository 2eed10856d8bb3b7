using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

public static class AspireRedisExtensions
{
    private const string Section = "Aspire:StackExchange:Redis";

    /// <summary>Registers a singleton <see cref="IConnectionMultiplexer"/> on the named connection string, with a health check.</summary>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var settings = ReadSettings(builder.Configuration, connectionName, configureSettings);
        var optionsSections = new[] { $"{Section}:ConfigurationOptions", $"{Section}:{connectionName}:ConfigurationOptions" };
        builder.Services.AddSingleton<IConnectionMultiplexer>(services =>
        {
            var options = ReadOptions(settings, connectionName);
            foreach (var section in optionsSections) builder.Configuration.GetSection(section).Bind(options);
            configureOptions?.Invoke(options);
            options.LoggerFactory ??= services.GetService<ILoggerFactory>();
            return ConnectionMultiplexer.Connect(options);
        });
        if (!settings.DisableAutoActivation) builder.Services.AddHostedService<ConnectAtStart>();
        if (!settings.DisableHealthChecks)
            builder.Services.AddHealthChecks().AddCheck<RedisHealthCheck>("StackExchange.Redis");
    }

    private static StackExchangeRedisSettings ReadSettings(
        IConfiguration configuration, string connectionName, Action<StackExchangeRedisSettings>? configure)
    {
        var settings = new StackExchangeRedisSettings();
        var section = configuration.GetSection(Section);
        section.Bind(settings);
        section.GetSection(connectionName).Bind(settings);
        if (configuration.GetConnectionString(connectionName) is { Length: > 0 } named) settings.ConnectionString = named;
        configure?.Invoke(settings);
        return settings;
    }

    private static ConfigurationOptions ReadOptions(StackExchangeRedisSettings settings, string connectionName)
    {
        if (string.IsNullOrEmpty(settings.ConnectionString))
            throw new InvalidOperationException(
                $"Redis has no connection string. Give 'ConnectionStrings:{connectionName}' or '{Section}:ConnectionString'.");
        var options = ConfigurationOptions.Parse(settings.ConnectionString);
        // A server that is down at start is connected to when it comes back.
        options.AbortOnConnectFail = false;
        return options;
    }
}
