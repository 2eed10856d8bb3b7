using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data;

namespace VideoGen.Api.Features.ApiKeys;

/// <summary>DELETE /api-keys/{id}</summary>
internal static class RevokeApiKey
{
    public static void Map(RouteGroupBuilder api) => api.MapDelete("/api-keys/{id}", Handle)
        .WithName("revokeApiKey").WithTags(Tags.Keys)
        .WithSummary("Revoke a key")
        .WithDescription("Refused everywhere within seconds, also on open event streams.")
        .RequireAuthorization(Scopes.Account)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<NoContent, ProblemResult>> Handle(string id, HttpContext http, VideoGenDbContext db, TimeProvider time)
    {
        var owner = http.User.UserId().Value;
        if (!Guid.TryParseExact(id, "D", out var key))
            return ProblemResult.NotFound();
        var found = await db.ApiKeys.Where(k => k.Id == key && k.OwnerId == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, k => k.RevokedAt ?? time.GetUtcNow()), http.RequestAborted);
        return found == 1 ? TypedResults.NoContent() : ProblemResult.NotFound();
    }
}
