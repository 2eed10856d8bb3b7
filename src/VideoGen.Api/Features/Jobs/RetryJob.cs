using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>POST /jobs/{id}/retry</summary>
internal static class RetryJob
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/jobs/{id}/retry", Handle)
        .WithName("retryJob").WithTags(Tags.Films)
        .WithSummary("Run a failed or cancelled job again")
        .WithDescription("Steps that were finished are not made again.")
        .RequireAuthorization(Scopes.JobsWrite).RequireLimit(LimitNames.Create)
        .Fails(
            ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.RateLimited,
            ErrorCodes.QueueFull, ErrorCodes.Unavailable);

    internal static async Task<Results<Accepted<JobView>, ProblemResult>> Handle(
        string id, HttpContext http, IJobStore jobs, JobViews views, JobFeed feed, IOptions<JobsOptions> options)
    {
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        var result = await jobs.RetryAsync(http.User.UserId(), job, options.Value.MaxQueuedPerUser, http.RequestAborted);
        feed.Announce(result);
        return result is ChangeResult.Changed changed
            ? TypedResults.Accepted($"/api/v1/jobs/{job}", views.Show(changed.Job, http.Request))
            : JobChanges.Refused(result);
    }
}
