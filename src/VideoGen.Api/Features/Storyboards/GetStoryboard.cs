using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>GET /jobs/{id}/storyboard</summary>
internal static class GetStoryboard
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/jobs/{id}/storyboard", Handle)
        .WithName("getStoryboard").WithTags(Tags.Films)
        .WithSummary("The storyboard of a job")
        .WithDescription("What a film from a prompt or a storyboard says and shows. 404 for a job that has none: a timeline's, or one that has not been planned yet.")
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<StoryboardView>, ProblemResult>> Handle(string id, HttpContext http, IJobStore jobs) =>
        JobId.TryParse(id, null, out var job) && await jobs.StoryboardAsync(http.User.UserId(), job, http.RequestAborted) is { } json && StoryboardJson.TryRead(json) is { } board
            ? TypedResults.Ok(StoryboardView.Of(board))
            : ProblemResult.NotFound();
}
