using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using StackExchange.Redis;
using VideoGen.Api.OpenApi;
using VideoGen.Storage;

namespace VideoGen.Api.Features.Monitoring;

/// <summary>GET /health</summary>
internal static class GetHealth
{
    private const string Ok = "ok";
    private const string Down = "down";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly string Version =
        typeof(GetHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/health", Handle)
        .WithName("getHealth").WithTags(Tags.System)
        .WithSummary("Is the system well?")
        .WithDescription("200 when films can be accepted and made; 503 when the database is silent.")
        .AllowAnonymous()
        .Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);

    internal static async Task<JsonHttpResult<HealthView>> Handle(
        HttpContext http, SystemFigures figures, IConnectionMultiplexer redis, IObjectStore store, TimeProvider time, StartTime start)
    {
        var ct = http.RequestAborted;
        WorkersView? workers = null;
        long? depth = null;
        var checks = await Task.WhenAll(
            ProbeAsync("postgres", time, async limit => (workers, depth) = (await figures.WorkersAsync(limit), await figures.QueueDepthAsync(limit)), ct),
            ProbeAsync("redis", time, async limit => await redis.GetDatabase().PingAsync().WaitAsync(limit), ct),
            ProbeAsync("object_store", time, store.CheckAsync, ct));
        var status = Judge(checks, workers);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new HealthView
            {
                Status = status,
                Version = Version,
                UptimeS = (long)time.GetElapsedTime(start.Timestamp).TotalSeconds,
                Dependencies = checks,
                Workers = workers,
                QueueDepth = depth,
            },
            statusCode: status == Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    // Without Redis and without workers jobs are accepted and wait; without the database nothing is.
    private static string Judge(DependencyView[] checks, WorkersView? workers)
    {
        if (checks.Any(c => c is { Name: "postgres", Status: Down }))
            return Down;
        return checks.All(c => c.Status == Ok) && workers is { Live: > 0 } ? Ok : "degraded";
    }

    private static async Task<DependencyView> ProbeAsync(string name, TimeProvider time, Func<CancellationToken, Task> probe, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        var started = time.GetTimestamp();
        var status = Ok;
        try
        {
            await probe(both.Token).WaitAsync(both.Token);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // Whatever it is, the answer to "is it well?" is no; the store's own client has logged the reason.
            status = Down;
        }

        return new() { Name = name, Status = status, LatencyMs = Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1) };
    }
}

/// <summary>When this replica started.</summary>
internal sealed record StartTime(long Timestamp);
