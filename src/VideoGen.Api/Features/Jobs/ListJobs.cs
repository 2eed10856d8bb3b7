using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>GET /jobs</summary>
internal static class ListJobs
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/jobs", Handle)
        .WithName("listJobs").WithTags(Tags.Films)
        .WithSummary("List jobs, newest first")
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<JobList>, ProblemResult>> Handle(
        [Description("Where to go on: next_cursor of the page before.")] string? cursor,
        [Description("Jobs on a page, 1 to 100. Default 20.")] string? limit,
        [Description("Only jobs in this state: queued, running, completed, failed or cancelled.")] string? status,
        [Description("current lists of each film only its current version; all lists every version. Default all.")] string? versions,
        HttpContext http, IJobStore jobs, JobViews views, PageCursor cursors)
    {
        var owner = http.User.UserId();
        var errors = new List<FieldError>();
        var size = PageSize.Read(limit, errors);
        var state = State(status, errors);
        if (versions is not (null or "all" or "current"))
            errors.Add(new("versions", "must be all or current."));
        var current = versions == "current";
        JobId? before = null;
        if (cursor is not null && errors.Count == 0)
        {
            before = cursors.Decode(owner, state, current, cursor);
            if (before is null)
                errors.Add(new("cursor", "is not one that this list gave out."));
        }

        if (errors.Count > 0)
            return ProblemResult.Invalid(errors);
        var page = await jobs.ListAsync(owner, new JobListQuery(size, before, state, current), http.RequestAborted);
        return TypedResults.Ok(new JobList
        {
            Items = [.. page.Jobs.Select(job => views.Show(job with { Report = null, Warnings = null }, http.Request))],
            NextCursor = page.Next is { } next ? cursors.Encode(owner, state, current, next) : null,
        });
    }

    private static JobState? State(string? text, List<FieldError> errors)
    {
        if (text is null)
            return null;
        foreach (var state in Enum.GetValues<JobState>())
        {
            if (JobViews.Word(state) == text)
                return state;
        }

        errors.Add(new("status", "must be one of: queued, running, completed, failed, cancelled."));
        return null;
    }
}
