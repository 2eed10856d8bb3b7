using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests.Chat;

public sealed class RefusalTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Notice = "Edit functionality coming soon! Create a new generation with your changes?";

    [Theory]
    [InlineData("{}", "message")]
    [InlineData("""{"message":"undo","commands":[]}""", "message", "commands")]
    [InlineData("""{"message":"  "}""", "message")]
    [InlineData("""{"message":"a\u0000b"}""", "message")]
    [InlineData("""{"message":"undo","expected_version":0}""", "expected_version")]
    [InlineData("""{"message":"undo","current_scene":""}""", "current_scene")]
    [InlineData("""{"commands":[{"type":"set_palette","palette":"mud"}]}""", "commands[0].palette")]
    public async Task Bad_input_is_refused_by_field_and_not_kept(string body, params string[] fields)
    {
        var user = await api.Server.SignUpAsync();
        var film = await user.FilmAsync();

        using var answer = await user.PostAsync($"chat/{film}", body);

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", fields);
        (await user.GetAsync($"chat/{film}"))["messages"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_reads_or_changes_the_film_of_somebody_else()
    {
        var (owner, other) = (await api.Server.SignUpAsync(), await api.Server.SignUpAsync());
        var film = await owner.FilmAsync();
        using var proposed = await owner.PostAsync($"chat/{film}", """{"message":"make it vertical","apply":false}""");
        var message = (string)(await proposed.JsonAsync())["message"]!["id"]!;
        var own = await other.FilmAsync();

        foreach (var answer in new[]
        {
            await other.PostAsync($"chat/{film}", """{"message":"undo"}"""), await other.Client.GetAsync($"/api/v1/chat/{film}"),
            await other.Client.GetAsync($"/api/v1/jobs/{film}/versions"), await other.PostAsync($"chat/{film}/messages/{message}/apply", ""),
            await other.PostAsync($"chat/{own}/messages/{message}/apply", ""), await other.PostAsync("chat/no-id", """{"message":"undo"}"""),
        })
        {
            await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
            answer.Dispose();
        }
    }

    [Fact]
    public async Task A_film_that_is_not_planned_yet_is_refused_and_one_that_renders_is_not()
    {
        var user = await api.Server.SignUpAsync();
        var waiting = (string)(await user.SubmitAsync())["id"]!;
        var film = await user.FilmAsync();
        await api.Films.StartAsync(Guid.Parse(film));

        using var answer = await user.PostAsync($"chat/{waiting}", """{"message":"make it vertical"}""");

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.Conflict, "conflict");
        ((string)problem["detail"]!).ShouldContain("not planned yet");
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await user.SayAsync(film, "make it vertical")).State().Version.ShouldBe(2);
    }

    [Fact]
    public async Task The_film_of_a_timeline_answers_what_can_be_done_instead()
    {
        var user = await api.Server.SignUpAsync();
        using var made = await user.PostAsync("renders", """{"timeline":{"version":1,"output":{"width":640,"height":360,"fps":30},"tracks":[{"clips":[{"type":"text","text":"Hi","length":3}]}]}}""");
        var job = (string)(await made.JsonAsync())["id"]!;

        var answer = await user.SayAsync(job, "make it vertical", HttpStatusCode.OK);

        answer.Reply().ShouldHaveSingleItem().ShouldContain("POST /api/v1/renders");
        ((string)answer["film"]!["job"]!["made_by"]!).ShouldBe("timeline");
    }

    [Fact]
    public async Task A_full_queue_refuses_the_version_and_keeps_no_message()
    {
        await using var small = await api.StartAsync([new("Jobs:MaxQueuedPerUser", "1")]);
        var user = await small.SignUpAsync();
        var film = await user.FilmAsync();

        using var answer = await user.PostAsync($"chat/{film}", """{"message":"make it vertical"}""");

        await answer.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "queue_full");
        var chat = await user.GetAsync($"chat/{film}");
        ((int)chat["film"]!["version"]!, chat["messages"]!.AsArray().Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Where_chat_is_switched_off_the_way_to_a_new_film_is_told()
    {
        await using var off = await api.StartAsync([new("Chat:Enabled", "false")]);
        var user = await off.SignUpAsync();
        var film = (string)(await user.SubmitAsync(new { prompt = "A film about tea" }))["id"]!;

        using var answer = await user.PostAsync($"chat/{film}", """{"message":"with more milk & sugar"}""");
        var chat = await user.GetAsync($"chat/{film}");

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "chat_disabled");
        ((string)problem["title"]!).ShouldBe(Notice);
        ((string)problem["detail"]!).ShouldBe("Create New Video: /create?prompt=A%20film%20about%20tea%0A%0Awith%20more%20milk%20%26%20sugar");
        ((bool)chat["enabled"]!).ShouldBeFalse();
        JsonNode.DeepEquals(chat["notice"], new JsonObject { ["text"] = Notice, ["link_text"] = "Create New Video", ["link"] = "/create?prompt=A%20film%20about%20tea" }).ShouldBeTrue();
    }
}
