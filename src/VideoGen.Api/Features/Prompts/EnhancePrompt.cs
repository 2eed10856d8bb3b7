using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Requests;
using VideoGen.Data.Prompts;

namespace VideoGen.Api.Features.Prompts;

/// <summary>POST /prompts/enhance, its refresh and the choice between both forms, and GET /prompts/analytics</summary>
internal static class EnhancePrompt
{
    private const int GoalLength = 200;

    public static void Map(RouteGroupBuilder api)
    {
        var limited = api.MapGroup("").RequireLimit(LimitNames.Default);
        limited.MapPost("/prompts/enhance", Enhance)
            .WithName("enhancePrompt").WithTags(Tags.Prompts)
            .WithSummary("Make a prompt better")
            .WithDescription("Gives it scenes, an opening that asks for attention, an end that says what to do, and hints at what could be seen; by a language model where one is set up, else by rules, which add no facts. The same prompt again is answered from what was kept.")
            .WithMetadata(new RequestExample("""{"prompt":"why bees matter","goal":"plant flowers"}"""))
            .RequireAuthorization(Scopes.JobsRead)
            .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.BudgetExceeded, ErrorCodes.Forbidden, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType, ErrorCodes.RateLimited, ErrorCodes.Unavailable);
        limited.MapPost("/prompts/enhance/{id}/refresh", Refresh)
            .WithName("refreshPrompt").WithTags(Tags.Prompts)
            .WithSummary("Make a prompt better anew")
            .WithDescription("Asks again and replaces what was kept; by rules the answer is the same.")
            .RequireAuthorization(Scopes.JobsRead)
            .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);
        limited.MapPost("/prompts/enhance/{id}/choice", Choose)
            .WithName("choosePrompt").WithTags(Tags.Prompts)
            .WithSummary("Say which form was taken")
            .WithMetadata(new RequestExample("""{"variant":"b"}"""))
            .RequireAuthorization(Scopes.JobsRead)
            .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType, ErrorCodes.RateLimited, ErrorCodes.Unavailable);
        limited.MapGet("/prompts/analytics", Analytics)
            .WithName("promptAnalytics").WithTags(Tags.Prompts)
            .WithSummary("How often prompts were made better, and what was taken")
            .RequireAuthorization(Scopes.JobsRead)
            .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);
    }

    internal static async Task<Results<Ok<EnhancedView>, ProblemResult>> Enhance(EnhanceBody body, HttpContext http, PromptWorkshop workshop)
    {
        List<FieldError> faults = [];
        var checkedPrompt = GenerateRules.Check(new GenerateInput { Prompt = body.Prompt, Planner = body.Planner }, 0);
        if (checkedPrompt is GenerateResult.Invalid invalid)
            faults.AddRange(invalid.Errors);
        if (body.Goal is { Length: > 0 } goal && TextRules.LineFault(goal, GoalLength) is { } fault)
            faults.Add(new("goal", fault));
        if (faults.Count > 0 || checkedPrompt is not GenerateResult.Valid valid)
            return ProblemResult.Invalid(faults);
        var owner = http.User.UserId();
        if (await workshop.FaultAsync(owner, valid.Request, http.RequestAborted) is { } refused)
            return refused;
        return TypedResults.Ok(await workshop.EnhanceAsync(owner, valid.Request, body.Goal?.Trim() ?? "", http.RequestAborted));
    }

    internal static async Task<Results<Ok<EnhancedView>, ProblemResult>> Refresh([Description("UUID of the enhancement.")] string id, HttpContext http, PromptWorkshop workshop) =>
        Guid.TryParseExact(id, "D", out var which) && await workshop.RefreshAsync(http.User.UserId(), which, http.RequestAborted) is { } view
            ? TypedResults.Ok(view)
            : ProblemResult.NotFound();

    internal static async Task<Results<NoContent, ProblemResult>> Choose(
        [Description("UUID of the enhancement.")] string id, ChoiceBody body, HttpContext http, EnhancementStore store)
    {
        if (body.Variant is not ("a" or "b"))
            return ProblemResult.Invalid("variant", "must be a, the prompt as it was written, or b, the enhanced one.");
        return Guid.TryParseExact(id, "D", out var which) && await store.ChooseAsync(http.User.UserId(), which, body.Variant[0], http.RequestAborted)
            ? TypedResults.NoContent()
            : ProblemResult.NotFound();
    }

    internal static async Task<Ok<AnalyticsView>> Analytics(HttpContext http, EnhancementStore store) => TypedResults.Ok(new AnalyticsView
    {
        Items = [.. (await store.CountsAsync(http.User.UserId(), http.RequestAborted)).Select(count => new AnalyticsLine { By = count.MadeBy, Event = count.Event, Count = count.Count })],
    });
}
