using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data;

namespace VideoGen.Api.Features.Me;

/// <summary>GET /me</summary>
internal static class GetMe
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/me", Handle)
        .WithName("getMe").WithTags(Tags.Account)
        .WithSummary("Who is calling")
        .RequireAuthorization()
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<MeView>, ProblemResult>> Handle(HttpContext http, VideoGenDbContext db)
    {
        var id = http.User.UserId().Value;
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, http.RequestAborted);
        return user is null
            ? new ProblemResult(ErrorCodes.Unauthorized)
            : TypedResults.Ok(new MeView
            {
                User = SignIn.Account(user),
                Scopes = [.. http.User.FindAll(AuthClaims.Scope).Select(c => c.Value)],
            });
    }
}

public sealed record MeView
{
    [Description("The account.")]
    public required AccountView User { get; init; }

    [Description("What these credentials may do: jobs:read, jobs:write, account.")]
    public required IReadOnlyList<string> Scopes { get; init; }
}
