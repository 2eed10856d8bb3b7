using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed class AuthTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_new_account_can_sign_in_and_be_asked_who_it_is()
    {
        var user = await api.Server.SignUpAsync();

        using var login = await api.Server.Anonymous().PostAsJsonAsync("/api/v1/auth/login", new { email = user.Email.ToUpperInvariant(), password = SignedIn.Password });
        var tokens = await login.JsonAsync();
        var me = await Bearer((string)tokens["access_token"]!).GetAsync("/api/v1/me").JsonAsync();

        login.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int)tokens["expires_in"]!).ShouldBe(900);
        ((Guid)me["user"]!["id"]!).ShouldBe(user.Id);
        ((string)me["user"]!["email"]!).ShouldBe(user.Email);
        me["scopes"]!.AsArray().Select(s => (string)s!).ShouldBe(["jobs:read", "jobs:write", "account"]);
    }

    [Fact]
    public async Task Wrong_password_and_unknown_account_get_the_same_answer()
    {
        var user = await api.Server.SignUpAsync();

        using var wrong = await LoginAsync(user.Email, "wrong horse battery");
        using var unknown = await LoginAsync("nobody@example.test", "wrong horse battery");

        var first = await wrong.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        var second = await unknown.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        ((string?)first["detail"]).ShouldBe((string?)second["detail"]);
    }

    [Theory]
    [InlineData("{}", "email", "password")]
    [InlineData("""{"email":"a","password":"correct horse battery"}""", "email")]
    [InlineData("""{"email":"a@b@c","password":"correct horse battery"}""", "email")]
    [InlineData("""{"email":"a@b.test\u0000","password":"correct horse battery"}""", "email")]
    [InlineData("""{"email":"a@b.test","password":"short"}""", "password")]
    [InlineData("""{"email":"a@b.test","password":"aaaaaaaaaaaaaa"}""", "password")]
    [InlineData("""{"email":"a@b.test","password":null}""", "password")]
    [InlineData("""{"email":"a@b.test","password":"correct horse battery","role":"admin"}""", "role")]
    [InlineData("""{"email":"a@b.test","password":"correct horse battery","session":"disk"}""", "session")]
    public async Task Sign_up_names_what_is_wrong(string body, params string[] fields)
    {
        using var answer = await PostAsync(api.Server.Anonymous(), "/api/v1/auth/signup", body);

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", fields);
    }

    [Fact]
    public async Task An_address_has_one_account_also_when_two_sign_up_at_once()
    {
        var email = $"{Guid.NewGuid():N}@example.test";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            api.Server.Anonymous().PostAsJsonAsync("/api/v1/auth/signup", new { email, password = SignedIn.Password })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await refused.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid_request", "email");
    }

    [Fact]
    public async Task Sign_up_can_be_closed()
    {
        await using var server = await api.StartAsync([new("Auth:SignUp", "Closed")]);

        using var answer = await server.Anonymous().PostAsJsonAsync("/api/v1/auth/signup", new { email = "a@b.test", password = SignedIn.Password });

        await answer.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_its_replay_ends_the_session()
    {
        var user = await api.Server.SignUpAsync();

        var second = await RefreshAsync(user.RefreshToken).JsonAsync();
        using var replay = await RefreshAsync(user.RefreshToken);
        using var newest = await RefreshAsync((string)second["refresh_token"]!);
        using var access = await Bearer((string)second["access_token"]!).GetAsync("/api/v1/me");

        await replay.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await newest.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await access.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Of_many_refreshes_with_one_token_at_most_one_wins()
    {
        var user = await api.Server.SignUpAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RefreshAsync(user.RefreshToken)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBeLessThanOrEqualTo(1);
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK || a.StatusCode == HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("vgr_unknownunknownunknownunknown")]
    [InlineData("vg_")]
    [InlineData("")]
    [InlineData("vgr_ä")]
    public async Task A_token_that_we_did_not_make_refreshes_nothing(string token)
    {
        using var answer = await RefreshAsync(token);

        await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Logout_ends_the_session_and_may_be_repeated()
    {
        var user = await api.Server.SignUpAsync();

        using var first = await user.Client.PostAsJsonAsync("/api/v1/auth/logout", new { refresh_token = user.RefreshToken });
        using var again = await api.Server.Anonymous().PostAsJsonAsync("/api/v1/auth/logout", new { refresh_token = user.RefreshToken });
        using var refresh = await RefreshAsync(user.RefreshToken);
        using var me = await user.Client.GetAsync("/api/v1/me");

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        refresh.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        me.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once()
    {
        var user = await api.Server.SignUpAsync();

        await api.Database.Database.ExecuteAsync($"update users set disabled_at = now() where id = '{user.Id}'");
        using var me = await user.Client.GetAsync("/api/v1/me");
        using var refresh = await RefreshAsync(user.RefreshToken);
        using var login = await LoginAsync(user.Email, SignedIn.Password);

        me.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        refresh.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        login.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_pages_refresh_token_is_in_a_cookie_that_only_the_page_can_use()
    {
        var user = await api.Server.SignUpAsync();
        using var login = await api.Server.Anonymous().PostAsJsonAsync(
            "/api/v1/auth/login", new { email = user.Email, password = SignedIn.Password, session = "cookie" });
        var cookie = login.Headers.GetValues("Set-Cookie").Single();
        var pair = cookie.Split(';')[0];

        using var elsewhere = await CookieAsync("/api/v1/auth/refresh", pair, "https://evil.example");
        using var nowhere = await CookieAsync("/api/v1/auth/refresh", pair, null);
        using var logout = await CookieAsync("/api/v1/auth/logout", pair, "https://evil.example");
        using var own = await CookieAsync("/api/v1/auth/refresh", pair, api.Server.Address.GetLeftPart(UriPartial.Authority));
        using var asCredentials = await CookieAsync("/api/v1/ws-tickets", pair, api.Server.Address.GetLeftPart(UriPartial.Authority));

        (await login.JsonAsync())["refresh_token"].ShouldBeNull();
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        cookie.ShouldContain("path=/api/v1/auth", Case.Insensitive);
        await elsewhere.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await nowhere.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await logout.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        own.Headers.GetValues("Set-Cookie").Single().ShouldNotBe(cookie);
        asCredentials.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_account_is_locked_after_ten_wrong_passwords_and_the_answer_does_not_say_so()
    {
        await using var server = await api.StartAsync([new("Limits:LoginAccount:Permits", "100000")]);
        var user = await server.SignUpAsync();
        for (var i = 0; i < 10; i++)
            (await server.Anonymous().PostAsJsonAsync("/api/v1/auth/login", new { email = user.Email, password = "wrong horse battery" })).Dispose();

        using var right = await server.Anonymous().PostAsJsonAsync("/api/v1/auth/login", new { email = user.Email, password = SignedIn.Password });

        await right.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    private HttpClient Bearer(string token)
    {
        var client = api.Server.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private Task<HttpResponseMessage> LoginAsync(string email, string password) =>
        api.Server.Anonymous().PostAsJsonAsync("/api/v1/auth/login", new { email, password });

    private Task<HttpResponseMessage> RefreshAsync(string token) =>
        api.Server.Anonymous().PostAsJsonAsync("/api/v1/auth/refresh", new { refresh_token = token });

    private Task<HttpResponseMessage> CookieAsync(string path, string cookie, string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Cookie", cookie);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return api.Server.Anonymous().SendAsync(request);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string json) =>
        client.PostAsync(path, new StringContent(json, System.Text.Encoding.UTF8, "application/json"));
}
