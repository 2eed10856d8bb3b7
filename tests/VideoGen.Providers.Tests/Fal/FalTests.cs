using Shouldly;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Following;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Fal;

public sealed class FalTests : IAsyncLifetime
{
    private const string Submit = "POST /fal-ai/wan/v2.2/text-to-video";
    private const string Requests = "/fal-ai/wan/requests/r1";
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task A_request_moves_through_the_queue_and_its_file_is_found()
    {
        rig.Network.Name("v3.fal.media", "93.184.215.14");
        await using var cdn = await FakeServer.StartAsync();
        rig.Network.Serve("93.184.215.14", cdn);
        cdn.On("GET /files/out.mp4", Reply.Bytes(Samples.Mp4, "video/mp4"));
        rig.Server
            .On(Submit, Reply.Json($$"""{"request_id":"r1","status":"IN_QUEUE","queue_position":3,"status_url":"{{rig.Server.Url}}given/status","response_url":"http://169.254.169.254/steal","cancel_url":null}"""))
            .On("GET /given/status", Reply.Json("""{"status":"IN_QUEUE","queue_position":2}"""), Reply.Json("""{"status":"IN_PROGRESS"}"""), Reply.Json("""{"status":"COMPLETED"}"""))
            .On($"GET {Requests}", Reply.Json("""{"video":{"url":"http://v3.fal.media/files/out.mp4","content_type":"video/mp4","file_size":1},"thumbnail":{"url":"http://v3.fal.media/t.png","content_type":"image/png"},"seed":4}"""));
        var provider = Provider();
        var seen = new List<RemoteState>();

        var creation = await provider.CreateAsync(Rig.AShot(), CancellationToken.None);
        var end = await new Follower(rig.Time).FollowAsync(provider, Ticket.FromJson(creation.Ticket!.ToJson()), new FollowOptions(), state =>
        {
            seen.Add(state);
            return Task.CompletedTask;
        }, CancellationToken.None);

        creation.State!.QueuePosition.ShouldBe(3);
        seen.Select(state => (state.Status, state.QueuePosition, state.Progress)).ShouldBe([(RemoteStatus.Queued, 2, null), (RemoteStatus.Running, null, null)]);
        (await Rig.FetchAsync(provider, end.Results.ShouldHaveSingleItem())).Bytes.ShouldBe(Samples.Mp4);
        rig.Server.To(Submit).ShouldHaveSingleItem().Headers["Authorization"].ShouldBe($"Key {Rig.Key}");
        cdn.Requests.Single().Headers.Keys.ShouldNotContain("Authorization");
    }

    [Theory]
    [InlineData("""{"detail":[{"loc":["body","prompt"],"msg":"flagged","type":"content_policy_violation"}]}""", 422, ProviderFault.Safety)]
    [InlineData("""{"detail":"Internal server error"}""", 500, ProviderFault.Unavailable)]
    [InlineData("""{"detail":"gone"}""", 404, ProviderFault.NotFound)]
    public async Task Completed_with_an_error_as_its_answer_has_failed(string body, int status, ProviderFault fault)
    {
        rig.Server.On($"GET {Requests}/status", Reply.Json("""{"status":"COMPLETED"}""")).On($"GET {Requests}", Reply.Json(body, status));

        var state = (await Provider().GetAsync(ATicket(), CancellationToken.None)).State!;

        state.Status.ShouldBe(RemoteStatus.Failed);
        state.Error!.Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task A_time_out_that_we_asked_for_is_not_tried_again()
    {
        rig.Server.On(Submit, Reply.Status(504, ("x-fal-request-timeout-type", "user")));

        (await Provider().CreateAsync(Rig.AShot(), CancellationToken.None)).Error!.Retryable.ShouldBeFalse();

        rig.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_is_done_needs_no_cancelling()
    {
        rig.Server.On($"PUT {Requests}/cancel", Reply.Json("""{"status":"ALREADY_COMPLETED"}""", 400));

        (await Provider().CancelAsync(ATicket(), CancellationToken.None)).ShouldBeNull();
    }

    private IProvider Provider() => rig.Provider(rig.Settings(ProviderKinds.Fal, model: "fal-ai/wan/v2.2/text-to-video"));

    private Ticket ATicket() => new() { Provider = "test", Model = "m", Kind = Capabilities.MediaKind.Video, RemoteId = "r1", Key = Guid.Empty, CreatedAt = rig.Time.GetUtcNow() };
}
