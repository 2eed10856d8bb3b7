using Npgsql;
using VideoGen.Core.Jobs;
using VideoGen.Data.Schema;
using Xunit;

namespace VideoGen.TestKit.Servers;

/// <summary>
/// A database with the product's schema and roles on the shared server, copied from a template that is migrated once per test host.
/// As a class fixture it is made once per test class.
/// </summary>
public sealed class MigratedDatabase : IAsyncLifetime
{
    private const string ApiPassword = "api-of-a-test";
    private const string DispatcherPassword = "dispatcher-of-a-test";
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private PostgresDatabase? _database;

    /// <summary>The database; only after <see cref="InitializeAsync"/>.</summary>
    public PostgresDatabase Database => _database ?? throw new InvalidOperationException("Call InitializeAsync first.");

    /// <summary>Connection string of the API's role.</summary>
    public string ApiConnectionString => Database.ConnectionString("videogen_api", ApiPassword);

    /// <summary>Connection string of the dispatcher's role.</summary>
    public string DispatcherConnectionString => Database.ConnectionString("videogen_dispatcher", DispatcherPassword);

    /// <summary>Connection string of the superuser, for looking behind row-level security.</summary>
    public string AdminConnectionString => Database.AdminConnectionString;

    /// <summary>A migrated database on a server of the test's own, which the test may stop and kill.</summary>
    public static async Task<MigratedDatabase> OnAsync(PostgresServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var database = await server.CreateDatabaseAsync();
        await MigrateAsync(database);
        return new MigratedDatabase { _database = database };
    }

    public async Task InitializeAsync() => _database ??= await (await SharedServers.Postgres).CreateDatabaseAsync(await Template.Value);

    public Task DisposeAsync() => Task.CompletedTask; // the server goes with the test host

    /// <summary>A user that can own jobs; it has no password.</summary>
    public async Task<UserId> CreateUserAsync(string? email = null)
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        email ??= $"user-{id:N}@example.test";
        await using var source = NpgsqlDataSource.Create(AdminConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(
            """
            insert into users (id, user_name, normalized_user_name, email, normalized_email, security_stamp, concurrency_stamp)
            values ($1, $2, upper($2), $2, upper($2), gen_random_uuid()::text, gen_random_uuid()::text)
            """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(email);
        await command.ExecuteNonQueryAsync();
        return new UserId(id);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var database = await (await SharedServers.Postgres).CreateDatabaseAsync();
        await MigrateAsync(database);
        return database.Name;
    }

    private static Task<IReadOnlyList<string>> MigrateAsync(PostgresDatabase database) => new SchemaMigrator(
        database.AdminConnectionString,
        new RolePasswords { Api = ApiPassword, Dispatcher = DispatcherPassword }).MigrateAsync(CancellationToken.None);
}
