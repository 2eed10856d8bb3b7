using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using VideoGen.Data.Chat;
using VideoGen.Data.Costs;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Jobs;
using VideoGen.Data.Prompts;
using VideoGen.Data.Providers;
using VideoGen.Data.Scopes;
using VideoGen.Data.Uploads;

namespace VideoGen.Data;

/// <summary>Registers the database of a service.</summary>
public static class DataHostExtensions
{
    /// <summary>Name of the connection string.</summary>
    public const string ConnectionName = "videogen";

    /// <summary>
    /// <see cref="VideoGenDbContext"/>, <see cref="IOwnerScope"/> and <see cref="IJobStore"/> on the connection string "videogen".
    /// </summary>
    public static IHostApplicationBuilder AddVideoGenData(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var scope = new OwnerScope();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IOwnerScope>(scope);
        builder.Services.AddSingleton<IJobStore, JobStore>();
        builder.Services.AddSingleton<IUploadStore, UploadStore>();
        builder.Services.AddSingleton<ProviderStore>().AddSingleton<ProviderUseStore>().AddSingleton<WebhookStore>().AddSingleton<BudgetStore>().AddSingleton<EnhancementStore>();
        builder.Services.AddSingleton<IChatStore, ChatStore>();

        // One pool for the context and the stores. A host that is only described has no connection string, and needs none.
        var source = builder.Configuration.GetConnectionString(ConnectionName) is { Length: > 0 } text ? Source(text) : null;
        builder.Services.AddSingleton(_ => source
            ?? throw new InvalidOperationException($"Give 'ConnectionStrings:{ConnectionName}'."));
        builder.AddNpgsqlDbContext<VideoGenDbContext>(ConnectionName, configureDbContextOptions: options =>
        {
            if (source is not null)
                options.UseNpgsql(source);
            options.AddInterceptors(new OwnerScopeInterceptor(scope));
        });
        return builder;
    }

    /// <summary>The same and the stores of the dispatcher, which need its role.</summary>
    public static IHostApplicationBuilder AddVideoGenDispatchData(this IHostApplicationBuilder builder)
    {
        builder.AddVideoGenData();
        builder.Services.AddSingleton<DispatchStore>();
        builder.Services.AddSingleton<FilmStore>();
        builder.Services.AddSingleton<ClaimStore>();
        builder.Services.AddSingleton<OutboxStore>();
        builder.Services.AddSingleton<WorkerStore>();
        builder.Services.AddSingleton<CleanupStore>();
        return builder;
    }

    private static NpgsqlDataSource Source(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.NoResetOnClose)
            throw new InvalidOperationException("'No Reset On Close' would show one owner's rows to the next: remove it.");
        settings.ApplicationName ??= AppDomain.CurrentDomain.FriendlyName;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
