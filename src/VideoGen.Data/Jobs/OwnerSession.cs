using Npgsql;
using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>A connection on which row-level security shows the rows of one owner.</summary>
internal static class OwnerSession
{
    public static Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, UserId owner, CancellationToken ct) =>
        OpenAsync(source, owner.ToString(), "", ct);

    /// <summary>A connection on which it shows what administrators may see; whoever asks must be one.</summary>
    public static Task<NpgsqlConnection> OpenAdminAsync(NpgsqlDataSource source, CancellationToken ct) => OpenAsync(source, "", "admin", ct);

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, string owner, string scope, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        try
        {
            await connection.ExecuteAsync(
                "select set_config('app.owner', @owner, false), set_config('app.scope', @scope, false)", ct, ("owner", owner), ("scope", scope));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
