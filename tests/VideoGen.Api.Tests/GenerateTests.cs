using System.Net;
using System.Net.Http.Json;
using System.Text;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed class GenerateTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    public static TheoryData<string, string, string[]> BadBodies => new()
    {
        { "nothing", "", ["body"] },
        { "null", "null", ["body"] },
        { "half", "{", ["body"] },
        { "trailing comma", """{"prompt":"Tea",}""", ["body"] },
        { "comment", """{"prompt":"Tea"/* */}""", ["body"] },
        { "two values", """{"prompt":"Tea"}{}""", ["body"] },
        { "array", "[]", ["body"] },
        { "NaN literal", """{"prompt":"Tea","duration":NaN}""", ["body"] },
        { "NaN text", """{"prompt":"Tea","duration":"NaN"}""", ["duration"] },
        { "number text", """{"prompt":"Tea","duration":"5"}""", ["duration"] },
        { "beyond a double", """{"prompt":"Tea","duration":1e999}""", ["duration"] },
        { "below zero beyond a double", """{"prompt":"Tea","duration":-1e999}""", ["duration"] },
        { "fraction for an integer", """{"prompt":"Tea","fps":30.0}""", ["fps"] },
        { "exponent for an integer", """{"prompt":"Tea","fps":1e2}""", ["fps"] },
        { "beyond an integer", """{"prompt":"Tea","width":99999999999,"height":720}""", ["width"] },
        { "beyond a long", """{"prompt":"Tea","seed":99999999999999999999999}""", ["seed"] },
        { "unknown member", """{"prompt":"Tea","isAdmin":true}""", ["isAdmin"] },
        { "somebody's id", """{"prompt":"Tea","owner_id":"0198"}""", ["owner_id"] },
        { "wrong case", """{"Prompt":"Tea"}""", ["Prompt"] },
        { "given twice", """{"prompt":"Tea","prompt":"Milk"}""", ["prompt"] },
        { "no prompt", "{}", ["prompt"] },
        { "null prompt", """{"prompt":null}""", ["prompt"] },
        { "number prompt", """{"prompt":7}""", ["prompt"] },
        { "object prompt", """{"prompt":{}}""", ["prompt"] },
        { "empty prompt", """{"prompt":""}""", ["prompt"] },
        { "40,000 characters", $$"""{"prompt":"{{new string('a', 40_000)}}"}""", ["prompt"] },
        { "NUL", """{"prompt":"Tea\u0000"}""", ["prompt"] },
        { "half a pair", """{"prompt":"Tea\ud800"}""", ["prompt"] },
        { "NUL title", """{"prompt":"Tea","title":"\u0000"}""", ["title"] },
        { "enum by number", """{"prompt":"Tea","quality":1}""", ["quality"] },
        { "enum by number text", """{"prompt":"Tea","priority":"99"}""", ["priority"] },
        { "two enums", """{"prompt":"Tea","quality":"fast, high"}""", ["quality"] },
        { "odd size", """{"prompt":"Tea","size":"321x181"}""", ["size"] },
        { "huge size", """{"prompt":"Tea","size":"100000x100000"}""", ["size"] },
        { "one side", """{"prompt":"Tea","width":640}""", ["height"] },
        { "too much in all", """{"prompt":"Tea","duration":180,"size":"1920x1080","fps":60}""", ["duration"] },
        { "metadata with numbers", """{"prompt":"Tea","metadata":{"a":1}}""", ["metadata.a"] },
        { "metadata with null", """{"prompt":"Tea","metadata":{"a":null}}""", ["metadata.a"] },
        { "several at once", """{"duration":0,"fps":0,"size":"?"}""", ["prompt", "duration", "size", "fps"] },
        { "deep", Deep(200), ["a"] },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Bad_input_is_refused_by_field_and_makes_no_job(string what, string body, string[] fields)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await PostAsync(user, body);

        what.ShouldNotBeEmpty();
        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", fields);
        (await user.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        var user = await api.Server.SignUpAsync();
        var content = new ByteArrayContent([.. "{\"prompt\":\"Tea "u8, 0xff, 0xfe, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        using var answer = await user.Client.PostAsync("/api/v1/generate", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_it_is_read()
    {
        var user = await api.Server.SignUpAsync();

        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/generate")
        {
            Content = new StringContent($$"""{"prompt":"{{new string('a', 50_000_000)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;

        using var answer = await user.Client.SendAsync(request);

        await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too_large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task A_body_of_another_type_is_refused(string type)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.PostAsync("/api/v1/generate", new StringContent("""{"prompt":"Tea"}""", Encoding.UTF8, type));

        await answer.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    [Fact]
    public async Task A_prompt_full_of_code_is_kept_as_text()
    {
        var user = await api.Server.SignUpAsync();
        const string prompt = "%{expr:while(1,1)} {\\fs10000\\blur200}A ';movie=/etc/passwd[x] <script>alert(1)</script> ' OR 1=1-- it's 50% \"off\" 日本語 👩‍👩‍👧";

        var job = await user.SubmitAsync(new { prompt, metadata = new Dictionary<string, string> { ["__proto__"] = "x" } });
        var read = await user.Client.GetAsync($"/api/v1/jobs/{job["id"]}").JsonAsync();

        ((string)read["prompt"]!).ShouldBe(prompt);
        ((string)read["metadata"]!["__proto__"]!).ShouldBe("x");
    }

    [Fact]
    public async Task An_accepted_job_says_where_it_is_and_what_was_understood()
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.PostAsJsonAsync(
            "/api/v1/generate", new { prompt = "Tea", duration = 5.5, width = 720, height = 1280, fps = 24, seed = 42, quality = "fast", priority = "high", title = "T" });
        var job = await answer.JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.Location!.OriginalString.ShouldBe($"/api/v1/jobs/{job["id"]}");
        ((string)job["state"]!).ShouldBe("queued");
        ((int)job["queue_position"]!).ShouldBeGreaterThan(0);
        (((int)job["width"]!, (int)job["height"]!, (int)job["fps"]!, (double)job["duration"]!, (long)job["seed"]!)).ShouldBe((720, 1280, 24, 5.5, 42));
        (((string)job["quality"]!, (string)job["priority"]!, (string)job["title"]!)).ShouldBe(("fast", "high", "T"));
    }

    [Fact]
    public async Task Fifty_requests_with_one_key_make_one_job()
    {
        var user = await api.Server.SignUpAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => KeyedAsync(user, "order-1", new { prompt = "Tea" })));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Accepted);
        var ids = await Task.WhenAll(answers.Select(async a => (string)(await a.JsonAsync())["id"]!));
        ids.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_key_with_another_body_is_refused_and_the_order_of_fields_is_no_other_body()
    {
        var user = await api.Server.SignUpAsync();

        var first = await (await KeyedAsync(user, "k", new { prompt = "Tea", fps = 30, metadata = new { a = "1", b = "2" } })).JsonAsync();
        var same = await (await KeyedAsync(user, "k", new { metadata = new { b = "2", a = "1" }, fps = 30, prompt = "Tea" })).JsonAsync();
        using var other = await KeyedAsync(user, "k", new { prompt = "Milk", fps = 30 });

        ((string)same["id"]!).ShouldBe((string)first["id"]!);
        await other.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task The_same_key_of_two_users_makes_two_jobs()
    {
        var (one, two) = (await api.Server.SignUpAsync(), await api.Server.SignUpAsync());

        var first = await (await KeyedAsync(one, "k", new { prompt = "Tea" })).JsonAsync();
        var second = await (await KeyedAsync(two, "k", new { prompt = "Tea" })).JsonAsync();

        ((string)first["id"]!).ShouldNotBe((string)second["id"]!);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("256")]
    public async Task A_malformed_key_is_named(string key)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await KeyedAsync(user, key == "256" ? new string('k', 256) : key, new { prompt = "Tea" });

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "Idempotency-Key");
    }

    [Fact]
    public async Task Too_many_waiting_jobs_are_refused_with_a_time_to_come_back()
    {
        await using var server = await api.StartAsync([new("Jobs:MaxQueuedPerUser", "2")]);
        var user = await server.SignUpAsync();
        await user.SubmitAsync();
        await user.SubmitAsync();

        using var third = await user.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" });

        await third.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "queue_full");
        third.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task High_priority_can_be_for_administrators()
    {
        await using var server = await api.StartAsync([new("Jobs:HighPriority", "Admins")]);
        var (user, admin) = (await server.SignUpAsync(), await server.SignUpAsync());
        await api.Database.Database.ExecuteAsync($"update users set role = 'admin' where id = '{admin.Id}'");

        using var refused = await user.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea", priority = "high" });
        using var accepted = await admin.Client.PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea", priority = "high" });

        await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_caller_who_prefers_to_wait_gets_the_film_in_the_answer()
    {
        var user = await api.Server.SignUpAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/generate") { Content = JsonContent.Create(new { prompt = "Tea" }) };
        request.Headers.Add("Prefer", "respond-async, wait=20");

        var waiting = user.Client.SendAsync(request);
        var job = await VideoGen.TestKit.Eventually.PollAsync(
            async () => (await user.Client.GetAsync("/api/v1/jobs").JsonAsync())["items"]!.AsArray().Select(j => (Guid)j!["id"]!).FirstOrDefault(), id => id != default);
        await api.Films.StartAsync(job);
        await api.Films.CompleteAsync(job);
        using var answer = await waiting;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Preference-Applied").ShouldBe(["wait=20"]);
        ((string)(await answer.JsonAsync())["state"]!).ShouldBe("completed");
    }

    [Fact]
    public async Task A_wait_that_ends_first_gives_the_job_as_it_is()
    {
        var user = await api.Server.SignUpAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/generate") { Content = JsonContent.Create(new { prompt = "Tea" }) };
        request.Headers.Add("Prefer", "wait=1");

        using var answer = await user.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private static Task<HttpResponseMessage> PostAsync(SignedIn user, string json) =>
        user.Client.PostAsync("/api/v1/generate", new StringContent(json, Encoding.UTF8, "application/json"));

    private static Task<HttpResponseMessage> KeyedAsync(SignedIn user, string key, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/generate") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return user.Client.SendAsync(request);
    }
}
