using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.Providers.Webhooks;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Replicate;

public sealed class ReplicateTests : IAsyncLifetime
{
    private const string Done = """{"id":"p1","status":"succeeded","output":["https://replicate.delivery/out.mp4"],"metrics":{"predict_time":12.5}}""";
    private static readonly byte[] SigningKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Theory]
    [InlineData("wan-video/wan-2.2", "POST /v1/models/wan-video/wan-2.2/predictions", "")]
    [InlineData("me/mine:abc123", "POST /v1/predictions", ""","version":"abc123" """)]
    [InlineData("deployments/me/mine", "POST /v1/deployments/me/mine/predictions", "")]
    public async Task Inputs_go_by_the_names_that_the_model_has_for_them(string model, string route, string rest)
    {
        rig.Server.On(route, Reply.Json("""{"id":"p1","status":"starting"}""", 201));
        var settings = Settings(model);
        settings.Inputs["seconds"] = "duration";
        settings.Inputs["seed"] = "seed";
        settings.Inputs["aspect_ratio"] = "aspect_ratio";
        settings.Defaults["go_fast"] = "true";
        settings.Defaults["mode"] = "pro";

        var creation = await rig.Provider(settings).CreateAsync(Rig.AShot() with { Seed = 3 }, CancellationToken.None);

        creation.Ticket!.RemoteId.ShouldBe("p1");
        creation.State!.Status.ShouldBe(RemoteStatus.Queued);
        var sent = rig.Server.To(route).ShouldHaveSingleItem();
        sent.Text.ShouldBe($$"""{"input":{"go_fast":true,"mode":"pro","prompt":"A lighthouse in the rain","duration":4,"seed":3,"aspect_ratio":"16:9"}{{rest.Trim()}}}""");
        sent.Headers["Authorization"].ShouldBe($"Bearer {Rig.Key}");
    }

    [Theory]
    [InlineData("""{"status":"processing","logs":"loading\n 10%|#   | 5/50\n 40%|###| 20/50"}""", RemoteStatus.Running, 0.4)]
    [InlineData("""{"status":"processing","logs":"guidance 7.5% of nothing"}""", RemoteStatus.Running, null)]
    [InlineData("""{"status":"processing"}""", RemoteStatus.Running, null)]
    [InlineData("""{"status":"canceled"}""", RemoteStatus.Cancelled, null)]
    [InlineData("""{"status":"aborted"}""", RemoteStatus.Cancelled, null)]
    public async Task Each_status_means_one_state(string prediction, RemoteStatus status, double? progress)
    {
        rig.Server.On("GET /v1/predictions/p1", Reply.Json(prediction));

        var state = (await rig.Provider(Settings()).GetAsync(ATicket(), CancellationToken.None)).State!;

        state.Status.ShouldBe(status);
        state.Progress.ShouldBe(progress);
    }

    [Theory]
    [InlineData("""{"status":"failed","error":"CUDA out of memory"}""", ProviderFault.OutOfMemory)]
    [InlineData("""{"status":"failed","error":"NSFW content detected"}""", ProviderFault.Safety)]
    [InlineData("""{"status":"failed"}""", ProviderFault.Failed)]
    [InlineData("""{"status":"succeeded","output":null,"data_removed":true}""", ProviderFault.Expired)]
    [InlineData("""{"status":"succeeded","output":{"n":3}}""", ProviderFault.BadAnswer)]
    [InlineData("""{"status":"succeeded","output":["file:///etc/passwd","javascript:1"]}""", ProviderFault.BadAnswer)]
    public async Task Failures_are_told_apart(string prediction, ProviderFault fault)
    {
        rig.Server.On("GET /v1/predictions/p1", Reply.Json(prediction));

        (await rig.Provider(Settings()).GetAsync(ATicket(), CancellationToken.None)).State!.Error!.Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task A_bill_that_is_due_is_not_waited_for()
    {
        rig.Server.On("POST /v1/models/o/m/predictions", Reply.Json("""{"title":"Insufficient credit","detail":"You have insufficient credit","status":402}""", 402));

        (await rig.Provider(Settings()).CreateAsync(Rig.AShot(), CancellationToken.None)).Error!.Fault.ShouldBe(ProviderFault.Billing);

        rig.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_post_and_an_answer_are_read_alike()
    {
        rig.Server.On("GET /v1/predictions/p1", Reply.Json(Done));
        var provider = Posting();

        var asked = (await provider.GetAsync(ATicket(), CancellationToken.None)).State!;
        var posted = await provider.ReadAsync(APost(Done), new Ledger(), CancellationToken.None);

        posted.RemoteId.ShouldBe("p1");
        posted.State!.Status.ShouldBe(asked.Status);
        posted.State.Results.Select(result => result.Url).ShouldBe(asked.Results.Select(result => result.Url));
        posted.State.Results.ShouldHaveSingleItem().Url.ShouldBe(new Uri("https://replicate.delivery/out.mp4"));
    }

    [Fact]
    public async Task A_post_that_comes_twice_is_read_once_also_after_a_restart()
    {
        var ledger = new Ledger();

        var first = await Posting().ReadAsync(APost(Done), ledger, CancellationToken.None);
        var second = await Posting().ReadAsync(APost(Done), ledger, CancellationToken.None);

        first.State.ShouldNotBeNull();
        second.Duplicate.ShouldBeTrue();
        second.State.ShouldBeNull();
    }

    [Fact]
    public async Task Posts_that_are_forged_old_or_incomplete_are_refused_and_not_remembered()
    {
        var ledger = new Ledger();
        var good = APost(Done);
        WebhookDelivery[] bad =
        [
            good with { Body = Encoding.UTF8.GetBytes(Done.Replace("p1", "p2")) },
            good with { Id = "msg_2" },
            good with { Id = null },
            good with { Id = new string('x', 201) },
            good with { Signatures = null },
            good with { Signatures = "v1," },
            good with { Signatures = "v2," + good.Signatures![3..] },
            good with { Timestamp = "soon" },
            good with { Timestamp = "99999999999999999" },
            APost(Done, late: TimeSpan.FromMinutes(6)),
            APost(Done, late: TimeSpan.FromMinutes(-6)),
            APost(Done, key: new byte[32]),
            APost("not json"),
            APost("""{"status":"succeeded"}"""),
        ];

        foreach (var delivery in bad) (await Posting().ReadAsync(delivery, ledger, CancellationToken.None)).Refused.ShouldNotBeNull();

        ledger.Ids.ShouldBeEmpty();
        (await Posting().ReadAsync(good, ledger, CancellationToken.None)).State.ShouldNotBeNull();
    }

    [Fact]
    public async Task One_of_several_signatures_is_enough_while_secrets_change()
    {
        var post = APost(Done);

        var outcome = await Posting().ReadAsync(post with { Signatures = $"v1,AAAA {post.Signatures}" }, new Ledger(), CancellationToken.None);

        outcome.State.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_specifications_own_example_is_believed()
    {
        // From the text of Standard Webhooks: secret, id, time, body and signature belong together.
        var settings = Settings();
        settings.WebhookSecret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var delivery = new WebhookDelivery("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));

        StandardWebhooks.Fault(delivery, settings.WebhookSecret, DateTimeOffset.FromUnixTimeSeconds(1614265330)).ShouldBeNull();
        (await ((IWebhookProvider)rig.Provider(settings)).ReadAsync(delivery, new Ledger(), CancellationToken.None)).Refused.ShouldNotBeNull();
    }

    private IWebhookProvider Posting()
    {
        var settings = Settings();
        settings.WebhookUrl = "https://films.example/webhooks/replicate";
        settings.WebhookSecret = new Secret("whsec_" + Convert.ToBase64String(SigningKey));
        return (IWebhookProvider)rig.Provider(settings);
    }

    private ProviderSettings Settings(string model = "o/m") => rig.Settings(ProviderKinds.Replicate, "v1", model);

    private WebhookDelivery APost(string body, TimeSpan late = default, byte[]? key = null)
    {
        var timestamp = (rig.Time.GetUtcNow() - late).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(key ?? SigningKey, Encoding.UTF8.GetBytes($"msg_1.{timestamp}.{body}"));
        return new WebhookDelivery("msg_1", timestamp, "v1," + Convert.ToBase64String(signature), Encoding.UTF8.GetBytes(body));
    }

    private Ticket ATicket() => new() { Provider = "test", Model = "m", Kind = MediaKind.Video, RemoteId = "p1", Key = Guid.Empty, CreatedAt = rig.Time.GetUtcNow() };

    private sealed class Ledger : IWebhookLedger
    {
        internal ConcurrentDictionary<string, DateTimeOffset> Ids { get; } = new();

        public ValueTask<bool> TryAddAsync(string provider, string id, DateTimeOffset until, CancellationToken ct) => ValueTask.FromResult(Ids.TryAdd($"{provider}/{id}", until));
    }
}
