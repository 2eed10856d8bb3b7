using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Http;

public sealed class RetryPolicyTests : IAsyncLifetime
{
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task A_wait_beyond_a_minute_is_the_callers()
    {
        rig.Server.On("POST /videos", Reply.Status(429, ("Retry-After", "3600")));

        var creation = await Provider().CreateAsync(Rig.AShot(), CancellationToken.None);

        creation.Error!.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        creation.Error.Retryable.ShouldBeTrue();
        creation.Error.Spending.ShouldBe(Spending.No);
        rig.Time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_date_to_come_back_is_understood()
    {
        rig.Server.On("POST /videos",
            Reply.Status(429, ("Retry-After", rig.Time.GetUtcNow().AddSeconds(20).ToString("R"))), Reply.Json("""{"id":"v","status":"queued"}"""));

        (await Provider().CreateAsync(Rig.AShot(), CancellationToken.None)).Error.ShouldBeNull();

        rig.Time.Waits.ShouldBe([TimeSpan.FromSeconds(20)]);
    }

    [Fact]
    public async Task A_provider_that_says_not_to_try_again_is_believed()
    {
        rig.Server.On("GET /videos/v", Reply.Status(500, ("x-should-retry", "false")));

        (await Provider().GetAsync(ATicket(), CancellationToken.None)).Error!.Retryable.ShouldBeFalse();

        rig.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Asking_ends_after_four_attempts()
    {
        rig.Server.On("GET /videos/v", Reply.Status(500));

        var reading = await Provider().GetAsync(ATicket(), CancellationToken.None);

        reading.Error!.Fault.ShouldBe(ProviderFault.Unavailable);
        rig.Server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_provider_that_keeps_failing_is_left_alone_and_then_tried_again()
    {
        rig.Server.On("GET /videos/v", [.. Enumerable.Repeat(Reply.Status(500, ("x-should-retry", "false")), 8), Reply.Json("""{"status":"queued"}""")]);
        var provider = Provider();
        for (var i = 0; i < 8; i++) await provider.GetAsync(ATicket(), CancellationToken.None);

        var resting = await provider.GetAsync(ATicket(), CancellationToken.None);
        rig.Time.Advance(TimeSpan.FromSeconds(31));
        var later = await provider.GetAsync(ATicket(), CancellationToken.None);

        resting.Error!.Message.ShouldContain("left alone");
        later.State!.Status.ShouldBe(RemoteStatus.Queued);
        rig.Server.Requests.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_create_while_the_provider_is_left_alone_has_surely_cost_nothing()
    {
        rig.Server.On("GET /videos/v", Reply.Status(500, ("x-should-retry", "false")));
        var provider = Provider();
        for (var i = 0; i < 8; i++) await provider.GetAsync(ATicket(), CancellationToken.None);

        (await provider.CreateAsync(Rig.AShot(), CancellationToken.None)).Error!.Spending.ShouldBe(Spending.No);

        rig.Server.To("POST /videos").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_create_without_an_answer_times_out_and_is_not_repeated()
    {
        var reached = new TaskCompletionSource();
        rig.Server.On("POST /videos", Reply.Silence(reached));

        var creating = Provider().CreateAsync(Rig.AShot(), CancellationToken.None);
        await reached.Task;
        rig.Time.Advance(TimeSpan.FromMinutes(6));

        var error = (await creating).Error!;
        error.Fault.ShouldBe(ProviderFault.Timeout);
        error.Spending.ShouldBe(Spending.Maybe);
        rig.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_not_there_costs_nothing()
    {
        var settings = Settings();
        settings.BaseUrl = "http://127.0.0.1:9/";

        (await rig.Provider(settings).CreateAsync(Rig.AShot(), CancellationToken.None)).Error!.Spending.ShouldBe(Spending.No);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_not_read()
    {
        rig.Server.On("GET /videos/v", async context =>
        {
            var lump = new byte[1024 * 1024];
            for (var i = 0; i < 20; i++) await context.Response.Body.WriteAsync(lump, context.RequestAborted);
        });

        (await Provider().GetAsync(ATicket(), CancellationToken.None)).Error!.Fault.ShouldBe(ProviderFault.BadAnswer);
    }

    [Fact]
    public async Task No_more_requests_are_under_way_than_are_configured()
    {
        var running = 0;
        var most = 0;
        var third = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        rig.Server.On("POST /videos", async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            if (most == 2) third.TrySetResult();
            await go.Task;
            Interlocked.Decrement(ref running);
            await Reply.Json("""{"id":"v","status":"queued"}""")(context);
        });
        var settings = Settings();
        settings.Concurrency = 2;
        var provider = rig.Provider(settings);

        var all = Enumerable.Range(0, 6).Select(_ => provider.CreateAsync(Rig.AShot(), CancellationToken.None)).ToArray();
        await third.Task;
        go.SetResult();
        await Task.WhenAll(all);

        most.ShouldBe(2);
        rig.Server.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_key_that_the_provider_echoes_is_seen_nowhere()
    {
        rig.Server
            .On("POST /videos", Reply.Json($$$"""{"error":{"message":"Incorrect API key provided: {{{Rig.Key}}}.","code":"invalid_{{{Rig.Key}}}","param":"{{{Rig.Key}}}"}}""", 401, ("x-request-id", $"req-{Rig.Key}")))
            .On("GET /videos/v", Reply.Json($$$"""{"status":"failed","error":{"message":"{{{Rig.Key}}}"}}"""));
        var provider = Provider();

        var creation = await provider.CreateAsync(Rig.AShot(), CancellationToken.None);
        var reading = await provider.GetAsync(ATicket(), CancellationToken.None);

        creation.Error!.Message.ShouldContain("***");
        rig.Logs.Lines.ShouldNotBeEmpty();
        string[] seen = [creation.ToString(), reading.ToString(), Settings().ToString(), System.Text.Json.JsonSerializer.Serialize(Settings()), .. rig.Logs.Lines];
        foreach (var text in seen) text.ShouldNotContain(Rig.Key);
        rig.Logs.Lines.ShouldNotContain(line => line.Contains("lighthouse"));
    }

    private IProvider Provider() => rig.Provider(Settings());

    private ProviderSettings Settings()
    {
        var settings = rig.Settings(ProviderKinds.OpenAiVideos);
        settings.Dialect = "openai";
        return settings;
    }

    private Ticket ATicket() => new() { Provider = "test", Model = "m", Kind = MediaKind.Video, RemoteId = "v", Key = Guid.Empty, CreatedAt = rig.Time.GetUtcNow() };
}
