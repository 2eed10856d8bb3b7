namespace VideoGen.TestKit.Servers;

/// <summary>How a test's PostgreSQL behaves.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>Whether commits survive a crash of the server. Off is faster; tests that kill the server need it on.</summary>
    public bool Durable { get; init; }

    /// <summary>Most connections at once.</summary>
    public int MaxConnections { get; init; } = 300;

    /// <summary>More settings, by their names in postgresql.conf.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
