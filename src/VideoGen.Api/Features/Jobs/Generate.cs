using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Storyboards;
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
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.BudgetExceeded, ErrorCodes.Forbidden, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType,
            ErrorCodes.IdempotencyMismatch, ErrorCodes.RateLimited, ErrorCodes.QueueFull, ErrorCodes.Unavailable);

    internal static async Task<Results<Accepted<JobView>, Ok<JobView>, ProblemResult>> Handle(
        GenerateBody body, HttpContext http, StoryboardIntake intake, JobSubmitter submitter, PromptPlanning planning)
    {
        List<FieldError> faults = [.. JobSubmitter.HeaderFaults(http.Request)];
        var (input, storyboard, problems) = StoryboardInput.Of(body, RandomNumberGenerator.GetInt32(int.MaxValue));
        faults.AddRange(problems);
        var result = GenerateRules.Check(input, RandomNumberGenerator.GetInt32(int.MaxValue));
        if (result is not GenerateResult.Valid valid)
            return ProblemResult.Invalid([.. faults, .. (result as GenerateResult.Invalid)?.Errors ?? []]);
        var request = storyboard is null ? StoryboardInput.Chosen(valid.Request, body, faults) : valid.Request;
        if (faults.Count > 0)
            return ProblemResult.Invalid(faults);
        if (await planning.FaultAsync(http.User.UserId(), request, http.RequestAborted) is { } fault)
            return fault;
        if (submitter.Forbidden(valid.Request.Priority, http) is { } forbidden)
            return forbidden;
        var owner = http.User.UserId();
        var read = await intake.ReadAsync(owner, request, storyboard, http.RequestAborted);
        if (read.Problems.Count > 0)
            return ProblemResult.Invalid([.. read.Problems.Select(p => storyboard is null ? p with { Field = "prompt" } : StoryboardInput.Within(p))]);
        var asked = new SubmitJob
        {
            Owner = owner, Request = read.Request, Origin = storyboard is null ? JobOrigin.Prompt : JobOrigin.Storyboard, Uploads = read.Assets, Title = valid.Title ?? storyboard?.Title, Metadata = valid.Metadata,
            Storyboard = storyboard is null ? null : StoryboardJson.Write(storyboard), MaxQueuedPerOwner = 0,
        };
        return await submitter.MakeAsync(asked, body.Hash(), http);
    }
}
