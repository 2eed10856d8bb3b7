using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>DELETE /jobs/{id}</summary>
internal static class DeleteJob
{
    public static void Map(RouteGroupBuilder api) => api.MapDelete("/jobs/{id}", Handle)
        .WithName("deleteJob").WithTags(Tags.Films)
        .WithSummary("Remove a job and its files")
        .WithDescription("The job is gone at once and is stopped if it runs; its files follow within minutes.")
        .RequireAuthorization(Scopes.JobsWrite)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<NoContent, ProblemResult>> Handle(string id, HttpContext http, IJobStore jobs, JobFeed feed)
    {
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        var result = await jobs.DeleteAsync(http.User.UserId(), job, http.RequestAborted);
        feed.Announce(result);
        return result is ChangeResult.Changed or ChangeResult.CancelRequested ? TypedResults.NoContent() : JobChanges.Refused(result);
    }
}
