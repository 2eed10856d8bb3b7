namespace VideoGen.TestKit.Servers;

/// <summary>How a test's Redis behaves.</summary>
public sealed record RedisServerOptions
{
    /// <summary>Whether it keeps an append-only file, written each second as in production.</summary>
    public bool AppendOnly { get; init; } = true;

    /// <summary>More settings, by their names in redis.conf.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
