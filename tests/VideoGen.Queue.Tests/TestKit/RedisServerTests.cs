using System.Net.Sockets;
using Shouldly;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Queue.Tests.TestKit;

public sealed class RedisServerTests
{
    [Fact]
    public async Task A_killed_server_comes_back_with_what_was_on_disk()
    {
        await using var server = await RedisServer.StartNewAsync(
            new RedisServerOptions { Settings = new Dictionary<string, string> { ["appendfsync"] = "always" } });
        await server.CommandAsync("SET", "kept", "yes");

        await server.KillAsync();
        await Should.ThrowAsync<SocketException>(() => server.CommandAsync("PING"));
        await server.StartAsync();

        (await server.CommandAsync("GET", "kept")).ShouldBe("yes");
    }

    [Fact]
    public async Task A_frozen_server_takes_connections_and_answers_nothing()
    {
        await using var server = await RedisServer.StartNewAsync();

        server.Freeze();
        await Should.ThrowAsync<OperationCanceledException>(() => server.CommandAsync("PING"));
        server.Thaw();

        (await server.CommandAsync("PING")).ShouldBe("PONG");
    }
}
