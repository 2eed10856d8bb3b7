using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>PATCH /jobs/{id}</summary>
internal static class UpdateJob
{
    public static void Map(RouteGroupBuilder api) => api.MapPatch("/jobs/{id}", Handle)
        .WithName("updateJob").WithTags(Tags.Films)
        .WithSummary("Rename a film")
        .WithMetadata(new RequestExample("""{"title":"Tomatoes, final cut"}"""))
        .RequireAuthorization(Scopes.JobsWrite)
        .Fails(
            ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited,
            ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<JobView>, ProblemResult>> Handle(
        string id, JobPatch body, HttpContext http, IJobStore jobs, JobViews views, JobFeed feed)
    {
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        if (GenerateRules.CheckTitle(body.Title) is { } fault)
            return ProblemResult.Invalid(fault);
        var result = await jobs.RenameAsync(http.User.UserId(), job, body.Title!.Trim(), http.RequestAborted);
        feed.Announce(result);
        return result is ChangeResult.Changed changed ? TypedResults.Ok(views.Show(changed.Job, http.Request)) : JobChanges.Refused(result);
    }
}

public sealed record JobPatch
{
    [Description("New name of the film, one line of 1 to 200 characters.")]
    [Longest(GenerateLimits.TitleLength)]
    public string? Title { get; init; }
}
