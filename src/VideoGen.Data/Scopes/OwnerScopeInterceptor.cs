using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoGen.Data.Scopes;

/// <summary>
/// Tells each opened connection whose rows to show, for the policies of row-level security to read. Npgsql resets session state
/// when a connection goes back to its pool; a connection string with "No Reset On Close" is refused at start.
/// </summary>
internal sealed class OwnerScopeInterceptor(OwnerScope scope) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command?.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        if (command is not null)
            await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand? Command(DbConnection connection)
    {
        var (owner, identity) = (scope.Owner, scope.IsIdentity);
        if (owner is null && !identity)
            return null;
        var command = connection.CreateCommand();
        command.CommandText = "select set_config('app.owner', @owner, false), set_config('app.scope', @scope, false)";
        command.Parameters.Add(new Npgsql.NpgsqlParameter("owner", owner?.ToString() ?? ""));
        command.Parameters.Add(new Npgsql.NpgsqlParameter("scope", identity ? "identity" : ""));
        return command;
    }
}
