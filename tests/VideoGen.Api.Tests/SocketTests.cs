using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed class SocketTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Messages_have_the_form_of_the_contract()
    {
        var user = await api.Server.SignUpAsync();
        var id = await EventStreamTests.QueuedAsync(user);
        using var socket = await OpenAsync(id, user.AccessToken);
        var messages = ReadAsync(socket);

        await api.Films.StartAsync(id);
        await api.Films.ProgressAsync(id, 0.426);
        await VideoGen.TestKit.Eventually.PollAsync(() => messages.Seen.Any(m => (string?)m["type"] == "progress_update"));
        await api.Films.CompleteAsync(id);
        await messages.Done.WaitAsync(TimeSpan.FromSeconds(15));

        Fields(messages.Seen[0]).ShouldBe(["type", "jobId", "status", "timestamp"]);
        (((string)messages.Seen[0]["type"]!, (string)messages.Seen[0]["status"]!)).ShouldBe(("status_update", "queued"));
        var progress = messages.Seen.First(m => (string?)m["type"] == "progress_update");
        Fields(progress).ShouldBe(["type", "jobId", "status", "progress", "message", "timestamp"]);
        (((string)progress["status"]!, (int)progress["progress"]!, (string)progress["message"]!)).ShouldBe(("processing", 42, "Rendering scene 1 of 3"));
        var complete = messages.Seen[^1];
        Fields(complete).ShouldBe(["type", "jobId", "status", "resultUrl", "timestamp"]);
        (((string)complete["type"]!, (string)complete["status"]!, (Guid)complete["jobId"]!)).ShouldBe(("complete", "complete", id));
        ((string)complete["resultUrl"]!).ShouldContain("film.mp4");
        DateTimeOffset.Parse((string)complete["timestamp"]!, null).Offset.ShouldBe(TimeSpan.Zero);
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task A_failure_is_an_error_message()
    {
        var user = await api.Server.SignUpAsync();
        var (failed, cancelled) = (await EventStreamTests.QueuedAsync(user), await EventStreamTests.QueuedAsync(user));
        await api.Films.StartAsync(failed);
        await api.Films.FailAsync(failed);
        await user.Client.PostAsync($"/api/v1/jobs/{cancelled}/cancel", null);

        var first = (await AllAsync(failed, user.AccessToken))[^1];
        var second = (await AllAsync(cancelled, user.AccessToken))[^1];

        Fields(first).ShouldBe(["type", "jobId", "status", "error", "timestamp"]);
        (((string)first["type"]!, (string)first["status"]!, (string)first["error"]!)).ShouldBe(("error", "failed", "The render stopped at scene 2."));
        (((string)second["type"]!, (string)second["status"]!, (string)second["error"]!)).ShouldBe(("error", "failed", "Cancelled"));
    }

    [Fact]
    public async Task A_ticket_opens_one_socket()
    {
        var user = await api.Server.SignUpAsync();
        var id = await EventStreamTests.QueuedAsync(user);
        var ticket = (string)(await user.Client.PostAsync("/api/v1/ws-tickets", null).JsonAsync())["ticket"]!;

        using var first = await OpenAsync(id, ticket);
        var status = await RefusedAsync(id, ticket);

        first.State.ShouldBe(WebSocketState.Open);
        status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_ticket_of_a_key_that_was_revoked_opens_nothing()
    {
        var user = await api.Server.SignUpAsync();
        var id = await EventStreamTests.QueuedAsync(user);
        var ticket = (string)(await user.Client.PostAsync("/api/v1/ws-tickets", null).JsonAsync())["ticket"]!;

        await user.Client.PostAsync("/api/v1/auth/logout", null);

        (await RefusedAsync(id, ticket)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vgt_0123456789012345678901234567890123456789012")]
    [InlineData("vg_0123456789012345678901234567890123456789012")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task Without_a_good_token_there_is_no_socket(string token)
    {
        var user = await api.Server.SignUpAsync();
        var id = await EventStreamTests.QueuedAsync(user);

        (await RefusedAsync(id, token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Somebody_elses_job_has_no_socket()
    {
        var (owner, other) = (await api.Server.SignUpAsync(), await api.Server.SignUpAsync());
        var id = await EventStreamTests.QueuedAsync(owner);

        (await RefusedAsync(id, other.AccessToken)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_sites_page_gets_no_socket()
    {
        var user = await api.Server.SignUpAsync();
        var id = await EventStreamTests.QueuedAsync(user);

        (await RefusedAsync(id, user.AccessToken, "https://evil.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await RefusedAsync(id, user.AccessToken, "null")).ShouldBe(HttpStatusCode.Forbidden);
        using var own = await OpenAsync(id, user.AccessToken, api.Server.Address.GetLeftPart(UriPartial.Authority));
        own.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task A_socket_closes_when_its_holder_may_listen_no_longer()
    {
        var user = await api.Server.SignUpAsync();
        var id = await EventStreamTests.QueuedAsync(user);
        using var socket = await OpenAsync(id, user.AccessToken);
        var messages = ReadAsync(socket);

        await user.Client.PostAsync("/api/v1/auth/logout", null);
        await messages.Done.WaitAsync(TimeSpan.FromSeconds(10));

        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
    }

    [Fact]
    public async Task What_a_client_says_is_dropped()
    {
        var user = await api.Server.SignUpAsync();
        var id = await EventStreamTests.QueuedAsync(user);
        using var socket = await OpenAsync(id, user.AccessToken);
        var messages = ReadAsync(socket);

        for (var i = 0; i < 100; i++)
            await socket.SendAsync(new byte[10_000], WebSocketMessageType.Binary, endOfMessage: i == 99, CancellationToken.None);
        await api.Films.StartAsync(id);
        await api.Films.CompleteAsync(id);
        await messages.Done.WaitAsync(TimeSpan.FromSeconds(10));

        ((string)messages.Seen[^1]["type"]!).ShouldBe("complete");
    }

    [Fact]
    public async Task A_token_in_the_address_is_in_no_log()
    {
        using var logs = new CapturedLogs();
        await using var server = await api.StartAsync([new("Logging:LogLevel:Microsoft.AspNetCore", "Debug"), new("Logging:LogLevel:Default", "Debug")], logs);
        var user = await server.SignUpAsync();
        var id = await EventStreamTests.QueuedAsync(user);

        using var socket = await OpenAsync(id, user.AccessToken, server: server);
        using var rest = await server.Anonymous().GetAsync($"/ws/jobs/{id}?x=1&token={user.AccessToken}");

        logs.Lines.ShouldContain(l => l.Contains($"/ws/jobs/{id}", StringComparison.Ordinal));
        logs.Lines.ShouldNotContain(l => l.Contains(user.AccessToken.Split('.')[2], StringComparison.Ordinal));
    }

    private async Task<ClientWebSocket> OpenAsync(Guid id, string token, string? origin = null, ApiServer? server = null)
    {
        var address = new UriBuilder((server ?? api.Server).Address) { Scheme = "ws", Path = $"/ws/jobs/{id}", Query = $"token={Uri.EscapeDataString(token)}" }.Uri;
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(address, CancellationToken.None);
            return socket;
        }
        catch (WebSocketException)
        {
            throw new RefusedException(socket.HttpStatusCode);
        }
    }

    private async Task<HttpStatusCode> RefusedAsync(Guid id, string token, string? origin = null) =>
        (await Should.ThrowAsync<RefusedException>(() => OpenAsync(id, token, origin))).Status;

    private async Task<List<JsonNode>> AllAsync(Guid id, string token)
    {
        using var socket = await OpenAsync(id, token);
        var messages = ReadAsync(socket);
        await messages.Done.WaitAsync(TimeSpan.FromSeconds(10));
        return messages.Seen;
    }

    private static (List<JsonNode> Seen, Task Done) ReadAsync(ClientWebSocket socket)
    {
        var seen = new List<JsonNode>();
        return (seen, LoopAsync());

        async Task LoopAsync()
        {
            var buffer = new byte[16_384];
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }

                seen.Add(JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count))!);
            }
        }
    }

    private static IEnumerable<string> Fields(JsonNode message) => message.AsObject().Select(p => p.Key);

    private sealed class RefusedException(HttpStatusCode status) : Exception($"Refused with {status}.")
    {
        public HttpStatusCode Status => status;
    }
}
