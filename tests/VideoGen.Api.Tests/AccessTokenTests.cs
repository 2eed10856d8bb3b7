using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using VideoGen.Api.Tests.Hosting;
using Xunit;

namespace VideoGen.Api.Tests;

public sealed class AccessTokenTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    /// <summary>What is done to a good token's claims, header and key.</summary>
    public static TheoryData<string> Forgeries => new(Makers.Keys);

    private static readonly Dictionary<string, Func<SignedIn, Dictionary<string, object>, string>> Makers = new()
    {
        ["no algorithm"] = (_, claims) => $"{Part(new { alg = "none", typ = "JWT" })}.{Part(claims)}.",
        ["no algorithm, with the old signature"] = (user, claims) => $"{Part(new { alg = "none", typ = "JWT" })}.{Part(claims)}.{user.AccessToken.Split('.')[2]}",
        ["another key"] = (_, claims) => Sign(claims, key: "another-signing-key-0123456789abcdefghi"),
        ["an empty key"] = (_, claims) => Sign(claims, key: ""),
        ["another algorithm"] = (_, claims) => Sign(claims, algorithm: "HS512"),
        ["an algorithm in lower case"] = (_, claims) => Sign(claims, algorithm: "hs256"),
        ["a key id of a path"] = (_, claims) => Sign(claims, header: new { alg = "HS256", typ = "JWT", kid = "../../../dev/null" }, key: ""),
        ["a key in the header"] = (_, claims) => Sign(claims, header: new { alg = "HS256", typ = "JWT", jwk = new { kty = "oct", k = "AAAA" } }, key: "AAAA"),
        ["another type"] = (_, claims) => Sign(claims, header: new { alg = "HS256", typ = "at+jwt" }),
        ["a changed user"] = (user, claims) => $"{user.AccessToken.Split('.')[0]}.{Part(new Dictionary<string, object>(claims) { ["sub"] = Guid.NewGuid() })}.{user.AccessToken.Split('.')[2]}",
        ["another user of the same session"] = (_, claims) => Sign(new(claims) { ["sub"] = Guid.NewGuid() }),
        ["another session"] = (_, claims) => Sign(new(claims) { ["sid"] = Guid.NewGuid() }),
        ["no session"] = (_, claims) => Sign(Without(claims, "sid")),
        ["another issuer"] = (_, claims) => Sign(new(claims) { ["iss"] = "somebody" }),
        ["no issuer"] = (_, claims) => Sign(Without(claims, "iss")),
        ["another audience"] = (_, claims) => Sign(new(claims) { ["aud"] = "somewhere" }),
        ["no audience"] = (_, claims) => Sign(Without(claims, "aud")),
        ["expired"] = (_, claims) => Sign(new(claims) { ["exp"] = Now.AddMinutes(-2).ToUnixTimeSeconds() }),
        ["no end"] = (_, claims) => Sign(Without(claims, "exp")),
        ["an end as text"] = (_, claims) => Sign(new(claims) { ["exp"] = "never" }),
        ["an end beyond all time"] = (_, claims) => Sign(new(claims) { ["exp"] = 1e300 }),
        ["not yet valid"] = (_, claims) => Sign(new(claims) { ["nbf"] = Now.AddMinutes(5).ToUnixTimeSeconds() }),
        ["no start"] = (_, claims) => Sign(Without(claims, "nbf")),
        ["two parts"] = (user, _) => string.Join('.', user.AccessToken.Split('.')[..2]),
        ["five parts"] = (user, _) => user.AccessToken + ".a.b",
        ["dots"] = (_, _) => "..",
        ["no base64"] = (_, _) => "ä.ö.ü",
        ["a long one"] = (user, _) => user.AccessToken + new string('A', 20_000),
        ["a space at the end"] = (user, _) => user.AccessToken[..^1] + " ",
        ["the refresh token"] = (user, _) => user.RefreshToken,
    };

    [Fact]
    public async Task The_test_signs_as_we_do()
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await AskAsync($"Bearer {Sign(Claims(user))}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_is_refused_that_has(string flaw)
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await AskAsync($"Bearer {Makers[flaw](user, Claims(user))}");

        // 431 and 400 are Kestrel's own, for what no header may hold.
        ((int)answer.StatusCode).ShouldBeOneOf(401, 431, 400);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
            await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    [InlineData("vg_0123456789")]
    public async Task Without_a_token_there_is_a_challenge(string? header)
    {
        using var answer = await AskAsync(header);

        await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
    }

    [Fact]
    public async Task A_token_in_the_query_signs_nobody_in()
    {
        var user = await api.Server.SignUpAsync();

        using var answer = await api.Server.Anonymous().GetAsync($"/api/v1/me?token={user.AccessToken}&access_token={user.AccessToken}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_former_key_still_signs_and_an_unknown_one_does_not()
    {
        await using var server = await api.StartAsync([
            new("Auth:SigningKey", "the-new-signing-key-0123456789abcdefghij"), new("Auth:FormerSigningKeys:0", ApiServer.SigningKey)]);
        var user = await api.Server.SignUpAsync();

        using var known = await AskAsync($"Bearer {user.AccessToken}", server);
        using var unknown = await AskAsync($"Bearer {Sign(Claims(user), key: "another-signing-key-0123456789abcdefghi")}", server);

        known.StatusCode.ShouldBe(HttpStatusCode.OK);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_short_signing_key_stops_the_start()
    {
        var start = () => api.StartAsync([new("Auth:SigningKey", "short")]);

        (await start.ShouldThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>()).Message.ShouldContain("SigningKey");
    }

    private async Task<HttpResponseMessage> AskAsync(string? header, ApiServer? server = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Authorization", header);
        var client = (server ?? api.Server).Anonymous();
        try
        {
            return await client.SendAsync(request);
        }
        catch (HttpRequestException e) when (e.InnerException is null || e.Message.Contains("ASCII", StringComparison.OrdinalIgnoreCase))
        {
            // The client itself refuses to send it.
            return new HttpResponseMessage(HttpStatusCode.BadRequest);
        }
    }

    private static Dictionary<string, object> Claims(SignedIn user) =>
        JsonSerializer.Deserialize<Dictionary<string, object>>(Base64UrlEncoder.DecodeBytes(user.AccessToken.Split('.')[1]))!;

    private static Dictionary<string, object> Without(Dictionary<string, object> claims, string name)
    {
        var rest = new Dictionary<string, object>(claims);
        rest.Remove(name).ShouldBeTrue();
        return rest;
    }

    private static string Sign(Dictionary<string, object> claims, string key = ApiServer.SigningKey, string algorithm = "HS256", object? header = null)
    {
        var text = $"{Part(header ?? new { alg = algorithm, typ = "JWT" })}.{Part(claims)}";
        var (secret, data) = (Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));
        var mac = algorithm == "HS512" ? HMACSHA512.HashData(secret, data) : HMACSHA256.HashData(secret, data);
        return $"{text}.{Base64UrlEncoder.Encode(mac)}";
    }

    private static string Part(object json) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(json));
}
