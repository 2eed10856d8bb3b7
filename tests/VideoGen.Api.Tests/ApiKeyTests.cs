using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed class ApiKeyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] ReadOnly = ["jobs:read"];

    [Fact]
    public async Task A_key_is_shown_once_and_acts_for_its_owner()
    {
        var user = await api.Server.SignUpAsync();

        var made = await MakeAsync(user, new { name = "nightly" });
        var key = (string)made["key"]!;
        var me = await With(key).GetAsync("/api/v1/me").JsonAsync();
        using var job = await With(key).PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" });
        var listed = (await user.Client.GetAsync("/api/v1/api-keys").JsonAsync())["items"]!.AsArray().Single()!;

        key.ShouldStartWith("vg_");
        ((Guid)me["user"]!["id"]!).ShouldBe(user.Id);
        job.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        ((string)listed["prefix"]!).ShouldBe(key[..11]);
        listed["last_used_at"].ShouldNotBeNull();
        listed.ToJsonString().ShouldNotContain(key);
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_say_and_makes_no_keys()
    {
        var user = await api.Server.SignUpAsync();
        var key = (string)(await MakeAsync(user, new { name = "reader", scopes = ReadOnly }))["key"]!;

        using var read = await With(key).GetAsync("/api/v1/jobs");
        using var write = await With(key).PostAsJsonAsync("/api/v1/generate", new { prompt = "Tea" });
        using var keys = await With(key).PostAsJsonAsync("/api/v1/api-keys", new { name = "more" });

        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        await write.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await keys.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_revoked_key_is_refused()
    {
        var user = await api.Server.SignUpAsync();
        var made = await MakeAsync(user, new { name = "short" });

        using var revoked = await user.Client.DeleteAsync($"/api/v1/api-keys/{made["api_key"]!["id"]}");
        using var again = await user.Client.DeleteAsync($"/api/v1/api-keys/{made["api_key"]!["id"]}");
        using var used = await With((string)made["key"]!).GetAsync("/api/v1/me");

        revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await used.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task An_expired_key_is_refused()
    {
        var user = await api.Server.SignUpAsync();
        var made = await MakeAsync(user, new { name = "old", expires_in_days = 1 });

        await api.Database.Database.ExecuteAsync($"update api_keys set expires_at = now() - interval '1 second' where id = '{made["api_key"]!["id"]}'");
        using var used = await With((string)made["key"]!).GetAsync("/api/v1/me");

        used.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Somebody_elses_key_is_as_good_as_none()
    {
        var (owner, other) = (await api.Server.SignUpAsync(), await api.Server.SignUpAsync());
        var made = await MakeAsync(owner, new { name = "mine" });

        using var revoke = await other.Client.DeleteAsync($"/api/v1/api-keys/{made["api_key"]!["id"]}");
        var listed = await other.Client.GetAsync("/api/v1/api-keys").JsonAsync();
        using var used = await With((string)made["key"]!).GetAsync("/api/v1/me");

        await revoke.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not_found");
        listed["items"]!.AsArray().ShouldBeEmpty();
        used.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_not_exactly_the_key_is_refused()
    {
        var user = await api.Server.SignUpAsync();
        var key = (string)(await MakeAsync(user, new { name = "exact" }))["key"]!;
        string[] wrong = [key[..11], key[..^1], key + "A", key.ToLowerInvariant(), key.ToUpperInvariant(), " " + key + " x", "vg_" + new string('A', 9_000)];

        foreach (var other in wrong)
        {
            using var answer = await With(other).GetAsync("/api/v1/me");
            ((int)answer.StatusCode).ShouldBeOneOf(401, 431);
        }

        using var query = await api.Server.Anonymous().GetAsync($"/api/v1/me?api_key={key}&token={key}");
        query.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":"a","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["account"]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":"jobs:read"}""", "scopes")]
    [InlineData("""{"name":"a","scopes":[null]}""", "scopes")]
    [InlineData("""{"name":"a","expires_in_days":0}""", "expires_in_days")]
    [InlineData("""{"name":"a","expires_in_days":1.5}""", "expires_in_days")]
    public async Task A_wrong_field_of_a_new_key_is_named(string body, params string[] fields)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await user.Client.PostAsync("/api/v1/api-keys", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        var problem = await answer.JsonAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        problem["errors"]!.AsArray().Select(e => ((string)e!["field"]!).Split('[')[0]).ShouldBe(fields);
    }

    private static async Task<JsonNode> MakeAsync(SignedIn user, object body)
    {
        using var answer = await user.Client.PostAsJsonAsync("/api/v1/api-keys", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private HttpClient With(string key)
    {
        var client = api.Server.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
