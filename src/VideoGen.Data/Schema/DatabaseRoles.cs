using Npgsql;

namespace VideoGen.Data.Schema;

/// <summary>
/// Makes the roles. Works for a superuser and, as on managed servers, for a role with CREATEROLE that owns the database; roles that
/// someone made beforehand are taken as they are, if they are harmless.
/// </summary>
internal sealed class DatabaseRoles(NpgsqlConnection connection, RolePasswords passwords)
{
    public const string Owner = "videogen_owner";
    public const string Api = "videogen_api";
    public const string Dispatcher = "videogen_dispatcher";

    // Roles belong to the whole server: a migrator of another database of it may be doing the same.
    private static readonly string[] Races =
        [PostgresErrorCodes.DuplicateObject, PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.InternalError];

    public async Task EnsureAsync(CancellationToken ct)
    {
        foreach (var (role, password) in new[] { (Owner, passwords.Owner), (Api, passwords.Api), (Dispatcher, passwords.Dispatcher) })
            await RepeatOnRaceAsync(() => EnsureAsync(role, password, ct), ct);
        await RequireHarmlessAsync(ct);
        await RepeatOnRaceAsync(() => LetUsActAsOwnerAsync(ct), ct);
        await connection.ExecuteAsync($"grant usage, create on schema public to {Owner}", ct);
        await connection.ExecuteAsync($"grant usage on schema public to {Api}, {Dispatcher}", ct);
        await connection.ExecuteAsync("revoke create on schema public from public", ct);
    }

    private async Task EnsureAsync(string role, string? password, CancellationToken ct)
    {
        var exists = await connection.ScalarAsync<long>("select count(*) from pg_roles where rolname = @role", ct, ("role", role)) > 0;
        if (!exists)
            await connection.ExecuteAsync($"create role {role} login noinherit", ct);
        if (password is not null)
            await connection.ExecuteAsync($"alter role {role} login password '{ScramVerifier.Of(password)}'", ct);
    }

    private async Task RequireHarmlessAsync(CancellationToken ct)
    {
        var mighty = await connection.ListAsync(
            "select rolname from pg_roles where rolname = any(@roles) and (rolsuper or rolbypassrls)",
            row => row.GetString(0), ct, ("roles", new[] { Owner, Api, Dispatcher }));
        if (mighty.Count > 0)
            throw new MigrationException(
                $"Row-level security would not hold for {string.Join(", ", mighty)}: take SUPERUSER and BYPASSRLS away.");
    }

    private async Task LetUsActAsOwnerAsync(CancellationToken ct)
    {
        if (await connection.ScalarAsync<bool>("select pg_has_role(current_user, @role, 'member')", ct, ("role", Owner)))
            return;
        await connection.ExecuteAsync($"grant {Owner} to current_user", ct);
    }

    private static async Task RepeatOnRaceAsync(Func<Task> action, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                await action();
                return;
            }
            catch (PostgresException e) when (attempt < 20 && Races.Contains(e.SqlState))
            {
                await Task.Yield();
            }
        }
    }
}
