namespace VideoGen.TestKit.Servers;

/// <summary>One database of a test server.</summary>
/// <param name="server">The server that holds it.</param>
/// <param name="name">Its name.</param>
public sealed class PostgresDatabase(PostgresServer server, string name)
{
    /// <summary>The server that holds it.</summary>
    public PostgresServer Server => server;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Connection string of the superuser.</summary>
    public string AdminConnectionString => server.AdminConnectionString(name);

    /// <summary>Connection string of any role.</summary>
    public string ConnectionString(string user, string password) => server.ConnectionString(name, user, password);

    /// <summary>Runs a statement as the superuser.</summary>
    public Task ExecuteAsync(string sql) => server.ExecuteAsync(sql, name);
}
