using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.Api.Tests.Providers;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Api.Tests.Storyboards;

public sealed class ModelPlanTests(ProviderFixture api) : IClassFixture<ProviderFixture>
{
    private const string Board =
        """{"title":"Tea","language":"en","mood":"calm","scenes":[{"kind":"title","headline":"Tea by a model","narration":"Why tea?"},{"kind":"end","headline":"Brew one","narration":""}]}""";

    [Fact]
    public async Task A_prompt_is_planned_by_the_model_that_is_set_up_and_its_cost_is_in_the_books()
    {
        var admin = await api.AdminAsync();
        api.Model.On("POST /v1/chat/completions", Reply.Json(new JsonObject
        {
            ["choices"] = new JsonArray(new JsonObject { ["finish_reason"] = "stop", ["message"] = new JsonObject { ["content"] = Board } }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1000, ["completion_tokens"] = 500 },
        }.ToJsonString()));
        await ProviderFixture.AddAsync(admin, api.Chat("words") with { ApiKey = "good-key", Prices = [new JsonObject { ["per"] = "million_output_tokens", ["amount"] = 8 }] });

        var auto = await PlanAsync(admin, """{"prompt":"Tea","duration":12,"size":"640x360","seed":7}""");
        var builtin = await PlanAsync(admin, """{"prompt":"Tea","duration":12,"size":"640x360","seed":7,"planner":"builtin"}""");
        var figures = (await admin.Client.GetAsync("/api/v1/providers/words").JsonAsync())["admin"]!;

        // "fixed" is configured, comes first, and is dead: it is said, and the next is asked.
        ((string)auto["planner"]!, (string)auto["storyboard"]!["scenes"]![0]!["headline"]!).ShouldBe(("words", "Tea by a model"));
        ((double)auto["storyboard"]!["duration"]!, (long)auto["storyboard"]!["seed"]!, (int)auto["storyboard"]!["output"]!["width"]!).ShouldBe((12, 7L, 640));
        auto["warnings"]!.AsArray().Select(w => (string)w!["code"]!).ShouldBe(["planner_fallback"]);
        ((string)builtin["planner"]!, builtin["warnings"]!.AsArray().Count).ShouldBe(("builtin", 0));
        ((long)figures["calls"]!, (decimal)figures["spent_this_month"]!["amount"]!, (string)figures["spent_this_month"]!["currency"]!).ShouldBe((1L, 0.004m, "USD"));
    }

    [Fact]
    public async Task A_model_that_nobody_has_set_up_can_not_be_asked_for()
    {
        var plain = new ApiFixture();
        await plain.InitializeAsync();
        var user = await plain.Server.SignUpAsync();

        using var plan = await user.Client.PostAsJsonAsync("/api/v1/storyboards", new { prompt = "Tea", planner = "llm" });
        using var film = await user.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea", planner = "llm" });
        using var odd = await user.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea", planner = "gpt" });

        await plan.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "planner");
        await film.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "planner");
        await odd.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "planner");
        await plain.DisposeAsync();
    }

    private static async Task<JsonNode> PlanAsync(SignedIn user, string body)
    {
        using var answer = await user.Client.PostAsync("/api/v1/storyboards", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
