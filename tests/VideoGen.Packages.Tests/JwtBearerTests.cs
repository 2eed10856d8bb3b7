using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace VideoGen.Packages.Tests;

/// <summary>Tokens that must pass and tokens that must not, against a real server.</summary>
public sealed class JwtBearerTests : IAsyncLifetime, IDisposable
{
    private static readonly SymmetricSecurityKey Key = new(RandomNumberGenerator.GetBytes(32));

    private WebApplication server = null!;
    private readonly HttpClient http = new();

    public async Task InitializeAsync()
    {
        var builder = Hosts.ABuilder();
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(Configure);
        server = builder.Build();
        server.UseAuthentication();
        server.UseAuthorization();
        server.MapGet("/me", (ClaimsPrincipal user) => user.FindFirstValue("sub")).RequireAuthorization();
        server.MapGet("/admin", () => "in").RequireAuthorization(policy => policy.RequireClaim("role", "admin"));
        await server.StartAsync();
        http.BaseAddress = server.Address();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_good_token_passes_and_its_claims_keep_their_names()
    {
        var (status, _, body) = await GetAsync(AToken());

        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldBe("ada");
    }

    [Fact]
    public async Task No_token_is_challenged_without_an_error()
    {
        var (status, challenge, _) = await GetAsync(token: null);

        status.ShouldBe(HttpStatusCode.Unauthorized);
        challenge.ShouldBe("Bearer");
    }

    [Fact]
    public async Task An_expired_token_is_refused_and_told_why()
    {
        var (status, challenge, _) = await GetAsync(AToken(expires: DateTime.UnixEpoch.AddYears(50), from: DateTime.UnixEpoch));

        status.ShouldBe(HttpStatusCode.Unauthorized);
        challenge.ShouldStartWith("Bearer error=\"invalid_token\", error_description=\"The token expired at ");
    }

    [Fact]
    public async Task A_good_token_without_the_right_is_forbidden_not_challenged()
    {
        var (status, _, _) = await GetAsync(AToken(), "/admin");

        status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_may_come_from_where_the_application_says()
    {
        var response = await http.GetAsync(new Uri($"/me?token={AToken()}", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public static TheoryData<string> Forgeries => new(AForgery.Keys);

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_forged_token_is_refused_and_nothing_of_it_is_repeated(string kind)
    {
        var token = AForgery[kind]();
        var (status, challenge, body) = await GetAsync(token);

        status.ShouldBe(HttpStatusCode.Unauthorized);
        challenge.ShouldStartWith("Bearer error=\"invalid_token\"");
        challenge.ShouldNotContain(token[..Math.Min(token.Length, 24)]);
        body.ShouldBeEmpty();
    }

    private static readonly Dictionary<string, Func<string>> AForgery = new()
    {
        ["signature changed"] = () => Change(AToken(), part: 2),
        ["payload changed"] = () => Change(AToken(), part: 1),
        ["another key"] = () => AToken(key: new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32))),
        ["another issuer"] = () => AToken(issuer: "elsewhere"),
        ["another audience"] = () => AToken(audience: "elsewhere"),
        ["not valid yet"] = () => AToken(from: new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc), expires: new DateTime(2201, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        ["no expiry"] = () => Signed("""{"alg":"HS256","typ":"JWT"}""", """{"iss":"videogen","aud":"api","sub":"ada"}"""),
        ["algorithm none"] = () => $"{Text("""{"alg":"none"}""")}.{Text(Payload)}.",
        ["algorithm none with a signature"] = () => Signed("""{"alg":"none"}""", Payload),
        ["algorithm not pinned"] = () => AToken(algorithm: SecurityAlgorithms.HmacSha512),
        ["two algorithms"] = () => Signed("""{"alg":"none","alg":"HS256"}""", Payload),
        ["public key as secret"] = () => Signed("""{"alg":"RS256"}""", Payload),
        ["five parts"] = () => $"{Text("""{"alg":"dir","enc":"A128CBC-HS256","zip":"DEF"}""")}..{Text("iv")}.{Text(new string('a', 2000))}.{Text("tag")}",
        ["two parts"] = () => $"{Text("""{"alg":"HS256"}""")}.{Text(Payload)}",
        ["no JSON"] = () => "aGVsbG8.aGVsbG8.aGVsbG8",
        ["header is a list"] = () => Signed("""["HS256"]""", Payload),
        ["deep header"] = () => Signed(new string('[', 2000) + new string(']', 2000), Payload),
        ["no base64"] = () => "%%%.%%%.%%%",
        ["only dots"] = () => "..",
        ["long rubbish"] = () => new string('a', 20_000),
    };

    private static string Payload => $$"""{"iss":"videogen","aud":"api","sub":"ada","exp":{{DateTimeOffset.MaxValue.AddYears(-7000).ToUnixTimeSeconds()}}}""";

    private static void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = "videogen",
            ValidAudience = "api",
            IssuerSigningKey = Key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ClockSkew = TimeSpan.Zero,
        };
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context =>
            {
                context.Token = context.Request.Query["token"];
                return Task.CompletedTask;
            },
        };
    }

    private static string AToken(
        string issuer = "videogen", string audience = "api", SecurityKey? key = null, string algorithm = SecurityAlgorithms.HmacSha256,
        DateTime? from = null, DateTime? expires = null) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = from ?? DateTime.UnixEpoch,
            IssuedAt = from ?? DateTime.UnixEpoch,
            Expires = expires ?? new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Subject = new ClaimsIdentity([new Claim("sub", "ada")]),
            SigningCredentials = new SigningCredentials(key ?? (algorithm == SecurityAlgorithms.HmacSha256 ? Key : LongKey), algorithm),
        });

    private static SymmetricSecurityKey LongKey { get; } = new(RandomNumberGenerator.GetBytes(64));

    /// <summary>Signed with the right key, whatever the header claims.</summary>
    private static string Signed(string header, string payload)
    {
        var text = $"{Text(header)}.{Text(payload)}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(Key.Key, Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Text(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Change(string token, int part)
    {
        var parts = token.Split('.');
        parts[part] = (parts[part][0] == 'A' ? 'B' : 'A') + parts[part][1..];
        return string.Join('.', parts);
    }

    private async Task<(HttpStatusCode Status, string Challenge, string Body)> GetAsync(string? token, string path = "/me")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, response.Headers.WwwAuthenticate.ToString(), await response.Content.ReadAsStringAsync());
    }
}
