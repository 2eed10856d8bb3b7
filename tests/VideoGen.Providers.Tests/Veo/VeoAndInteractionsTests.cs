using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Following;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Veo;

public sealed class VeoAndInteractionsTests : IAsyncLifetime
{
    private const string Operation = "models/model-1/operations/abc123";
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task Veo_makes_an_operation_whose_file_needs_the_key()
    {
        rig.Server
            .On("POST /v1beta/models/model-1:predictLongRunning", Reply.Json($$"""{"name":"{{Operation}}"}"""))
            .On($"GET /v1beta/{Operation}",
                Reply.Json($$"""{"name":"{{Operation}}"}"""),
                Reply.Status(503),
                Reply.Json($$$$"""{"done":true,"response":{"generateVideoResponse":{"generatedSamples":[{"video":{"uri":"{{{{rig.Server.Url}}}}v1beta/files/f1:download?alt=media"}}]}}}"""))
            .On("GET /v1beta/files/f1:download", Reply.Status(302, ("Location", "/bytes/f1")))
            .On("GET /bytes/f1", Reply.Bytes(Samples.Mp4, "video/mp4"));
        var provider = rig.Provider(rig.Settings(ProviderKinds.Veo, "v1beta"));

        var creation = await provider.CreateAsync(Rig.AShot() with { NegativePrompt = "people", References = [new Reference(Samples.Png, "image/png")] }, CancellationToken.None);
        var seen = new List<RemoteState>();
        var end = await FollowAsync(provider, Ticket.FromJson(creation.Ticket!.ToJson()), seen);
        var (outcome, _) = await Rig.FetchAsync(provider, end.Results.ShouldHaveSingleItem());

        seen.ShouldAllBe(state => state.Progress == null);
        outcome.Error.ShouldBeNull();
        rig.Server.To("GET /bytes/f1")[0].Headers["x-goog-api-key"].ShouldBe(Rig.Key);
        rig.Server.To("POST /v1beta/models/model-1:predictLongRunning").ShouldHaveSingleItem().Text.ShouldBe(
            $$$"""{"instances":[{"prompt":"A lighthouse in the rain","image":{"bytesBase64Encoded":"{{{Convert.ToBase64String(Samples.Png)}}}","mimeType":"image/png"}}],"parameters":{"sampleCount":1,"durationSeconds":4,"aspectRatio":"16:9","resolution":"720p","negativePrompt":"people"}}""".Replace("+", "\\u002B"));
    }

    [Theory]
    [InlineData("""{"done":true,"response":{"generateVideoResponse":{"raiMediaFilteredCount":1,"raiMediaFilteredReasons":["Blocked: celebrity"]}}}""", ProviderFault.Safety)]
    [InlineData("""{"done":true,"error":{"code":8,"message":"Quota","status":"RESOURCE_EXHAUSTED"}}""", ProviderFault.RateLimited)]
    [InlineData("""{"done":true,"response":{}}""", ProviderFault.BadAnswer)]
    public async Task Operations_that_end_without_a_video_have_failed(string answer, ProviderFault fault)
    {
        rig.Server.On($"GET /v1beta/{Operation}", Reply.Json(answer));

        var reading = await rig.Provider(rig.Settings(ProviderKinds.Veo, "v1beta")).GetAsync(ATicket(Operation), CancellationToken.None);

        reading.State!.Error!.Fault.ShouldBe(fault);
    }

    [Theory]
    [InlineData("../../other")]
    [InlineData("http://evil.example/x")]
    [InlineData("models/x/operations/../../y")]
    public async Task A_ticket_that_names_something_else_is_not_followed(string id)
    {
        var reading = await rig.Provider(rig.Settings(ProviderKinds.Veo, "v1beta")).GetAsync(ATicket(id), CancellationToken.None);

        reading.State!.Status.ShouldBe(RemoteStatus.Failed);
        rig.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Interactions_run_in_the_background_and_are_fetched_by_address()
    {
        rig.Server
            .On("POST /v1beta/interactions", Reply.Json("""{"id":"i1","status":"queued"}"""))
            .On("GET /v1beta/interactions/i1",
                Reply.Json("""{"id":"i1","status":"in_progress"}"""),
                Reply.Json($$$"""{"id":"i1","status":"completed","steps":[{"type":"thought"},{"type":"model_output","content":[{"type":"text","text":"Here"},{"type":"video","mime_type":"video/mp4","uri":"{{{rig.Server.Url}}}f"}]}]}"""))
            .On("GET /f", Reply.Bytes(Samples.Mp4, "video/mp4"));
        var provider = rig.Provider(rig.Settings(ProviderKinds.Interactions, "v1beta"));

        var creation = await provider.CreateAsync(Rig.AShot(), CancellationToken.None);
        var end = await FollowAsync(provider, creation.Ticket!, []);

        (await Rig.FetchAsync(provider, end.Results.ShouldHaveSingleItem())).Outcome.Error.ShouldBeNull();
        var sent = rig.Server.To("POST /v1beta/interactions").ShouldHaveSingleItem();
        sent.Headers["Api-Revision"].ShouldBe("2026-05-20");
        sent.Text.ShouldBe("""{"model":"model-1","input":[{"type":"text","text":"A lighthouse in the rain"}],"response_modalities":["video"],"response_format":{"type":"video","aspect_ratio":"16:9","resolution":"720p","duration":"4s","delivery":"uri"},"generation_config":{"video_config":{"task":"text_to_video"}},"background":true,"store":true}""");
    }

    [Theory]
    [InlineData("failed", RemoteStatus.Failed, ProviderFault.Failed)]
    [InlineData("incomplete", RemoteStatus.Failed, ProviderFault.Incomplete)]
    [InlineData("budget_exceeded", RemoteStatus.Failed, ProviderFault.Billing)]
    [InlineData("cancelled", RemoteStatus.Cancelled, null)]
    [InlineData("in_progress", RemoteStatus.Running, null)]
    public async Task Each_status_of_an_interaction_means_one_state(string status, RemoteStatus expected, ProviderFault? fault)
    {
        rig.Server.On("GET /v1beta/interactions/i1", Reply.Json($$"""{"id":"i1","status":"{{status}}"}"""));

        var state = (await rig.Provider(rig.Settings(ProviderKinds.Interactions, "v1beta")).GetAsync(ATicket("i1"), CancellationToken.None)).State!;

        state.Status.ShouldBe(expected);
        state.Error?.Fault.ShouldBe(fault!.Value);
    }

    [Fact]
    public async Task A_video_inside_of_the_answer_is_fetched_like_any_other()
    {
        rig.Server.On("GET /v1beta/interactions/i1", Reply.Json($$$"""{"status":"completed","steps":[{"type":"model_output","content":[{"type":"video","mime_type":"video/mp4","data":"{{{Convert.ToBase64String(Samples.Mp4)}}}"}]}]}"""));
        var provider = rig.Provider(rig.Settings(ProviderKinds.Interactions, "v1beta"));

        var state = (await provider.GetAsync(ATicket("i1"), CancellationToken.None)).State!;

        (await Rig.FetchAsync(provider, state.Results[0])).Bytes.ShouldBe(Samples.Mp4);
    }

    private Ticket ATicket(string id) => new() { Provider = "test", Model = "m", Kind = MediaKind.Video, RemoteId = id, Key = Guid.Empty, CreatedAt = rig.Time.GetUtcNow() };

    private Task<RemoteState> FollowAsync(IProvider provider, Ticket ticket, List<RemoteState> seen) =>
        new Follower(rig.Time).FollowAsync(provider, ticket, new FollowOptions(), state =>
        {
            seen.Add(state);
            return Task.CompletedTask;
        }, CancellationToken.None);
}
