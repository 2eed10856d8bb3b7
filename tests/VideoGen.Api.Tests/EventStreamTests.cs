using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.TestKit;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed class EventStreamTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_stream_tells_the_state_then_each_change_and_ends_with_the_job()
    {
        var user = await api.Server.SignUpAsync();
        var id = await QueuedAsync(user);
        using var stream = await OpenAsync(user.Client, id);

        var events = ReadAsync(stream);
        await api.Films.StartAsync(id);
        await api.Films.ProgressAsync(id, 0.4);
        await api.Films.CompleteAsync(id);
        var seen = await events.WaitAsync(TimeSpan.FromSeconds(20));

        stream.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        seen[0].EventType.ShouldBe("state");
        ((int)JsonNode.Parse(seen[0].Data)!["job"]!["queue_position"]!).ShouldBeGreaterThan(0);
        seen[^1].EventType.ShouldBe("completed");
        seen.Select(e => long.Parse(e.EventId!, null)).ShouldBeInOrder();
        var last = JsonNode.Parse(seen[^1].Data)!;
        ((string)last["state"]!).ShouldBe("completed");
        ((double)last["progress"]!).ShouldBe(100);
        last["job"]!["outputs"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_cut_stream_goes_on_where_it_was_cut()
    {
        var user = await api.Server.SignUpAsync();
        var id = await QueuedAsync(user);
        await api.Films.StartAsync(id);
        await api.Films.ProgressAsync(id, 0.2);
        await api.Films.FailAsync(id);

        var seen = await ReadAsync(await OpenAsync(user.Client, id, lastEventId: "1"));

        seen.Select(e => (e.EventId, e.EventType)).ShouldBe([("2", "started"), ("3", "progress"), ("4", "failed")]);
        ((string)JsonNode.Parse(seen[^1].Data)!["error"]!["code"]!).ShouldBe("render_stalled");
    }

    [Fact]
    public async Task A_client_that_has_seen_the_end_is_told_to_stay_away()
    {
        var user = await api.Server.SignUpAsync();
        var id = await QueuedAsync(user);
        await api.Films.StartAsync(id);
        await api.Films.FailAsync(id);

        using var stream = await OpenAsync(user.Client, id, lastEventId: "3");

        stream.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("99999")]
    [InlineData("-1")]
    public async Task An_unknown_last_id_starts_anew(string lastEventId)
    {
        var user = await api.Server.SignUpAsync();
        var id = await QueuedAsync(user);
        await api.Films.StartAsync(id);
        await api.Films.FailAsync(id);

        var seen = await ReadAsync(await OpenAsync(user.Client, id, lastEventId));

        seen.Select(e => e.EventType).ShouldBe(["state"]);
    }

    [Fact]
    public async Task A_reader_that_comes_late_is_spared_old_progress_and_no_other_event()
    {
        var user = await api.Server.SignUpAsync();
        var id = await QueuedAsync(user);
        await api.Films.StartAsync(id);
        for (var i = 1; i <= 300; i++)
            await api.Films.ProgressAsync(id, i / 400.0);
        await api.Films.CompleteAsync(id);

        var seen = await ReadAsync(await OpenAsync(user.Client, id, lastEventId: "0"));

        seen.Count.ShouldBeLessThan(8);
        seen[0].EventType.ShouldBe("queued");
        seen[^1].EventType.ShouldBe("completed");
    }

    [Fact]
    public async Task A_quiet_stream_shows_that_it_lives()
    {
        var user = await api.Server.SignUpAsync();
        var id = await QueuedAsync(user);

        using var stream = await OpenAsync(user.Client, id);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var lines = new List<string?>();
        while (lines.Count(l => l == ":") < 2)
            lines.Add(await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)));

        lines[0].ShouldBe("retry: 2000");
    }

    [Fact]
    public async Task A_stream_ends_when_its_holder_may_listen_no_longer()
    {
        var user = await api.Server.SignUpAsync();
        var id = await QueuedAsync(user);
        using var stream = await OpenAsync(user.Client, id);
        var events = ReadAsync(stream);

        using var logout = await user.Client.PostAsync("/api/v1/auth/logout", null);
        var seen = await events.WaitAsync(TimeSpan.FromSeconds(10));

        seen.Select(e => e.EventType).ShouldBe(["state"]);
    }

    [Fact]
    public async Task What_another_replica_publishes_arrives_without_a_look_at_the_rows()
    {
        KeyValuePair<string, string?>[] noPolls = [new("Realtime:SafetyPollMs", "60000"), new("Realtime:HeartbeatMs", "60000")];
        await using var one = await api.StartAsync(noPolls);
        await using var two = await api.StartAsync(noPolls);
        var user = await one.SignUpAsync();
        var id = await QueuedAsync(user);
        using var stream = await OpenAsync(user.Client, id);
        var events = ReadAsync(stream);
        using var elsewhere = two.Anonymous();
        elsewhere.DefaultRequestHeaders.Authorization = user.Client.DefaultRequestHeaders.Authorization;

        using var cancelled = await elsewhere.PostAsync($"/api/v1/jobs/{id}/cancel", null);
        var seen = await events.WaitAsync(TimeSpan.FromSeconds(10));

        seen.Select(e => e.EventType).ShouldBe(["state", "cancelled"]);
    }

    [Fact]
    public async Task A_removed_job_ends_its_stream()
    {
        var user = await api.Server.SignUpAsync();
        var id = await QueuedAsync(user);
        var events = ReadAsync(await OpenAsync(user.Client, id));

        using var deleted = await user.Client.DeleteAsync($"/api/v1/jobs/{id}");

        (await events.WaitAsync(TimeSpan.FromSeconds(10))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task One_user_cannot_hold_all_streams()
    {
        await using var server = await api.StartAsync([new("Limits:StreamsPerUser", "2")]);
        var user = await server.SignUpAsync();
        var id = await QueuedAsync(user);
        using var first = await OpenAsync(user.Client, id);
        using var second = await OpenAsync(user.Client, id);

        using var third = await OpenAsync(user.Client, id);
        await third.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        first.Dispose();

        await Eventually.PollAsync(
            async () =>
            {
                using var again = await OpenAsync(user.Client, id);
                return again.StatusCode == HttpStatusCode.OK;
            },
            TimeSpan.FromSeconds(10));
    }

    internal static async Task<Guid> QueuedAsync(SignedIn user) => (Guid)(await user.SubmitAsync())["id"]!;

    private static async Task<HttpResponseMessage> OpenAsync(HttpClient client, Guid id, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/jobs/{id}/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<List<SseItem<string>>> ReadAsync(HttpResponseMessage stream)
    {
        stream.StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(await stream.Content.ReadAsStreamAsync()).EnumerateAsync())
            seen.Add(item);
        return seen;
    }
}
