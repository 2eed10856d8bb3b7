using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.TestKit;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed class LimitTests : IAsyncLifetime
{
    private readonly MigratedDatabase _database = new();
    private RedisServer? _redis;

    private RedisServer Redis => _redis!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _redis = await RedisServer.StartNewAsync();
    }

    public async Task DisposeAsync() => await Redis.DisposeAsync();

    [Fact]
    public async Task Making_films_is_limited_per_user_and_shared_by_replicas()
    {
        await using var one = Start(("Limits:Create:Permits", "5"));
        await using var two = Start(("Limits:Create:Permits", "5"));
        var (user, other) = (await one.SignUpAsync(), await one.SignUpAsync());
        using var elsewhere = two.Anonymous();
        elsewhere.DefaultRequestHeaders.Authorization = user.Client.DefaultRequestHeaders.Authorization;

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 6; i++)
            answers.Add(await (i % 2 == 0 ? user.Client : elsewhere).PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" }));
        using var others = await other.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" });
        using var reads = await user.Client.GetAsync("/api/v1/jobs");

        answers.Select(a => (int)a.StatusCode).ShouldBe([202, 202, 202, 202, 202, 429]);
        await answers[5].ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        answers[5].Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        Header(answers[0], "RateLimit-Limit").ShouldBe(5);
        Header(answers[0], "RateLimit-Remaining").ShouldBe(4);
        Header(answers[5], "RateLimit-Remaining").ShouldBe(0);
        others.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        reads.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_the_time_that_was_told_there_are_permits_again()
    {
        await using var server = Start(("Limits:Create:Permits", "1"), ("Limits:Create:WindowSeconds", "1"));
        var user = await server.SignUpAsync();
        await user.SubmitAsync();

        await Eventually.PollAsync(
            async () => (await user.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" })).StatusCode == HttpStatusCode.Accepted,
            TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Wrong_passwords_are_limited_per_account_whether_it_exists_or_not()
    {
        await using var server = Start(("Limits:LoginAccount:Permits", "3"));
        var user = await server.SignUpAsync();

        foreach (var email in new[] { user.Email, "nobody@example.test" })
        {
            var statuses = new List<int>();
            for (var i = 0; i < 4; i++)
                statuses.Add((int)(await LoginAsync(server, email, "wrong horse battery")).StatusCode);
            statuses.ShouldBe([401, 401, 401, 429]);
        }

        using var right = await LoginAsync(server, user.Email, SignedIn.Password);
        await right.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    [Fact]
    public async Task Sign_in_is_limited_per_address()
    {
        await using var server = Start(("Limits:Login:Permits", "3"));

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
            statuses.Add((int)(await LoginAsync(server, $"user{i}@example.test", "wrong horse battery")).StatusCode);

        statuses.ShouldBe([401, 401, 401, 429]);
    }

    [Fact]
    public async Task Without_Redis_films_are_accepted_and_each_replica_counts_for_itself()
    {
        await using var server = Start(("Limits:Create:Permits", "3"));
        var user = await server.SignUpAsync();

        await Redis.KillAsync();
        var answers = new List<int>();
        for (var i = 0; i < 4; i++)
            answers.Add((int)(await user.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" })).StatusCode);
        await Redis.StartAsync();

        answers.ShouldBe([202, 202, 202, 429]);
    }

    [Fact]
    public async Task A_frozen_Redis_keeps_nobody_waiting()
    {
        await using var server = Start();
        var user = await server.SignUpAsync();

        Redis.Freeze();
        var started = TimeProvider.System.GetTimestamp();
        using var answer = await user.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" });
        var took = TimeProvider.System.GetElapsedTime(started);
        Redis.Thaw();

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        took.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    private ApiServer Start(params (string Name, string Value)[] settings)
    {
        var server = new ApiServer(_database.ApiConnectionString, Redis.ConnectionString, settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        server.Start();
        return server;
    }

    private static Task<HttpResponseMessage> LoginAsync(ApiServer server, string email, string password) =>
        server.Anonymous().PostAsJsonAsync("/api/v1/auth/login", new { email, password });

    private static int Header(HttpResponseMessage answer, string name) => int.Parse(answer.Headers.GetValues(name).Single(), CultureInfo.InvariantCulture);
}
