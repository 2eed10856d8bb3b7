using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;

namespace VideoGen.Api.Features.Auth;

/// <summary>POST /auth/logout</summary>
internal static class Logout
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/auth/logout", Handle)
        .WithName("logout").WithTags(Tags.Account)
        .WithSummary("End the session")
        .WithDescription("Ends the session of the refresh token in the body, of the page's cookie, or of the access token. Ending one that has ended is not an error.")
        .AllowAnonymous().RequireLimit(LimitNames.Login)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<NoContent, ProblemResult>> Handle(RefreshBody? body, HttpContext http, Sessions sessions, SessionCookie cookie)
    {
        var inCookie = SessionCookie.Read(http);
        if (inCookie is not null && body?.RefreshToken is null && !cookie.IsOwnPage(http))
            return new ProblemResult(ErrorCodes.Forbidden, "This cookie works from pages of this site alone.");
        if ((body?.RefreshToken ?? inCookie) is { } secret)
            await sessions.EndAsync(secret, http.RequestAborted);
        else if (http.User.SessionId() is { } session)
            await sessions.EndAsync(session, http.RequestAborted);
        if (inCookie is not null)
            SessionCookie.Clear(http);
        return TypedResults.NoContent();
    }
}
