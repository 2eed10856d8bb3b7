using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>GET /jobs/{id}</summary>
internal static class GetJob
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/jobs/{id}", Handle)
        .WithName("getJob").WithTags(Tags.Films)
        .WithSummary("One job with its files")
        .WithDescription("Send the ETag of the last answer as If-None-Match to get 304 while nothing has changed.")
        .WithMetadata(new HeaderParameter("If-None-Match", "ETag of an earlier answer.", "W/\"7-3a\""))
        .Produces(StatusCodes.Status304NotModified)
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<JobView>, StatusCodeHttpResult, ProblemResult>> Handle(
        string id, HttpContext http, IJobStore jobs, JobViews views, TimeProvider time)
    {
        var ct = http.RequestAborted;
        if (!JobId.TryParse(id, null, out var job) || await jobs.GetAsync(http.User.UserId(), job, ct) is not { } found)
            return ProblemResult.NotFound();
        var position = found.State == JobState.Queued ? await jobs.QueuePositionAsync(http.User.UserId(), job, ct) : null;
        var tag = Tag(found, position, time.GetUtcNow());
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.Headers.IfNoneMatch.Any(given => given?.Split(',', StringSplitOptions.TrimEntries).Contains(tag) is true)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(views.Show(found, http.Request, position));
    }

    // Changes at least once a day, so that nobody keeps addresses until they expire; and each second of a running job's countdown.
    private static string Tag(JobRecord job, int? position, DateTimeOffset now)
    {
        var day = now.ToUnixTimeSeconds() / 86_400;
        var changed = job.UpdatedAt.UtcTicks.ToString("x", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"W/\"{job.LastSeq}-{changed}-{position ?? 0}-{day}\"");
    }
}
