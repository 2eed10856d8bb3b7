using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;

namespace Microsoft.Extensions.Hosting;

public static class AspireEFPostgreSqlExtensions
{
    private const string Section = "Aspire:Npgsql:EntityFrameworkCore:PostgreSQL";

    /// <summary>Registers a pooled context on the named connection string, with retries, a health check and telemetry.</summary>
    public static void AddNpgsqlDbContext<TContext>(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null,
        Action<DbContextOptionsBuilder>? configureDbContextOptions = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        builder.RefuseSecondRegistration<TContext>();

        var settings = builder.ReadSettings<TContext>(configureSettings, connectionName);
        builder.Services.AddDbContextPool<TContext>(options =>
        {
            // Late, so that a host made only to describe the application needs no database.
            if (string.IsNullOrEmpty(settings.ConnectionString))
                throw new InvalidOperationException(
                    $"A DbContext could not be configured. Give 'ConnectionStrings:{connectionName}' or '{Section}:ConnectionString'.");
            options.UseNpgsql(settings.ConnectionString, npgsql => settings.Apply(npgsql));
            configureDbContextOptions?.Invoke(options);
        });
        builder.Instrument<TContext>(settings);
    }

    /// <summary>Adds retries, a health check and telemetry to a context that the application registered itself.</summary>
    public static void EnrichNpgsqlDbContext<TContext>(
        this IHostApplicationBuilder builder,
        Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.All(d => d.ServiceType != typeof(DbContextOptions<TContext>)))
            throw new InvalidOperationException($"DbContext<{typeof(TContext).Name}> was not registered: call AddDbContext or AddDbContextPool first.");

        var settings = builder.ReadSettings<TContext>(configureSettings, connectionName: null);
        if (!settings.DisableRetry || settings.CommandTimeout is not null)
            builder.Services.ConfigureDbContext<TContext>(options => settings.Enrich(options));
        builder.Instrument<TContext>(settings);
    }

    private static NpgsqlEntityFrameworkCorePostgreSQLSettings ReadSettings<TContext>(
        this IHostApplicationBuilder builder, Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configure, string? connectionName)
    {
        var settings = new NpgsqlEntityFrameworkCorePostgreSQLSettings();
        var section = builder.Configuration.GetSection(Section);
        section.Bind(settings);
        section.GetSection(typeof(TContext).Name).Bind(settings);
        if (connectionName is not null && builder.Configuration.GetConnectionString(connectionName) is { Length: > 0 } named)
            settings.ConnectionString = named;
        configure?.Invoke(settings);
        return settings;
    }

    private static void Apply(this NpgsqlEntityFrameworkCorePostgreSQLSettings settings, NpgsqlDbContextOptionsBuilder npgsql)
    {
        if (!settings.DisableRetry) npgsql.EnableRetryOnFailure();
        if (settings.CommandTimeout is { } seconds) npgsql.CommandTimeout(seconds);
    }

    private static void Enrich(this NpgsqlEntityFrameworkCorePostgreSQLSettings settings, DbContextOptionsBuilder options)
    {
#pragma warning disable EF1001
        var chosen = options.Options.FindExtension<NpgsqlOptionsExtension>();
#pragma warning restore EF1001
        options.UseNpgsql(npgsql =>
        {
            if (!settings.DisableRetry && chosen?.ExecutionStrategyFactory is null) npgsql.EnableRetryOnFailure();
            if (settings.CommandTimeout is { } seconds) npgsql.CommandTimeout(seconds);
        });
    }

    private static void Instrument<TContext>(this IHostApplicationBuilder builder, NpgsqlEntityFrameworkCorePostgreSQLSettings settings)
        where TContext : DbContext
    {
        if (!settings.DisableHealthChecks)
            builder.Services.AddHealthChecks().AddCheck<DbContextHealthCheck<TContext>>(typeof(TContext).Name);
        if (!settings.DisableTracing)
            builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource("Npgsql"));
        if (!settings.DisableMetrics)
            builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("Npgsql", "Microsoft.EntityFrameworkCore"));
    }

    private static void RefuseSecondRegistration<TContext>(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(d => d.ServiceType == typeof(DbContextOptions<>).MakeGenericType(typeof(TContext))))
            throw new InvalidOperationException(
                $"DbContext<{typeof(TContext).Name}> is already registered: use EnrichNpgsqlDbContext for a context registered elsewhere.");
    }
}
