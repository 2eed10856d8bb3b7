using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Data.Costs;

namespace VideoGen.Api.Features.Usage;

/// <summary>GET /me/usage</summary>
internal static class GetUsage
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/me/usage", Handle)
        .WithName("getUsage").WithTags(Tags.Account)
        .WithSummary("What you have used in this month, and what you may")
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Ok<UsageView>> Handle(HttpContext http, BudgetStore budgets) =>
        TypedResults.Ok(UsageView.Of(await budgets.ReadAsync(http.User.UserId(), http.RequestAborted)));
}
