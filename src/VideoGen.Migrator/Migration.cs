using System.Diagnostics;
using Npgsql;
using VideoGen.Data.Schema;

namespace VideoGen.Migrator;

/// <summary>Waits for the server, migrates, and makes the first account. Ends with 0, or with 1 and a message that says why.</summary>
internal sealed partial class Migration(
    string? connectionString, MigratorOptions options, FirstUser firstUser, TimeProvider time, ILogger<Migration> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(connectionString))
        {
            LogFailed("There is no connection string: set ConnectionStrings__videogen.");
            return 1;
        }
        try
        {
            var applied = await MigrateAsync(connectionString, ct);
            await firstUser.EnsureAsync(connectionString, ct);
            LogMigrated(applied.Count, string.Join(", ", applied));
            return 0;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            LogFailed("Stopped before the end.");
            return 1;
        }
        catch (ArgumentException)
        {
            LogFailed("ConnectionStrings__videogen is not a connection string."); // not shown: it may hold a password
            return 1;
        }
        catch (Exception e) when (e is MigrationException or NpgsqlException)
        {
            LogFailed(e.Message);
            return 1;
        }
    }

    // Everything is safe to repeat, so a server that goes away in the middle is waited for like one that is starting.
    private async Task<IReadOnlyList<string>> MigrateAsync(string admin, CancellationToken ct)
    {
        var migrator = new SchemaMigrator(
            admin, new RolePasswords { Api = options.ApiPassword, Dispatcher = options.DispatcherPassword, Owner = options.OwnerPassword });
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await migrator.MigrateAsync(ct);
            }
            catch (NpgsqlException e) when (e.IsTransient && watch.Elapsed < options.WaitForServer)
            {
                LogWaiting(e.Message);
                await Task.Delay(Pause, time, ct);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The schema is up to date; applied {Count}: {Names}")]
    private partial void LogMigrated(int count, string names);

    [LoggerMessage(2, LogLevel.Information, "The database server is not ready: {Reason}")]
    private partial void LogWaiting(string reason);

    [LoggerMessage(3, LogLevel.Critical, "The migration failed. {Reason}")]
    private partial void LogFailed(string reason);
}
