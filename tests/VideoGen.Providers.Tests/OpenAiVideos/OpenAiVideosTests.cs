using System.Text;
using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Following;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.OpenAiVideos;

public sealed class OpenAiVideosTests : IAsyncLifetime
{
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task A_video_is_created_followed_and_copied()
    {
        rig.Server
            .On("POST /v1/videos", Reply.Json("""{"id":"video_1","object":"video","status":"queued","created_at":1763640000,"model":"model-1"}"""))
            .On("GET /v1/videos/video_1",
                Reply.Json("""{"id":"video_1","status":"queued"}"""),
                Reply.Json("""{"id":"video_1","status":"in_progress","progress":40}""", 200, ("openai-poll-after-ms", "3500")),
                Reply.Json("""{"id":"video_1","status":"in_progress","progress":35}"""),
                Reply.Json("""{"id":"video_1","status":"completed","progress":100,"expires_at":1796000000,"error":null,"something_new":{"a":1}}"""))
            .On("GET /v1/videos/video_1/content", Reply.Bytes(Samples.Mp4, "video/mp4"));
        var provider = Provider("vllm-omni");
        var seen = new List<RemoteState>();

        var creation = await provider.CreateAsync(Rig.AShot() with { Seed = 7, Fps = 24, NegativePrompt = "people" }, CancellationToken.None);
        var end = await Follow(provider, creation.Ticket!, seen);
        var (outcome, bytes) = await Rig.FetchAsync(provider, end.Results[0]);

        creation.State!.Status.ShouldBe(RemoteStatus.Queued);
        seen.Select(state => state.Progress).ShouldBe([null, 0.4]);
        rig.Time.Waits.ShouldContain(TimeSpan.FromMilliseconds(3500));
        outcome.Error.ShouldBeNull();
        outcome.MediaType.ShouldBe("video/mp4");
        bytes.ShouldBe(Samples.Mp4);
        var create = rig.Server.To("POST /v1/videos").ShouldHaveSingleItem();
        create.Headers["Authorization"].ShouldBe($"Bearer {Rig.Key}");
        create.Headers["Content-Type"].ShouldStartWith("multipart/form-data");
        foreach (var (name, value) in new[] { ("prompt", "A lighthouse in the rain"), ("model", "model-1"), ("seconds", "4"), ("size", "1280x720"), ("seed", "7"), ("fps", "24"), ("negative_prompt", "people") })
            create.Text.ShouldContain($"Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }

    [Fact]
    public async Task A_reference_goes_as_a_file_with_its_type()
    {
        rig.Server.On("POST /v1/videos", Reply.Json("""{"id":"v","status":"queued"}"""));

        await Provider("openai").CreateAsync(Rig.AShot() with { References = [new Reference(Samples.Png, "image/png")] }, CancellationToken.None);

        var body = Encoding.Latin1.GetString(rig.Server.To("POST /v1/videos")[0].Body);
        body.ShouldContain("name=\"input_reference\"; filename=\"reference.png\"");
        body.ShouldContain("Content-Type: image/png");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("sglang")]
    public async Task Fields_that_only_one_dialect_knows_are_not_sent_to_the_others(string dialect)
    {
        var creation = await Provider(dialect).CreateAsync(Rig.AShot() with { Seed = 7 }, CancellationToken.None);

        creation.Problems.ShouldHaveSingleItem().Field.ShouldBe("seed");
        rig.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_create_that_may_have_begun_is_not_sent_again()
    {
        rig.Server.On("POST /v1/videos", Reply.HangUp());

        var creation = await Provider("openai").CreateAsync(Rig.AShot(), CancellationToken.None);

        creation.Error!.Spending.ShouldBe(Spending.Maybe);
        creation.Ticket.ShouldBeNull();
        rig.Server.To("POST /v1/videos").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_create_that_ends_in_a_server_error_is_not_sent_again()
    {
        rig.Server.On("POST /v1/videos", Reply.Status(500), Reply.Json("""{"id":"v","status":"queued"}"""));

        var creation = await Provider("openai").CreateAsync(Rig.AShot(), CancellationToken.None);

        creation.Error.ShouldNotBeNull().Fault.ShouldBe(ProviderFault.Unavailable);
        creation.Error.Spending.ShouldBe(Spending.Maybe);
        rig.Server.To("POST /v1/videos").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_create_that_was_turned_away_waits_as_long_as_it_is_told_and_goes_again()
    {
        rig.Server.On("POST /v1/videos",
            Reply.Status(429, ("Retry-After", "7")), Reply.Status(503, ("retry-after-ms", "1500")), Reply.Json("""{"id":"v","status":"queued"}"""));

        var creation = await Provider("openai").CreateAsync(Rig.AShot(), CancellationToken.None);

        creation.Ticket!.RemoteId.ShouldBe("v");
        rig.Time.Waits.ShouldBe([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(1.5)]);
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_not_waited_for()
    {
        rig.Server.On("POST /v1/videos", Reply.Json("""{"error":{"message":"You exceeded your quota","code":"insufficient_quota"}}""", 429, ("Retry-After", "1")));

        var creation = await Provider("openai").CreateAsync(Rig.AShot(), CancellationToken.None);

        creation.Error!.Fault.ShouldBe(ProviderFault.Billing);
        creation.Error.Retryable.ShouldBeFalse();
        rig.Server.To("POST /v1/videos").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Asking_for_the_state_survives_an_outage()
    {
        rig.Server.On("GET /v1/videos/video_1", Reply.Status(500), Reply.HangUp(), Reply.Status(502), Reply.Json("""{"id":"video_1","status":"in_progress"}"""));

        var reading = await Provider("openai").GetAsync(ATicket(), CancellationToken.None);

        reading.State!.Status.ShouldBe(RemoteStatus.Running);
        reading.State.Progress.ShouldBeNull();
    }

    [Fact]
    public async Task A_kept_ticket_is_followed_by_another_process_without_a_second_create()
    {
        rig.Server
            .On("POST /v1/videos", Reply.Json("""{"id":"video_1","status":"queued"}"""))
            .On("GET /v1/videos/video_1", Reply.Json("""{"id":"video_1","status":"completed"}"""));
        var kept = (await Provider("openai").CreateAsync(Rig.AShot(), CancellationToken.None)).Ticket!.ToJson();

        var end = await Follow(Provider("openai"), Ticket.FromJson(kept), []);

        end.Results.ShouldHaveSingleItem().Kind.ShouldBe(MediaKind.Video);
        rig.Server.To("POST /v1/videos").Count.ShouldBe(1);
        kept.ShouldNotContain(Rig.Key);
    }

    [Fact]
    public async Task A_full_graphics_card_is_told_apart_so_that_less_can_be_asked_for()
    {
        rig.Server.On("GET /v1/videos/video_1", Reply.Json("""{"id":"video_1","status":"failed","error":{"code":"server_error","message":"CUDA out of memory. Tried to allocate 20 GiB"}}"""));

        var reading = await Provider("vllm-omni").GetAsync(ATicket(), CancellationToken.None);

        reading.State!.Error!.Fault.ShouldBe(ProviderFault.OutOfMemory);
        reading.State.Error.LessMayWork.ShouldBeTrue();
    }

    [Fact]
    public async Task A_job_that_the_server_forgot_has_failed()
    {
        var reading = await Provider("openai").GetAsync(ATicket(), CancellationToken.None);

        reading.State!.Status.ShouldBe(RemoteStatus.Failed);
        reading.State.Error!.Fault.ShouldBe(ProviderFault.NotFound);
    }

    [Fact]
    public async Task A_running_job_is_aborted_where_the_server_can()
    {
        rig.Server.On("DELETE /v1/videos/video_1", Reply.Json("""{"id":"video_1","deleted":true}"""));

        (await Provider("vllm-omni").CancelAsync(ATicket(), CancellationToken.None)).ShouldBeNull();
        (await Provider("openai").CancelAsync(ATicket(), CancellationToken.None)).ShouldNotBeNull();

        rig.Server.To("DELETE /v1/videos/video_1").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_never_ends_is_given_up_and_told_to_stop()
    {
        rig.Server
            .On("GET /v1/videos/video_1", Reply.Json("""{"status":"in_progress"}"""))
            .On("DELETE /v1/videos/video_1", Reply.Json("{}"));

        var end = await Follow(Provider("vllm-omni"), ATicket(), []);

        end.Error!.Fault.ShouldBe(ProviderFault.Timeout);
        rig.Server.To("DELETE /v1/videos/video_1").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_connection_test_names_the_models()
    {
        rig.Server.On("GET /v1/models", Reply.Json("""{"data":[{"id":"Wan-AI/Wan2.2"}]}"""));

        (await Provider("sglang").TestAsync(CancellationToken.None)).Detail.ShouldBe("Wan-AI/Wan2.2");
    }

    private IProvider Provider(string dialect)
    {
        var settings = rig.Settings(ProviderKinds.OpenAiVideos, "v1");
        settings.Dialect = dialect;
        return rig.Provider(settings);
    }

    private Ticket ATicket() => new()
    {
        Provider = "test",
        Model = "model-1",
        Kind = MediaKind.Video,
        RemoteId = "video_1",
        Key = Guid.Empty,
        CreatedAt = rig.Time.GetUtcNow(),
    };

    private Task<RemoteState> Follow(IProvider provider, Ticket ticket, List<RemoteState> seen) =>
        new Follower(rig.Time).FollowAsync(provider, ticket, new FollowOptions(), state =>
        {
            seen.Add(state);
            return Task.CompletedTask;
        }, CancellationToken.None);
}
