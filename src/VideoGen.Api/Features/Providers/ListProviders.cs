using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Users;

namespace VideoGen.Api.Features.Providers;

/// <summary>GET /providers and GET /providers/{name}</summary>
internal static class ListProviders
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/providers", All)
            .WithName("listProviders").WithTags(Tags.Providers)
            .WithSummary("List models of others that films may use")
            .WithDescription("Administrators also see how they are set up, and those that are switched off. Keys are never told.")
            .RequireAuthorization(Scopes.JobsRead)
            .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);
        api.MapGet("/providers/{name}", One)
            .WithName("getProvider").WithTags(Tags.Providers)
            .WithSummary("One of them")
            .RequireAuthorization(Scopes.JobsRead)
            .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);
    }

    internal static async Task<Ok<ProviderList>> All(HttpContext http, ProviderViews views) =>
        TypedResults.Ok(new ProviderList { Items = await views.AllAsync(IsAdmin(http), http.RequestAborted) });

    internal static async Task<Results<Ok<ProviderView>, ProblemResult>> One([Description("Name of the provider.")] string name, HttpContext http, ProviderViews views) =>
        await views.FindAsync(name, IsAdmin(http), http.RequestAborted) is { } found ? TypedResults.Ok(found) : ProblemResult.NotFound();

    /// <summary>A signed-in administrator; not a program with a key of one.</summary>
    private static bool IsAdmin(HttpContext http) => http.User.IsInRole(UserRoles.Admin) && http.User.HasClaim(AuthClaims.Scope, Scopes.Account);
}
