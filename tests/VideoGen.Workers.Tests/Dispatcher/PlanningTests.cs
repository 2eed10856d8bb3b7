using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Workers.Tests.Dispatcher;

public sealed class PlanningTests
{
    private const string Good =
        """
        {"title":"Rivers","language":"en","mood":"calm","scenes":[
          {"kind":"title","headline":"Rivers","emphasis":null,"items":[],"narration":"What do rivers do?"},
          {"kind":"end","headline":"By a model","items":[],"narration":""}]}
        """;

    private const string Bad = """{"title":"Rivers","language":"en","mood":"calm","scenes":[{"kind":"hologram","headline":"x"}]}""";

    [Fact]
    public async Task A_model_plans_what_it_can_and_the_built_in_planner_the_rest()
    {
        await using var model = await FakeServer.StartAsync();
        await using var rig = await DispatchRig.StartAsync(Scripts.Succeed, settings: new Dictionary<string, string?> { ["Planner__Timeout"] = "00:00:02" });
        var silent = new TaskCompletionSource();
        (string Name, Func<HttpContext, Task>[] Answers, string Planner, string? Warning, int Asked)[] cases =
        [
            ("good", [Say(Good)], "good", null, 1),
            ("mended", [Say(Bad), Say(Good)], "mended", null, 2),
            ("prose", [Say("Sure! Here is a film about rivers."), Say(Good)], "prose", null, 2),
            ("hopeless", [Say(Bad), Say(Bad)], "builtin", "\"hopeless\" did not plan the film: its answer was not usable", 2),
            ("refusing", [Refuse()], "builtin", "I can't help with that.", 1),
            ("busy", [Reply.Status(429, ("Retry-After", "3600"))], "builtin", "\"busy\" did not plan the film", 1),
            ("broken", [Reply.Status(500)], "builtin", "\"broken\" did not plan the film", 1),
            ("dying", [Reply.HangUp()], "builtin", "\"dying\" did not plan the film", 1),
            ("silent", [Reply.Silence(silent)], "builtin", "it did not answer in time", 1),
        ];
        foreach (var (name, answers, planner, warning, asked) in cases)
        {
            model.On($"POST /{name}/chat/completions", answers);
            await AddAsync(rig, name, $"{model.Url}{name}");

            var job = await rig.UntilAsync(await rig.SubmitAsync(), JobState.Completed);

            job.Planner.ShouldBe(planner, name);
            var said = job.Warnings is { } json ? (string)JsonNode.Parse(json)![0]!["message"]! : "";
            said.ShouldContain(warning ?? "", Case.Sensitive, name);
            if (warning is null)
                job.Warnings.ShouldBeNull(name);
            model.To($"POST /{name}/chat/completions").Count.ShouldBe(asked, name);
            (await rig.CountAsync($"select count(*) from provider_uses where provider = '{name}' and job_id = '{job.Id.Value}'")).ShouldBe(asked, name);
            await rig.Database.Database.ExecuteAsync("delete from providers");
        }

        rig.Worker.Calls.Where(c => c.Plan is not null).Count(c => c.Plan.StoryboardJson.Contains("By a model")).ShouldBe(3);
        var question = model.Requests.First().Json.GetProperty("messages")[1].GetProperty("content").GetString()!;
        ((string)JsonNode.Parse(question)!["text"]!).ShouldContain("They end in the sea.");
        model.To("POST /mended/chat/completions")[1].Text.ShouldContain("scenes[0].kind");
    }

    [Fact]
    public async Task A_dead_server_and_a_plan_that_was_paid_for_already()
    {
        await using var model = await FakeServer.StartAsync();
        model.On("POST /chat/completions", Say(Good));
        await using var rig = await DispatchRig.StartAsync(Scripts.Fail("render_failed", retryable: true));
        await AddAsync(rig, "dead", "http://127.0.0.1:1", position: 0);
        await AddAsync(rig, "alive", model.Url.ToString().TrimEnd('/'), position: 1, prices: """[{"per":"million_output_tokens","amount":10}]""");

        var job = await rig.UntilAsync(await rig.SubmitAsync(), JobState.Failed, TimeSpan.FromSeconds(60));

        job.Attempt.ShouldBeGreaterThan(1);
        (job.Planner, model.Requests.Count).ShouldBe(("alive", 1));
        job.Warnings!.ShouldContain("dead");
        await using var source = NpgsqlDataSource.Create(rig.Database.AdminConnectionString);
        await using var command = source.CreateCommand("select amount::text || ' ' || currency from provider_uses where provider = 'alive'");
        (await command.ExecuteScalarAsync()).ShouldBe("0.00050000 USD");
    }

    [Fact]
    public async Task A_request_for_the_built_in_planner_asks_nobody()
    {
        await using var model = await FakeServer.StartAsync();
        await using var rig = await DispatchRig.StartAsync(Scripts.Succeed);
        await AddAsync(rig, "words", model.Url.ToString().TrimEnd('/'));

        var job = await rig.UntilAsync(await rig.SubmitAsync(planner: PlannerChoice.Builtin), JobState.Completed);

        job.Planner.ShouldBe("builtin");
        model.Requests.ShouldBeEmpty();
    }

    private static Task AddAsync(DispatchRig rig, string name, string url, int position = 0, string prices = "[]") => rig.Database.Database.ExecuteAsync(
        $$"""
        insert into providers (name, kind, settings, position) values ('{{name}}', 'openai-chat',
            '{"name":"{{name}}","kind":"openai-chat","base_url":"{{url}}","model":"m","prices":{{prices}}}', {{position}})
        """);

    private static Func<HttpContext, Task> Say(string content) => Reply.Json(new JsonObject
    {
        ["id"] = "chat-1",
        ["choices"] = new JsonArray(new JsonObject { ["finish_reason"] = "stop", ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content } }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 50 },
    }.ToJsonString());

    private static Func<HttpContext, Task> Refuse() => Reply.Json(
        """{"choices":[{"finish_reason":"stop","message":{"role":"assistant","refusal":"I can't help with that.","content":null}}]}""");
}
