namespace VideoGen.TestKit.Servers;

/// <summary>
/// One server of each kind per test host, started by whoever asks first and shared by all test classes, which keep apart by
/// database and key prefix. Tests that stop, kill or freeze a server start one of their own.
/// </summary>
public static class SharedServers
{
    private static readonly Lazy<Task<PostgresServer>> LazyPostgres = new(() => Kept(PostgresServer.StartNewAsync()));
    private static readonly Lazy<Task<RedisServer>> LazyRedis = new(() => Kept(RedisServer.StartNewAsync()));
    private static readonly Lazy<Task<S3Server>> LazyS3 = new(() => Kept(S3Server.StartNewAsync()));

    /// <summary>PostgreSQL with fast settings.</summary>
    public static Task<PostgresServer> Postgres => LazyPostgres.Value;

    /// <summary>Redis with an append-only file.</summary>
    public static Task<RedisServer> Redis => LazyRedis.Value;

    /// <summary>An S3 server that checks signatures.</summary>
    public static Task<S3Server> S3 => LazyS3.Value;

    private static async Task<T> Kept<T>(Task<T> starting)
        where T : IAsyncDisposable
    {
        var server = await starting;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }
}
