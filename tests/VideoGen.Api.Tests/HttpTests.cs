using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed partial class HttpTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("POST", "/api/v2/generate")]
    [InlineData("GET", "/ws/nothing")]
    [InlineData("GET", "/openapi/v9.json")]
    public async Task An_unknown_path_is_a_problem_in_JSON(string method, string path)
    {
        using var answer = await SendAsync(method, path);

        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("GET", "/api/v1/generate", "POST")]
    [InlineData("PUT", "/api/v1/jobs", "GET")]
    [InlineData("TRACE", "/api/v1/jobs", "GET")]
    [InlineData("POST", "/api/v1/health", "GET")]
    public async Task A_wrong_method_is_told_the_right_one(string method, string path, string allowed)
    {
        using var answer = await SendAsync(method, path);

        await answer.ShouldBeProblemAsync(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        answer.Content.Headers.Allow.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("/", "page", "no-cache")]
    [InlineData("/films/7", "page", "no-cache")]
    [InlineData("/docs", "documents", "no-cache")]
    [InlineData("/index.html", "page", "no-cache")]
    [InlineData("/assets/app-1a2b3c.js", "script", "public, max-age=31536000, immutable")]
    public async Task The_page_is_served_with_the_right_caching(string path, string content, string caching)
    {
        using var answer = await SendAsync("GET", path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(content);
        string.Join(", ", answer.Headers.GetValues("Cache-Control")).ShouldBe(caching);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain(content == "script" ? "default-src 'none'" : "script-src 'self'");
    }

    [Theory]
    [InlineData("GET", "/assets/gone.js")]
    [InlineData("GET", "/missing.png")]
    [InlineData("POST", "/films/7")]
    public async Task What_is_no_page_is_a_problem(string method, string path)
    {
        using var answer = await SendAsync(method, path);

        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_method_in_a_header_is_ignored()
    {
        var user = await api.Server.SignUpAsync();
        var id = await EventStreamTests.QueuedAsync(user);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/jobs/{id}");
        request.Headers.Add("X-HTTP-Method-Override", "DELETE");

        using var answer = await user.Client.SendAsync(request);
        using var still = await user.Client.GetAsync($"/api/v1/jobs/{id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        still.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("*/*;q=0.1", 200)]
    [InlineData("application/*", 200)]
    [InlineData("text/plain;q=x", 406)]
    [InlineData(";;;", 200)]
    [InlineData("application/xml", 406)]
    [InlineData("application/json;q=0", 406)]
    public async Task What_a_caller_accepts_counts(string accept, int status)
    {
        var user = await api.Server.SignUpAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/jobs");
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var answer = await user.Client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Junk_in_trace_headers_is_dropped()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nothing");
        request.Headers.TryAddWithoutValidation("traceparent", "00-junk");
        request.Headers.TryAddWithoutValidation("baggage", new string('b', 10_000));

        using var answer = await api.Server.Anonymous().SendAsync(request);

        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("https://studio.example.com.evil.example")]
    [InlineData("http://studio.example.com")]
    public async Task Another_site_may_not_read_answers(string origin)
    {
        await using var server = await api.StartAsync([new("Cors:Origins:0", "https://studio.example.com")]);

        using var foreign = await PreflightAsync(server, origin);
        using var listed = await PreflightAsync(server, "https://studio.example.com");

        foreign.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        listed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://studio.example.com"]);
        listed.Headers.GetValues("Access-Control-Allow-Credentials").ShouldBe(["true"]);
        listed.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("DELETE");
    }

    [Fact]
    public async Task A_wildcard_origin_stops_the_start()
    {
        var start = () => api.StartAsync([new("Cors:Origins:0", "*")]);

        (await start.ShouldThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>()).Message.ShouldContain("Cors:Origins");
    }

    [Fact]
    public async Task Every_answer_has_the_headers_that_make_browsers_strict()
    {
        foreach (var path in new[] { "/api/v1/health", "/api/v1/nothing", "/openapi/v1.json" })
        {
            using var answer = await SendAsync("GET", path);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Health_says_what_answers_and_who_works()
    {
        using var answer = await SendAsync("GET", "/api/v1/health");
        var health = await answer.JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        health["dependencies"]!.AsArray().Select(d => ((string)d!["name"]!, (string)d["status"]!))
            .ShouldBe([("postgres", "ok"), ("redis", "ok"), ("object_store", "ok")]);
        ((string)health["status"]!).ShouldBe("degraded");
        ((int)health["workers"]!["live"]!).ShouldBe(0);
        ((long)health["queue_depth"]!).ShouldBeGreaterThanOrEqualTo(0);

        await api.Database.Database.ExecuteAsync(
            "insert into workers (id, address, capacity, sandbox, valid_until) values ('w1', 'http://x', 2, 'bubblewrap', now() + interval '1 hour')");
        var well = await SendAsync("GET", "/api/v1/health").JsonAsync();
        ((string)well["status"]!).ShouldBe("ok");
        well["workers"]!["sandbox"]!.AsArray().Select(s => (string)s!).ShouldBe(["bubblewrap"]);
    }

    [Fact]
    public async Task Metrics_are_in_the_text_format_and_count_what_happens()
    {
        var user = await api.Server.SignUpAsync();
        await user.SubmitAsync();

        using var answer = await SendAsync("GET", "/api/v1/metrics");
        var text = await answer.Content.ReadAsStringAsync();

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        text.ShouldContain("videogen_jobs{state=\"queued\",priority=\"normal\"} ");
        text.ShouldContain("http_server_request_duration_seconds_bucket{");
        text.ShouldContain("http_route=\"/api/v1/generate\"");
        text.ShouldContain("videogen_database_up 1");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
            Sample().IsMatch(line).ShouldBeTrue(line);
        var types = text.Split('\n').Where(l => l.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(l => l.Split(' ')[2]).ToArray();
        types.ShouldBe(types.Distinct());
    }

    [Fact]
    public async Task A_database_that_is_gone_is_told_within_two_seconds()
    {
        await using var postgres = await PostgresServer.StartNewAsync();
        var database = await MigratedDatabase.OnAsync(postgres);
        await using var server = new ApiServer(database.ApiConnectionString, (await SharedServers.Redis).ConnectionString);
        server.Start();
        var user = await server.SignUpAsync();

        await postgres.StopAsync();
        var started = TimeProvider.System.GetTimestamp();
        using var submit = await user.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" });
        var took = TimeProvider.System.GetElapsedTime(started);
        using var health = await server.Anonymous().GetAsync("/api/v1/health");
        using var metrics = await server.Anonymous().GetAsync("/api/v1/metrics");

        await submit.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        submit.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThan(0);
        took.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await metrics.Content.ReadAsStringAsync()).ShouldContain("videogen_database_up 0");

        await postgres.StartAsync();
        await VideoGen.TestKit.Eventually.PollAsync(
            async () => (await user.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" })).StatusCode == HttpStatusCode.Accepted);
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path) =>
        api.Server.Anonymous().SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

    private static Task<HttpResponseMessage> PreflightAsync(ApiServer server, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/jobs/x");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "DELETE");
        return server.Anonymous().SendAsync(request);
    }

    [GeneratedRegex("""^[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\["\\n])*",?)*\})? (NaN|[+-]Inf|-?\d+(\.\d+)?([eE][+-]?\d+)?)$""")]
    private static partial Regex Sample();
}
