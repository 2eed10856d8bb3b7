using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace VideoGen.Api.Limits;

/// <summary>How a request stands against its limit.</summary>
internal readonly record struct LimitOutcome(bool Allowed, int Limit, int Remaining, TimeSpan Reset);

/// <summary>
/// Counts requests in windows that all replicas share in Redis. While Redis is silent each replica counts for itself:
/// limits get looser by the number of replicas, and nobody is locked out.
/// </summary>
internal sealed partial class RateCounter(
    IConnectionMultiplexer redis, IOptions<LimitsOptions> options, TimeProvider time, ILogger<RateCounter> log) : IDisposable
{
    // The window starts with its first request, so the wait that we tell is exact.
    private const string CountScript = """
        local n = redis.call('INCRBY', KEYS[1], ARGV[2])
        local left = redis.call('PTTL', KEYS[1])
        if left < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]); left = tonumber(ARGV[1]) end
        return {n, left}
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);
    private readonly PartitionedRateLimiter<LocalKey> _local = PartitionedRateLimiter.Create<LocalKey, LocalKey>(Window);
    private long _pausedUntil;

    /// <summary>Counts one request, or with <paramref name="cost"/> 0 only looks whether one more would be allowed.</summary>
    public async Task<LimitOutcome> CountAsync(string limit, string subject, int cost, CancellationToken ct)
    {
        var rule = options.Value.Named(limit);
        return await CountInRedisAsync(limit, subject, rule, cost, ct) ?? CountHere(limit, subject, rule, cost);
    }

    public void Dispose() => _local.Dispose();

    private async Task<LimitOutcome?> CountInRedisAsync(string limit, string subject, LimitRule rule, int cost, CancellationToken ct)
    {
        if (!redis.IsConnected || time.GetTimestamp() < Interlocked.Read(ref _pausedUntil))
            return null;
        try
        {
            var key = new RedisKey($"videogen:limit:{limit}:{subject}");
            var result = await redis.GetDatabase()
                .ScriptEvaluateAsync(CountScript, [key], [(long)rule.Window.TotalMilliseconds, cost])
                .WaitAsync(Patience, time, ct);
            var answer = (RedisResult[])result!;
            var used = (long)answer[0];
            var allowed = cost == 0 ? used < rule.Permits : used <= rule.Permits;
            var remaining = (int)Math.Clamp(rule.Permits - used, 0, rule.Permits);
            return new(allowed, rule.Permits, remaining, TimeSpan.FromMilliseconds((long)answer[1]));
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            Interlocked.Exchange(ref _pausedUntil, time.GetTimestamp() + (long)(PauseAfterFault.TotalSeconds * time.TimestampFrequency));
            LogCountingHere(e);
            return null;
        }
    }

    private LimitOutcome CountHere(string limit, string subject, LimitRule rule, int cost)
    {
        var key = new LocalKey(limit, subject, rule.Permits, rule.WindowSeconds);
        using var lease = _local.AttemptAcquire(key, cost);
        var remaining = _local.GetStatistics(key)?.CurrentAvailablePermits ?? 0;
        var reset = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : rule.Window;
        return new(lease.IsAcquired, rule.Permits, (int)remaining, reset);
    }

    private static RateLimitPartition<LocalKey> Window(LocalKey key) => RateLimitPartition.GetFixedWindowLimiter(
        key, k => new() { PermitLimit = k.Permits, Window = TimeSpan.FromSeconds(k.WindowSeconds), QueueLimit = 0 });

    [LoggerMessage(10, LogLevel.Warning, "Redis did not count a request in time; this replica counts for itself")]
    private partial void LogCountingHere(Exception exception);

    private readonly record struct LocalKey(string Limit, string Subject, int Permits, int WindowSeconds);
}
