using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Composition.Storyboards;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Jobs;

/// <summary>POST /generate</summary>
internal static class Generate
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/generate", Handle)
        .WithName("generate").WithTags(Tags.Films)
        .WithSummary("Ask for a film")
        .WithDescription("From a prompt, or from a storyboard. Answers 202 once the job is safe in the database; follow it at the address in Location. With Prefer: wait=N the answer waits up to N seconds for the end and is then 200.")
        .WithMetadata(
            new RequestExample("""{"prompt":"Three reasons to grow your own tomatoes","duration":20,"size":"1280x720","quality":"high"}"""),
            new HeaderParameter("Idempotency-Key", "1 to 255 printable ASCII characters. The same key with the same body gives the same job; with another body 422. Kept for at least 24 hours.", "order-4711"),
            new HeaderParameter("Prefer", "wait=N: wait up to N seconds (at most 60) for the film.", "wait=30"))
        .RequireAuthorization(Scopes.JobsWrite).RequireLimit(LimitNames.Create)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType,
            ErrorCodes.IdempotencyMismatch, ErrorCodes.RateLimited, ErrorCodes.QueueFull, ErrorCodes.Unavailable);

    internal static async Task<Results<Accepted<JobView>, Ok<JobView>, ProblemResult>> Handle(
        GenerateBody body, HttpContext http, JobSubmitter submitter)
    {
        var faults = JobSubmitter.HeaderFaults(http.Request);
        var fresh = RandomNumberGenerator.GetInt32(int.MaxValue);
        var (input, storyboard, problems) = Storyboards.StoryboardInput.Of(body, fresh);
        var result = GenerateRules.Check(input, fresh);
        if (result is not GenerateResult.Valid valid || faults.Count > 0 || problems.Count > 0)
            return ProblemResult.Invalid([.. faults, .. problems, .. (result as GenerateResult.Invalid)?.Errors ?? []]);
        if (submitter.Forbidden(valid.Request.Priority, http) is { } forbidden)
            return forbidden;
        var asked = new SubmitJob { Owner = http.User.UserId(), Request = valid.Request, Origin = storyboard is null ? JobOrigin.Prompt : JobOrigin.Storyboard, Title = valid.Title ?? storyboard?.Title, Storyboard = storyboard is null ? null : StoryboardJson.Write(storyboard), Metadata = valid.Metadata, MaxQueuedPerOwner = 0 };
        var (job, refused) = await submitter.SubmitAsync(asked, body.Hash(), http);
        if (refused is not null)
            return refused;
        var (view, ended) = await submitter.AnswerAsync(job!, http);
        return ended ? TypedResults.Ok(view) : TypedResults.Accepted($"/api/v1/jobs/{view.Id}", view);
    }
}
