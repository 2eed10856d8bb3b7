using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Chat;

public sealed class ChatTests : IAsyncLifetime
{
    private const string Path = "POST /v1/chat/completions";
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task JSON_is_asked_for_by_schema_and_tokens_are_counted()
    {
        rig.Server.On(Path, Answer("""{"title":"Tides"}""", usage: ""","usage":{"prompt_tokens":1500,"completion_tokens":500}"""));

        var creation = await AskAsync(AQuestion() with { Instructions = "Plan a film.", Temperature = 0.3, Seed = 4 });

        creation.State!.Results.ShouldHaveSingleItem().Text.ShouldBe("""{"title":"Tides"}""");
        creation.State.Used[PriceUnit.MillionInputTokens].ShouldBe(0.0015m);
        creation.State.Used[PriceUnit.MillionOutputTokens].ShouldBe(0.0005m);
        rig.Server.To(Path).ShouldHaveSingleItem().Text.ShouldBe(
            """{"model":"model-1","messages":[{"role":"system","content":"Plan a film."},{"role":"user","content":"Tides"}],"max_tokens":8192,"temperature":0.3,"seed":4,"response_format":{"type":"json_schema","json_schema":{"name":"plan","schema":{"type":"object"},"strict":true}}}""");
    }

    [Fact]
    public async Task A_server_that_knows_no_schemas_is_asked_once_more_in_words()
    {
        rig.Server.On(Path,
            Reply.Json("""{"error":{"message":"response_format json_schema is not supported"}}""", 400),
            Answer("```json\\n{\\\"title\\\":\\\"Tides\\\"}\\n```", raw: true));

        var creation = await AskAsync(AQuestion());

        creation.State!.Results[0].Text.ShouldBe("""{"title":"Tides"}""");
        rig.Server.To(Path).Count.ShouldBe(2);
        rig.Server.To(Path)[1].Json.GetProperty("response_format").GetProperty("type").GetString().ShouldBe("json_object");
        rig.Server.To(Path)[1].Json.GetProperty("messages")[0].GetProperty("content").GetString().ShouldNotBeNull().ShouldContain("""{"type":"object"}""");
    }

    [Fact]
    public async Task A_server_that_refuses_both_ways_is_not_asked_a_third_time()
    {
        rig.Server.On(Path, Reply.Json("""{"error":"no"}""", 400));

        (await AskAsync(AQuestion())).Error!.Fault.ShouldBe(ProviderFault.InvalidRequest);

        rig.Server.To(Path).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"choices":[{"finish_reason":"length","message":{"content":"{\"title\":"}}]}""", ProviderFault.Incomplete)]
    [InlineData("""{"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"I can't help with that."}}]}""", ProviderFault.Refused)]
    [InlineData("""{"choices":[{"finish_reason":"content_filter","message":{"content":""}}]}""", ProviderFault.Safety)]
    [InlineData("""{"choices":[{"finish_reason":"stop","message":{"content":"Sure! Here you go"}}]}""", ProviderFault.BadAnswer)]
    [InlineData("""{"choices":[{"finish_reason":"stop","message":{"content":"[1,2]"}}]}""", ProviderFault.BadAnswer)]
    [InlineData("""{"choices":[]}""", ProviderFault.BadAnswer)]
    [InlineData("""[]""", ProviderFault.BadAnswer)]
    public async Task Answers_that_are_none_are_told_apart(string answer, ProviderFault fault)
    {
        rig.Server.On(Path, Reply.Json(answer));

        var creation = await AskAsync(AQuestion());

        creation.State!.Status.ShouldBe(RemoteStatus.Failed);
        creation.State.Error!.Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task Something_that_is_no_JSON_at_all_is_a_bad_answer_that_may_have_cost()
    {
        rig.Server.On(Path, Reply.Bytes("<html>"u8.ToArray(), "text/html"));

        var error = (await AskAsync(AQuestion())).Error!;

        error.Fault.ShouldBe(ProviderFault.BadAnswer);
        error.Spending.ShouldBe(Spending.Maybe);
    }

    [Fact]
    public async Task The_connection_test_says_when_the_model_is_not_there()
    {
        rig.Server.On("GET /v1/models", Reply.Json("""{"data":[{"id":"llama"}]}"""), Reply.Json("""{"data":[{"id":"model-1"}]}"""));
        var provider = rig.Provider(rig.Settings(ProviderKinds.Chat, "v1"));

        (await provider.TestAsync(CancellationToken.None)).Error!.Message.ShouldBe("The server has no model model-1; it has llama.");
        (await provider.TestAsync(CancellationToken.None)).Error.ShouldBeNull();
    }

    private Task<Creation> AskAsync(TextRequest request) => rig.Provider(rig.Settings(ProviderKinds.Chat, "v1")).CreateAsync(request, CancellationToken.None);

    private static TextRequest AQuestion() => new() { Key = Guid.NewGuid(), Prompt = "Tides", Schema = new TextSchema("plan", """{"type":"object"}""") };

    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task> Answer(string content, string usage = "", bool raw = false) =>
        Reply.Json($$$"""{"id":"chat-1","choices":[{"finish_reason":"stop","message":{"role":"assistant","content":"{{{(raw ? content : content.Replace("\"", "\\\""))}}}"}}]{{{usage}}}}""");
}
