using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

public class JwtBearerHandler(IOptionsMonitor<JwtBearerOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<JwtBearerOptions>(options, logger, encoder)
{
    private static readonly JsonWebTokenHandler Tokens = new();

    protected new JwtBearerEvents Events
    {
        get => (JwtBearerEvents)base.Events!;
        set => base.Events = value;
    }

    protected override Task<object> CreateEventsAsync() => Task.FromResult<object>(new JwtBearerEvents());

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var received = new MessageReceivedContext(Context, Scheme, Options);
        await Events.MessageReceived(received);
        if (received.Result is not null) return received.Result;

        var token = received.Token ?? TokenOfHeader();
        if (string.IsNullOrEmpty(token)) return AuthenticateResult.NoResult();

        var (principal, securityToken, failure) = Check(token);
        return principal is not null ? await Accept(principal, securityToken!, token) : await Refuse(failure!);
    }

    private string? TokenOfHeader()
    {
        var header = Request.Headers.Authorization.ToString();
        const string prefix = "Bearer ";
        return header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? header[prefix.Length..].Trim() : null;
    }

    private (ClaimsPrincipal? Principal, SecurityToken? Token, Exception? Failure) Check(string token)
    {
        var parameters = Options.TokenValidationParameters.Clone();
        if (parameters.ValidAudience is null && parameters.ValidAudiences is null) parameters.ValidAudience = Options.Audience;
        if (TokenGate.Refusal(token, parameters.ValidAlgorithms) is { } refusal) return (null, null, new SecurityTokenException(refusal));
        try
        {
            var result = Tokens.ValidateToken(token, parameters);
            return result.IsValid
                ? (new ClaimsPrincipal(result.ClaimsIdentity), result.SecurityToken, null)
                : (null, null, result.Exception);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or System.Text.Json.JsonException)
        {
            return (null, null, new SecurityTokenException("The token cannot be read", e));
        }
    }

    private async Task<AuthenticateResult> Accept(ClaimsPrincipal principal, SecurityToken securityToken, string token)
    {
        var validated = new TokenValidatedContext(Context, Scheme, Options) { Principal = principal, SecurityToken = securityToken };
        validated.Properties.ExpiresUtc = Utc(securityToken.ValidTo);
        validated.Properties.IssuedUtc = Utc(securityToken.ValidFrom);
        await Events.TokenValidated(validated);
        if (validated.Result is not null) return validated.Result;

        if (Options.SaveToken) validated.Properties.StoreTokens([new AuthenticationToken { Name = "access_token", Value = token }]);
        validated.Success();
        return validated.Result!;
    }

    private async Task<AuthenticateResult> Refuse(Exception failure)
    {
        var failed = new AuthenticationFailedContext(Context, Scheme, Options) { Exception = failure };
        await Events.AuthenticationFailed(failed);
        return failed.Result ?? AuthenticateResult.Fail(failure);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var authenticated = await HandleAuthenticateOnceSafeAsync();
        var challenge = new JwtBearerChallengeContext(Context, Scheme, Options, properties) { AuthenticateFailure = authenticated.Failure };
        if (Options.IncludeErrorDetails && challenge.AuthenticateFailure is not null)
        {
            challenge.Error = "invalid_token";
            challenge.ErrorDescription = Describe(challenge.AuthenticateFailure);
        }

        await Events.Challenge(challenge);
        if (challenge.Handled) return;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.Append(HeaderNames.WWWAuthenticate, HeaderOf(challenge));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Events.Forbidden(new ForbiddenContext(Context, Scheme, Options));
    }

    private string HeaderOf(JwtBearerChallengeContext challenge)
    {
        if (challenge is { Error: null or "", ErrorDescription: null or "", ErrorUri: null or "" }) return Options.Challenge;
        var header = new StringBuilder(Options.Challenge);
        // A challenge that already has a realm is followed by a comma.
        var separator = Options.Challenge.Contains(' ') ? ", " : " ";
        foreach (var (name, value) in new[] { ("error", challenge.Error), ("error_description", challenge.ErrorDescription), ("error_uri", challenge.ErrorUri) })
        {
            if (string.IsNullOrEmpty(value)) continue;
            header.Append(separator).Append(name).Append("=\"").Append(value).Append('"');
            separator = ", ";
        }

        return header.ToString();
    }

    /// <summary>Says what was wrong with the token without repeating any of it; the words of an unknown failure stay inside.</summary>
    private static string? Describe(Exception failure) => failure switch
    {
        SecurityTokenInvalidAudienceException => "The audience is invalid",
        SecurityTokenInvalidIssuerException => "The issuer is invalid",
        SecurityTokenNoExpirationException => "The token has no expiration",
        SecurityTokenInvalidLifetimeException => "The token lifetime is invalid",
        SecurityTokenNotYetValidException e => string.Create(CultureInfo.InvariantCulture, $"The token is not valid before '{e.NotBefore}'"),
        SecurityTokenExpiredException e => string.Create(CultureInfo.InvariantCulture, $"The token expired at '{e.Expires}'"),
        SecurityTokenSignatureKeyNotFoundException => "The signature key was not found",
        SecurityTokenInvalidSignatureException => "The signature is invalid",
        _ => null,
    };

    private static DateTimeOffset? Utc(DateTime time) =>
        time == DateTime.MinValue ? null : new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
