using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Api.Tests.Chat;

/// <summary>Messages that the grammar does not understand, with a language model that is asked over HTTP.</summary>
public sealed class ModelTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private const string Route = "POST /v1/chat/completions";
    private FakeServer _model = null!; // set before each test
    private ApiServer _server = null!; // set before each test

    public async Task InitializeAsync()
    {
        _model = await FakeServer.StartAsync();
        _server = await api.StartAsync(
        [
            new("Secrets:Key", new string('s', 40)),
            new("Providers:0:name", "words"), new("Providers:0:kind", "openai-chat"), new("Providers:0:model", "m1"), new("Providers:0:base_url", _model.Url + "v1"),
        ]);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _model.DisposeAsync();
    }

    [Fact]
    public async Task What_the_grammar_understands_is_not_asked()
    {
        var user = await _server.SignUpAsync();

        await user.SayAsync(await user.FilmAsync(), "make it vertical");

        _model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_does_not_understand_becomes_commands_by_a_model()
    {
        _model.On(Route, Answer(["""{"type":"set_headline","scene":"s2","text":"Nur Blätter"}"""], "I can't send it to your aunt."));
        var user = await _server.SignUpAsync();

        var answer = await user.SayAsync(await user.FilmAsync(), "give the middle bit a germanic flavour and send it to my aunt");

        ((string)(await user.StoryboardAsync(answer))["scenes"]![1]!["headline"]!).ShouldBe("Nur Blätter");
        answer.Reply().ShouldBe(["Scene 2: headline “Leaves” → “Nur Blätter”.", "I can't send it to your aunt."]);
        ((string)answer["message"]!["read_by"]!).ShouldBe("words");
        answer["message"]!["not_understood"]!.AsArray().ShouldBeEmpty();
        var asked = _model.To(Route).ShouldHaveSingleItem().Json.GetProperty("messages");
        asked[0].GetProperty("content").GetString()!.ShouldContain("\"set_headline\"");
        asked[1].GetProperty("content").GetString()!.ShouldContain("germanic flavour");
    }

    [Fact]
    public async Task Wrong_commands_are_told_to_the_model_once()
    {
        _model.On(Route, Answer(["""{"type":"set_palette","palette":"mud"}"""], ""), Answer(["""{"type":"set_palette","palette":"copper"}"""], ""));
        var user = await _server.SignUpAsync();

        var answer = await user.SayAsync(await user.FilmAsync(), "make it look like a puddle after rain");

        ((string)(await user.StoryboardAsync(answer))["style"]!["palette"]!).ShouldBe("copper");
        _model.To(Route)[1].Text.ShouldContain("mud");
    }

    [Fact]
    public async Task A_model_that_does_not_answer_leaves_the_grammars_answer_and_says_so()
    {
        _model.On(Route, context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return context.Response.WriteAsync("""{"error":{"message":"No such key."}}""");
        });
        var user = await _server.SignUpAsync();

        var answer = await user.SayAsync(await user.FilmAsync(), "flurb the music", HttpStatusCode.OK);

        answer["message"]!["not_understood"]!.AsArray().ShouldHaveSingleItem();
        answer.Reply()[^1].ShouldStartWith("The language model “words” could not be asked: ");
        answer["message"]!["read_by"].ShouldBeNull();
    }

    [Fact]
    public async Task A_repeated_request_does_not_ask_again()
    {
        _model.On(Route, Answer(["""{"type":"set_palette","palette":"copper"}"""], ""));
        var user = await _server.SignUpAsync();
        var film = await user.FilmAsync();

        using var once = await user.PostAsync($"chat/{film}", """{"message":"like a puddle after rain"}""", "puddle");
        using var again = await user.PostAsync($"chat/{film}", """{"message":"like a puddle after rain"}""", "puddle");

        ((string)(await again.JsonAsync())["message"]!["id"]!).ShouldBe((string)(await once.JsonAsync())["message"]!["id"]!);
        _model.To(Route).ShouldHaveSingleItem();
    }

    private static Func<HttpContext, Task> Answer(string[] commands, string notDone)
    {
        var content = new JsonObject { ["commands"] = new JsonArray([.. commands.Select(c => (JsonNode)c)]), ["not_done"] = notDone }.ToJsonString();
        var body = new JsonObject
        {
            ["id"] = "c1",
            ["choices"] = new JsonArray(new JsonObject { ["finish_reason"] = "stop", ["message"] = new JsonObject { ["content"] = content } }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1 },
        }.ToJsonString();
        return context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body);
        };
    }
}
