using Npgsql;
using VideoGen.Core.Jobs;

namespace VideoGen.Data.Jobs;

/// <summary>A connection on which row-level security shows the rows of one owner.</summary>
internal static class OwnerSession
{
    public static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, UserId owner, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        try
        {
            await connection.ExecuteAsync(
                "select set_config('app.owner', @owner, false), set_config('app.scope', '', false)", ct, ("owner", owner.ToString()));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
