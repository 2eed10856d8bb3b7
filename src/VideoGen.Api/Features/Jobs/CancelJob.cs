using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>POST /jobs/{id}/cancel</summary>
internal static class CancelJob
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/jobs/{id}/cancel", Handle)
        .WithName("cancelJob").WithTags(Tags.Films)
        .WithSummary("Stop a job")
        .WithDescription("A waiting job ends at once (200). A running one is asked to stop and ends within seconds (202). Cancelling a cancelled job changes nothing.")
        .RequireAuthorization(Scopes.JobsWrite)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<JobView>, Accepted<JobView>, ProblemResult>> Handle(
        string id, HttpContext http, IJobStore jobs, JobViews views, JobFeed feed)
    {
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        var result = await jobs.CancelAsync(http.User.UserId(), job, http.RequestAborted);
        feed.Announce(result);
        return result switch
        {
            ChangeResult.Changed changed => TypedResults.Ok(views.Show(changed.Job, http.Request)),
            ChangeResult.CancelRequested asked => TypedResults.Accepted($"/api/v1/jobs/{job}", views.Show(asked.Job, http.Request)),
            _ => JobChanges.Refused(result),
        };
    }
}
