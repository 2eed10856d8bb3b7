using System.Diagnostics;
using Shouldly;
using StackExchange.Redis;
using VideoGen.TestKit;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Queue.Tests.Driver;

/// <summary>A server that hangs, dies and returns: each test has a server of its own.</summary>
public sealed class RedisOutageTests : IAsyncLifetime
{
    private RedisServer _server = null!; // set before each test
    private ConnectionMultiplexer _redis = null!; // set before each test

    public async Task InitializeAsync()
    {
        _server = await RedisServer.StartNewAsync();
        var options = ConfigurationOptions.Parse(_server.ConnectionString);
        options.AsyncTimeout = 1_000;
        options.ConnectRetry = 1;
        options.ReconnectRetryPolicy = new LinearRetry(200);
        _redis = await ConnectionMultiplexer.ConnectAsync(options);
    }

    public async Task DisposeAsync()
    {
        _server.Thaw();
        await _redis.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_frozen_server_times_calls_out_and_serves_again_after_the_thaw()
    {
        var db = _redis.GetDatabase();
        await db.StringSetAsync("k", 1);
        _server.Freeze();

        var watch = Stopwatch.StartNew();
        await Should.ThrowAsync<RedisTimeoutException>(() => db.StringGetAsync("k"));
        var elapsed = watch.Elapsed;
        _server.Thaw();

        elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(900));
        elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        await Eventually.PollAsync(async () => (int)await db.StringGetAsync("k") == 1);
    }

    [Fact]
    public async Task A_killed_server_fails_calls_and_after_its_restart_calls_and_subscriptions_work_again()
    {
        var db = _redis.GetDatabase();
        var received = 0;
        await _redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("news"), (_, _) => Interlocked.Increment(ref received));
        var failed = 0;
        var restored = 0;
        _redis.ConnectionFailed += (_, _) => Interlocked.Increment(ref failed);
        _redis.ConnectionRestored += (_, _) => Interlocked.Increment(ref restored);

        await _server.KillAsync();
        await Eventually.PollAsync(() => Volatile.Read(ref failed) > 0);
        await Should.ThrowAsync<RedisException>(() => db.PingAsync(CommandFlags.DemandMaster));
        await _server.StartAsync();

        await Eventually.PollAsync(async () => await db.StringSetAsync("k", 2));
        await Eventually.PollAsync(async () =>
        {
            await db.PublishAsync(RedisChannel.Literal("news"), "x");
            return Volatile.Read(ref received) > 0;
        });
        Volatile.Read(ref restored).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_connection_that_the_server_closes_is_opened_again()
    {
        var db = _redis.GetDatabase();
        await db.StringSetAsync("k", 3);

        await _server.CommandAsync("CLIENT", "KILL", "TYPE", "normal");

        await Eventually.PollAsync(async () => (int)await db.StringGetAsync("k") == 3);
        _redis.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public async Task Disposing_ends_the_calls_that_still_wait()
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(_server.ConnectionString);
        _server.Freeze();
        var waiting = redis.GetDatabase().StringGetAsync("k");

        await redis.CloseAsync(allowCommandsToComplete: false);

        await Should.ThrowAsync<Exception>(() => waiting.WaitAsync(Eventually.DefaultDeadline));
        waiting.IsCompleted.ShouldBeTrue();
        await redis.DisposeAsync();
    }
}
