using Shouldly;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Fallback;
using VideoGen.Providers.Following;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tests.Fakes;
using VideoGen.Providers.Tickets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Fallback;

public sealed class FallbackChainTests : IAsyncLifetime
{
    private const string OutOfMemory = """{"status":"failed","error":{"message":"CUDA out of memory"}}""";
    private readonly List<ChainStep> steps = [];
    private Rig rig = null!; // xunit starts before each test.

    public async Task InitializeAsync() => rig = await Rig.StartAsync();

    public async Task DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task Less_is_asked_for_then_the_next_then_the_engine_of_our_own()
    {
        Script("a", OutOfMemory);
        rig.Server.On("POST /b/videos", Reply.Json("""{"error":{"message":"wrong key"}}""", 401));

        var outcome = await RunAsync([Provider("a"), Provider("b")]);

        outcome.Provider.ShouldBeNull();
        outcome.Last!.Fault.ShouldBe(ProviderFault.Unauthorized);
        Shown().ShouldBe([
            "Asking a", "Taken a", "Failed a", "Lowered a", "Asking a", "Taken a", "Failed a", "Lowered a", "Asking a", "Taken a", "Failed a",
            "Asking b", "Failed b", "BuiltIn "]);
        Sizes("a").ShouldBe(["1280x720", "912x512", "640x368"]);
        steps.Where(step => step.Action is ChainAction.Failed or ChainAction.Lowered or ChainAction.BuiltIn).ShouldAllBe(step => !string.IsNullOrEmpty(step.Reason));
    }

    [Fact]
    public async Task The_first_that_makes_it_ends_the_chain()
    {
        Script("a", """{"status":"completed"}""");

        var outcome = await RunAsync([Provider("a"), Provider("b")]);

        outcome.Provider!.Name.ShouldBe("a");
        outcome.State!.Results.ShouldNotBeEmpty();
        Shown().ShouldBe(["Asking a", "Taken a", "Done a"]);
    }

    [Fact]
    public async Task After_an_answer_that_may_have_cost_money_nothing_else_is_paid_for()
    {
        rig.Server.On("POST /a/videos", Reply.HangUp());
        Script("b", """{"status":"completed"}""");
        Script("c", """{"status":"completed"}""");

        var outcome = await RunAsync([Provider("a", price: 1), Provider("b", price: 1), Provider("c")]);

        outcome.Provider!.Name.ShouldBe("c");
        rig.Server.To("POST /a/videos").Count.ShouldBe(1);
        rig.Server.To("POST /b/videos").ShouldBeEmpty();
        Shown().ShouldBe(["Asking a", "Failed a", "Skipped b", "Asking c", "Taken c", "Done c"]);
    }

    [Fact]
    public async Task Wherever_a_process_dies_the_next_one_pays_for_nothing_twice()
    {
        Script("a", """{"status":"completed"}""");
        Script("b", """{"status":"completed"}""");
        await RunAsync([Provider("a", price: 1), Provider("b", price: 1)]);
        string[] places = [.. steps.Where(step => step.Place is not null).Select(step => step.Place!.ToJson())];
        places.Length.ShouldBe(2);

        var makers = new List<string?>();
        foreach (var place in places)
            makers.Add((await RunAsync([Provider("a", price: 1), Provider("b", price: 1)], ChainPlace.FromJson(place))).Provider?.Name);

        // Asked, and the answer unknown: nothing more is paid, the engine of our own makes it. Taken: it is followed.
        makers.ShouldBe([null, "a"]);
        rig.Server.To("POST /a/videos").Count.ShouldBe(1);
        rig.Server.To("POST /b/videos").ShouldBeEmpty();
        steps.ShouldContain(step => step.Action == ChainAction.Skipped && step.Reason!.Contains("before a restart"));
    }

    [Fact]
    public async Task A_provider_that_failed_before_a_restart_is_not_asked_again()
    {
        Script("b", """{"status":"completed"}""");

        var outcome = await RunAsync([Provider("a"), Provider("b")], new ChainPlace { Provider = "a", Over = true });

        outcome.Provider!.Name.ShouldBe("b");
        rig.Server.To("POST /a/videos").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_is_bent_to_what_the_model_can_and_that_is_said()
    {
        Script("a", """{"status":"completed"}""");
        var settings = Settings("a");
        settings.Dialect = "openai";
        settings.Sizes.Add("720x1280");
        settings.Sizes.Add("1280x720");
        settings.Seconds.Add(4);
        settings.Seconds.Add(8);

        await RunAsync([rig.Provider(settings)], request: Rig.AShot() with { Size = new FrameSize(1920, 1080), Seconds = 5, Seed = 3, Fps = 30 });

        steps[0].Reason.ShouldBe("size 1280x720 for 1920x1080, 8 s for 5 s, no frame rate of its own, no seed");
        Sizes("a").ShouldBe(["1280x720"]);
    }

    [Fact]
    public async Task What_is_to_be_seen_is_never_bent()
    {
        var settings = Settings("a");
        settings.Dialect = "openai";

        var outcome = await RunAsync([rig.Provider(settings)], request: Rig.AShot() with { NegativePrompt = "people" });

        outcome.Provider.ShouldBeNull();
        Shown().ShouldBe(["Skipped a", "BuiltIn "]);
        rig.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_that_breaks_off_is_tried_again_and_a_lie_is_not()
    {
        Script("a", """{"status":"completed"}""");
        Script("b", """{"status":"completed"}""");
        var copies = 0;

        var outcome = await RunAsync([Provider("a"), Provider("b")], accept: (provider, _) =>
        {
            copies++;
            return Task.FromResult(
                provider.Name == "a" ? new ProviderError(ProviderFault.WrongType, "That is no film.")
                : copies == 2 ? new ProviderError(ProviderFault.Truncated, "Broke off.")
                : null);
        });

        outcome.Provider!.Name.ShouldBe("b");
        copies.ShouldBe(3);
        rig.Server.To("POST /b/videos").Count.ShouldBe(1);
    }

    [Fact]
    public void Keys_of_attempts_are_the_same_after_a_restart_and_never_shared()
    {
        var job = Guid.NewGuid();

        Fitting.Key(job, "a", 0).ShouldBe(Fitting.Key(job, "a", 0));
        new[] { Fitting.Key(job, "a", 0), Fitting.Key(job, "a", 1), Fitting.Key(job, "b", 0), Fitting.Key(Guid.NewGuid(), "a", 0) }.ShouldBeUnique();
    }

    private void Script(string name, string end) =>
        rig.Server.On($"POST /{name}/videos", Reply.Json("""{"id":"v","status":"queued"}""")).On($"GET /{name}/videos/v", Reply.Json(end));

    private ProviderSettings Settings(string name)
    {
        var settings = rig.Settings(ProviderKinds.OpenAiVideos, name) with { Name = name };
        settings.Dialect = "vllm-omni";
        return settings;
    }

    private IProvider Provider(string name, decimal price = 0)
    {
        var settings = Settings(name);
        if (price > 0) settings.Prices.Add(new PriceSettings { Per = "item", Amount = price });
        return rig.Provider(settings);
    }

    private Task<ChainOutcome> RunAsync(
        IReadOnlyList<IProvider> providers, ChainPlace? place = null, ProviderRequest? request = null, Func<IProvider, RemoteState, Task<ProviderError?>>? accept = null) =>
        new FallbackChain(new Follower(rig.Time)).RunAsync(
            providers, request ?? Rig.AShot(), place, new FollowOptions(),
            step =>
            {
                steps.Add(step);
                return Task.CompletedTask;
            },
            accept ?? ((_, _) => Task.FromResult<ProviderError?>(null)), CancellationToken.None);

    private IEnumerable<string> Shown() => steps.Where(step => step.Action != ChainAction.Progress).Select(step => $"{step.Action} {step.Provider}");

    private IEnumerable<string> Sizes(string name) => rig.Server.To($"POST /{name}/videos").Select(seen => seen.Text.Split("name=\"size\"\r\n\r\n")[1].Split("\r\n")[0]);
}
