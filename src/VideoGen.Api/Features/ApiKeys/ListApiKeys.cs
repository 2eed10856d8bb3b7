using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data;

namespace VideoGen.Api.Features.ApiKeys;

/// <summary>GET /api-keys</summary>
internal static class ListApiKeys
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/api-keys", Handle)
        .WithName("listApiKeys").WithTags(Tags.Keys)
        .WithSummary("List the account's keys")
        .RequireAuthorization(Scopes.Account)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Ok<ApiKeyList>> Handle(HttpContext http, VideoGenDbContext db)
    {
        var owner = http.User.UserId().Value;
        var keys = await db.ApiKeys.AsNoTracking().Where(k => k.OwnerId == owner && k.RevokedAt == null)
            .OrderByDescending(k => k.CreatedAt).ToListAsync(http.RequestAborted);
        return TypedResults.Ok(new ApiKeyList { Items = [.. keys.Select(ApiKeyView.Of)] });
    }
}
