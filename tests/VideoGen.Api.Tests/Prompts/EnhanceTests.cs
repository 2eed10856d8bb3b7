using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.Api.Tests.Providers;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Api.Tests.Prompts;

public sealed class EnhanceTests(ProviderFixture api) : IClassFixture<ProviderFixture>
{
    private const string Prompt = "Bees pollinate a third of what we eat. They find flowers by colour. They need our help.";

    [Fact]
    public async Task Rules_give_a_prompt_scenes_keep_its_sentences_and_remember_the_answer()
    {
        var user = await api.Server.SignUpAsync();
        var other = await api.Server.SignUpAsync();
        var body = new { prompt = Prompt, goal = "Plant flowers", planner = "builtin" };

        var first = await EnhanceAsync(user, body);
        var second = await EnhanceAsync(user, body);
        var refreshed = await user.Client.PostAsync($"/api/v1/prompts/enhance/{first["id"]}/refresh", null).JsonAsync();
        var foreign = await EnhanceAsync(other, body);

        var text = (string)first["prompt"]!;
        text.ShouldStartWith("# ");
        text.ShouldContain("Scene 2:");
        text.ShouldContain("[visual: ");
        text.ShouldContain("Plant flowers.");
        foreach (var sentence in Prompt.Split(". "))
            text.ShouldContain(sentence.TrimEnd('.'));
        ((bool)first["cached"]!, (bool)second["cached"]!, (bool)refreshed["cached"]!, (bool)foreign["cached"]!).ShouldBe((false, true, false, false));
        ((string)second["prompt"]!, (string)refreshed["prompt"]!, (string)foreign["prompt"]!).ShouldBe((text, text, text));
        ((string)refreshed["id"]!).ShouldBe((string)first["id"]!);
        ((string)first["by"]!).ShouldBe("builtin");
        Joined(first, "same", "removed").ShouldBe(Prompt);
        Joined(first, "same", "added").ShouldBe(text);
    }

    [Fact]
    public async Task A_model_is_asked_once_and_what_was_taken_is_counted()
    {
        var admin = await api.AdminAsync();
        var user = await api.Server.SignUpAsync();
        api.Model.On("POST /v1/chat/completions", Reply.Json(new JsonObject
        {
            ["choices"] = new JsonArray(new JsonObject { ["finish_reason"] = "stop", ["message"] = new JsonObject { ["content"] = """{"prompt":"# Bees\n\nScene 1: Why do bees matter?"}""" } }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 10, ["completion_tokens"] = 10 },
        }.ToJsonString()));
        await ProviderFixture.AddAsync(admin, api.Chat("words") with { ApiKey = "good-key" });

        var made = await EnhanceAsync(user, new { prompt = Prompt });
        var again = await EnhanceAsync(user, new { prompt = Prompt });
        using var chosen = await user.Client.PostAsJsonAsync($"/api/v1/prompts/enhance/{made["id"]}/choice", new { variant = "b" });
        using var foreign = await (await api.Server.SignUpAsync()).Client.PostAsJsonAsync($"/api/v1/prompts/enhance/{made["id"]}/choice", new { variant = "a" });
        using var odd = await user.Client.PostAsJsonAsync($"/api/v1/prompts/enhance/{made["id"]}/choice", new { variant = "c" });
        var counts = (await user.Client.GetAsync("/api/v1/prompts/analytics").JsonAsync())["items"]!.AsArray();
        await admin.Client.DeleteAsync("/api/v1/providers/words");

        ((string)made["by"]!, (string)made["prompt"]!, (bool)again["cached"]!).ShouldBe(("words", "# Bees\n\nScene 1: Why do bees matter?", true));
        api.Model.To("POST /v1/chat/completions").Count.ShouldBe(1);
        chosen.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await foreign.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        await odd.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "variant");
        counts.Select(c => ((string)c!["by"]!, (string)c["event"]!, (long)c["count"]!)).ShouldBe([("words", "cached", 1L), ("words", "chosen_b", 1L), ("words", "made", 1L)]);
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field()
    {
        var user = await api.Server.SignUpAsync();

        using var empty = await user.Client.PostAsJsonAsync("/api/v1/prompts/enhance", new { });
        using var odd = await user.Client.PostAsJsonAsync("/api/v1/prompts/enhance", new { prompt = "…", goal = "a\nb", planner = "x" });
        using var nobody = await user.Client.PostAsync($"/api/v1/prompts/enhance/{Guid.NewGuid()}/refresh", null);

        await empty.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "prompt");
        await odd.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "prompt", "planner", "goal");
        await nobody.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    private static string Joined(JsonNode answer, params string[] ops) =>
        string.Concat(answer["changes"]!.AsArray().Where(c => ops.Contains((string)c!["op"]!)).Select(c => (string)c!["text"]!));

    private static async Task<JsonNode> EnhanceAsync(SignedIn user, object body)
    {
        using var answer = await user.Client.PostAsJsonAsync("/api/v1/prompts/enhance", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
