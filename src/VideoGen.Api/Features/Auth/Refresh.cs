using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data;
using VideoGen.Data.Scopes;

namespace VideoGen.Api.Features.Auth;

/// <summary>POST /auth/refresh</summary>
internal static class Refresh
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/auth/refresh", Handle)
        .WithName("refresh").WithTags(Tags.Account)
        .WithSummary("Swap a refresh token for new tokens")
        .WithDescription("Each refresh token works once. One that comes a second time ends the whole session. Without a body the page's cookie is used; that works from pages of this site alone.")
        .AllowAnonymous().RequireLimit(LimitNames.Login)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<TokenView>, ProblemResult>> Handle(
        RefreshBody? body, HttpContext http, Sessions sessions, SessionCookie cookie, VideoGenDbContext db, IOwnerScope scope)
    {
        var fromCookie = body?.RefreshToken is null;
        if (fromCookie && SessionCookie.Read(http) is not null && !cookie.IsOwnPage(http))
            return new ProblemResult(ErrorCodes.Forbidden, "This cookie works from pages of this site alone.");
        var secret = body?.RefreshToken ?? SessionCookie.Read(http);
        if (secret is null || await sessions.RefreshAsync(secret, http.RequestAborted) is not { } refreshed)
        {
            if (fromCookie)
                SessionCookie.Clear(http);
            return new ProblemResult(ErrorCodes.Unauthorized, "The session has ended; sign in again.");
        }

        if (fromCookie)
            SessionCookie.Set(http, refreshed.Tokens);
        using var _ = scope.EnterIdentity();
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == refreshed.User.Value, http.RequestAborted);
        return TypedResults.Ok(SignIn.View(user, refreshed.Tokens, fromCookie));
    }
}
