using Npgsql;

namespace VideoGen.Data.Schema;

/// <summary>
/// Brings roles and schema up to date. Any number may run at once: one works, the others wait for it and find nothing left to do.
/// </summary>
/// <param name="adminConnectionString">A superuser, or the database's owner with CREATEROLE, or videogen_owner itself once the roles exist.</param>
/// <param name="passwords">Passwords to give to the services' roles.</param>
public sealed class SchemaMigrator(string adminConnectionString, RolePasswords passwords)
{
    // Any number will do, as long as it is always the same: ASCII "VideoGen".
    private const long Lock = 0x566964656F47656E;

    private readonly IReadOnlyList<MigrationScript> _scripts = MigrationScript.Embedded();

    internal SchemaMigrator(string adminConnectionString, RolePasswords passwords, IReadOnlyList<MigrationScript> scripts)
        : this(adminConnectionString, passwords) => _scripts = scripts;

    /// <summary>Applies what is missing.</summary>
    /// <returns>Names of the migrations that this run applied, in order.</returns>
    /// <exception cref="MigrationException">An applied migration was edited, the schema is newer than this program, or a right is missing.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct)
    {
        // The lock belongs to the session: no pool may hand this connection on.
        var settings = new NpgsqlConnectionStringBuilder(adminConnectionString) { Pooling = false, CommandTimeout = 0, KeepAlive = 30 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync("select pg_advisory_lock(@lock)", ct, ("lock", Lock));
        try
        {
            return await RunAsync(connection, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationException(
                $"'{settings.Username}' may not do this: {e.MessageText}. Migrate as a superuser, or as the database's owner with CREATEROLE.", e);
        }
    }

    private async Task<IReadOnlyList<string>> RunAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (await connection.ScalarAsync<string>("select current_user::text", ct) != DatabaseRoles.Owner)
            await new DatabaseRoles(connection, passwords).EnsureAsync(ct);
        await connection.ExecuteAsync($"set role {DatabaseRoles.Owner}", ct);
        await connection.ExecuteAsync(
            """
            create table if not exists schema_migrations (
                version integer primary key,
                name text not null,
                checksum text not null,
                applied_at timestamptz not null default now())
            """,
            ct);
        var applied = await connection.ListAsync(
            "select version, name, checksum from schema_migrations order by version",
            row => (Version: row.GetInt32(0), Name: row.GetString(1), Checksum: row.GetString(2)), ct);
        foreach (var (version, name, checksum) in applied)
            RequireUnchanged(version, name, checksum);

        List<string> done = [];
        foreach (var script in _scripts.ExceptBy(applied.Select(a => a.Version), script => script.Version))
        {
            await ApplyAsync(connection, script, ct);
            done.Add($"{script.Version:0000}_{script.Name}");
        }
        return done;
    }

    private void RequireUnchanged(int version, string name, string checksum)
    {
        var script = _scripts.FirstOrDefault(s => s.Version == version)
            ?? throw new MigrationException(
                $"The database has migration {version:0000}_{name}, which this program does not know: it was migrated by a newer version.");
        if (script.Checksum != checksum)
            throw new MigrationException(
                $"Migration {version:0000}_{name} was edited after it was applied. Put it back as it was and write a new migration.");
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, MigrationScript script, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await connection.ExecuteAsync(script.Sql, ct);
        }
        catch (PostgresException e) when (e.SqlState != PostgresErrorCodes.InsufficientPrivilege && !e.IsTransient)
        {
            throw new MigrationException($"Migration {script.Version:0000}_{script.Name} failed: {e.MessageText} ({e.SqlState}).", e);
        }
        await connection.ExecuteAsync(
            "insert into schema_migrations (version, name, checksum) values (@version, @name, @checksum)", ct,
            ("version", script.Version), ("name", script.Name), ("checksum", script.Checksum));
        await transaction.CommitAsync(ct);
    }
}
