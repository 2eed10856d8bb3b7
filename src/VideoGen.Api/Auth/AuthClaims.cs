using System.Security.Claims;
using VideoGen.Core.Jobs;

namespace VideoGen.Api.Auth;

/// <summary>What a principal of ours says, whichever way it signed in.</summary>
internal static class AuthClaims
{
    public const string User = "sub";
    public const string Session = "sid";
    public const string Key = "key";
    public const string Scope = "scope";
    public const string Role = "role";

    /// <summary>Who is calling. Only for routes that require sign-in.</summary>
    public static UserId UserId(this ClaimsPrincipal principal) => principal.FindUserId()
        ?? throw new InvalidOperationException("The route was reached without sign-in; it lacks a policy.");

    public static UserId? FindUserId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(User), out var id) ? new UserId(id) : null;

    public static Guid? SessionId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;

    public static Guid? KeyId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Key), out var id) ? id : null;
}
