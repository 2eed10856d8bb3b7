using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Storyboards;

/// <summary>POST /storyboards</summary>
internal static class PlanStoryboard
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/storyboards", Handle)
        .WithName("planStoryboard").WithTags(Tags.Films)
        .WithSummary("Plan a film without making it")
        .WithDescription("By the built-in planner, answers the storyboard that POST /generate would make of the same prompt with the same seed; by a language model, one of the many that it would. No job is made.")
        .WithMetadata(new RequestExample("""{"prompt":"Three reasons to grow your own tomatoes","duration":20,"size":"1280x720","seed":7}"""))
        .RequireAuthorization(Scopes.JobsRead).RequireLimit(LimitNames.Default)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.BudgetExceeded, ErrorCodes.Forbidden, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<PlannedView>, ProblemResult>> Handle(PlanBody body, HttpContext http, PromptPlanning planning)
    {
        var result = GenerateRules.Check(body.Input(), RandomNumberGenerator.GetInt32(int.MaxValue));
        if (result is not GenerateResult.Valid valid)
            return ProblemResult.Invalid((result as GenerateResult.Invalid)?.Errors ?? []);
        List<FieldError> problems = [];
        var request = StoryboardInput.Chosen(valid.Request, body, problems);
        if (problems.Count > 0)
            return ProblemResult.Invalid(problems);
        if (await planning.FaultAsync(http.User.UserId(), request, http.RequestAborted) is { } fault)
            return fault;
        return TypedResults.Ok(PlannedView.Of(request, await planning.PlanAsync(http.User.UserId(), request, http.RequestAborted)));
    }
}

/// <summary>Body of POST /storyboards.</summary>
public sealed record PlanBody : PromptBody;
