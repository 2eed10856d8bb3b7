using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace VideoGen.Api.Auth;

/// <summary>Signs in with <c>Authorization: Bearer vg_…</c>. Never from the query: addresses end up in logs.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Callers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Credentials.Bearer(Request) is not { } key)
            return AuthenticateResult.NoResult();
        if (!Secrets.HasForm(key, Secrets.KeyPrefix) || await callers.FindByKeyAsync(key, Context.RequestAborted) is not { } caller)
            return AuthenticateResult.Fail("No such key.");
        return AuthenticateResult.Success(new(caller.Principal(Scheme.Name), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
