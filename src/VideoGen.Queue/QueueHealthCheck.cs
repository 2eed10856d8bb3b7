using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace VideoGen.Queue;

/// <summary>
/// Degraded, and never unhealthy, when Redis does not answer: everything works without it, later. Also degraded when Redis may evict
/// streams under memory pressure, which loses waiting entries until the sweeper finds out.
/// </summary>
internal sealed class QueueHealthCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var memory = await redis.GetDatabase().ExecuteAsync("INFO", "memory").WaitAsync(cancellationToken);
            var policy = memory.ToString().Split('\n')
                .Select(line => line.Trim().Split(':'))
                .FirstOrDefault(pair => pair is ["maxmemory_policy", _])?[1];
            return policy is null or "noeviction" || policy.StartsWith("volatile-", StringComparison.Ordinal)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"Redis may evict the queue (maxmemory-policy {policy}): set noeviction.");
        }
        catch (Exception e) when (e is RedisException or RedisTimeoutException)
        {
            return HealthCheckResult.Degraded("Redis does not answer.", e);
        }
    }
}
