using Npgsql;
using VideoGen.Data;

namespace VideoGen.Api.Hosting;

/// <summary>People wait for our answers: a database that is gone is told as 503 within two seconds, not after a minute of retries.</summary>
internal static class DatabaseDefaults
{
    private const int ConnectSeconds = 1;
    private const int CommandSeconds = 5;

    public static void AddDatabaseDefaults(this WebApplicationBuilder builder)
    {
        var name = $"ConnectionStrings:{DataHostExtensions.ConnectionName}";
        if (builder.Configuration[name] is not { Length: > 0 } given)
            return;
        var settings = new NpgsqlConnectionStringBuilder(given);
        if (!settings.ContainsKey("Timeout"))
            settings.Timeout = ConnectSeconds;
        if (!settings.ContainsKey("Command Timeout"))
            settings.CommandTimeout = CommandSeconds;
        builder.Configuration[name] = settings.ConnectionString;
    }
}
