using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Shouldly;
using StackExchange.Redis;
using VideoGen.TestKit;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Packages.Tests;

public sealed class AspireClientTests
{
    private const string Section = "Aspire:Npgsql:EntityFrameworkCore:PostgreSQL";

    [Fact]
    public async Task Redis_is_one_connection_from_its_connection_string()
    {
        await using var host = WithRedis((await SharedServers.Redis).ConnectionString);
        var redis = host.Services.GetRequiredService<IConnectionMultiplexer>();

        await redis.GetDatabase().StringSetAsync("packages:greeting", "hello");

        ((string?)await redis.GetDatabase().StringGetAsync("packages:greeting")).ShouldBe("hello");
        host.Services.GetRequiredService<IConnectionMultiplexer>().ShouldBeSameAs(redis);
        (await HealthAsync(host)).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Redis_that_is_down_makes_the_host_unhealthy_and_comes_back_by_itself()
    {
        await using var server = await RedisServer.StartNewAsync();
        await server.KillAsync();
        await using var host = WithRedis($"127.0.0.1:{server.Port},connectTimeout=500");

        var down = await HealthAsync(host);
        await server.StartAsync();

        down.ShouldBe(HealthStatus.Unhealthy);
        await Eventually.PollAsync(() => HealthAsync(host), health => health == HealthStatus.Healthy, TimeSpan.FromSeconds(20), what: "Redis is back");
    }

    [Fact]
    public async Task A_database_is_a_pooled_context_with_retries_and_a_health_check()
    {
        var server = await SharedServers.Postgres;
        await using var host = WithDatabase(("ConnectionStrings:films", server.AdminConnectionString()));
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Films>();

        (await db.Database.SqlQuery<int>($"select 42 as \"Value\"").SingleAsync()).ShouldBe(42);

        db.Database.CreateExecutionStrategy().RetriesOnFailure.ShouldBeTrue();
        (await HealthAsync(host)).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_makes_the_host_unhealthy()
    {
        // The check goes through the context's retries too, on both sides; hosts limit their checks' time.
        await using var host = WithDatabase(
            ("ConnectionStrings:films", "Host=127.0.0.1;Port=9;Username=x;Database=x;Timeout=1"), ($"{Section}:DisableRetry", "true"));

        (await HealthAsync(host)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_missing_connection_string_is_named_when_the_context_is_needed()
    {
        await using var host = WithDatabase();
        await using var scope = host.Services.CreateAsyncScope();

        Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Films>()).Message.ShouldContain("films");
    }

    [Fact]
    public async Task Retries_and_the_check_can_be_switched_off_in_configuration()
    {
        await using var host = WithDatabase(
            ("ConnectionStrings:films", "Host=127.0.0.1;Port=9;Username=x;Database=x;Timeout=1"),
            ($"{Section}:DisableRetry", "true"), ($"{Section}:Films:DisableHealthChecks", "true"));
        await using var scope = host.Services.CreateAsyncScope();

        scope.ServiceProvider.GetRequiredService<Films>().Database.CreateExecutionStrategy().RetriesOnFailure.ShouldBeFalse();
        (await HealthAsync(host)).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_context_registered_by_the_application_can_be_enriched()
    {
        var server = await SharedServers.Postgres;
        var builder = Hosts.ABuilder();
        builder.Services.AddDbContextPool<Films>(options => options.UseNpgsql(server.AdminConnectionString()));
        builder.EnrichNpgsqlDbContext<Films>(settings => settings.CommandTimeout = 7);
        await using var host = builder.Build();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Films>();

        (await db.Database.CanConnectAsync()).ShouldBeTrue();
        db.Database.CreateExecutionStrategy().RetriesOnFailure.ShouldBeTrue();
        db.Database.GetCommandTimeout().ShouldBe(7);
        (await HealthAsync(host)).ShouldBe(HealthStatus.Healthy);
    }

    private static WebApplication WithRedis(string connectionString)
    {
        var builder = Hosts.ABuilder(("ConnectionStrings:redis", connectionString));
        builder.Services.AddHealthChecks();
        builder.AddRedisClient("redis");
        return builder.Build();
    }

    private static WebApplication WithDatabase(params (string Key, string Value)[] settings)
    {
        var builder = Hosts.ABuilder(settings);
        builder.Services.AddHealthChecks();
        builder.AddNpgsqlDbContext<Films>("films");
        return builder.Build();
    }

    private static async Task<HealthStatus> HealthAsync(WebApplication host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    private sealed class Films(DbContextOptions<Films> options) : DbContext(options);
}
