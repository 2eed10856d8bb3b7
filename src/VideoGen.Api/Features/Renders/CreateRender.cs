using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Renders;

/// <summary>POST /renders</summary>
internal static class CreateRender
{
    private const string Example =
        """
        {"timeline":{"version":1,"output":{"width":1280,"height":720,"fps":30},"tracks":[{"clips":[{"type":"colour","colour":"#14213D","length":3}]},{"clips":[{"type":"text","text":"Hello {{name}}","length":3,"size":96,"colour":"#FCA311"}]}],"variables":{"name":{"type":"text","default":"World"}}},"variables":{"name":"Ada"}}
        """;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/renders", Handle)
        .WithName("createRender").WithTags(Tags.Films)
        .WithSummary("Render a timeline")
        .WithDescription("Answers 202 once the job is safe in the database. Everything that is wrong with the timeline is told at once, each with its path, a stable code, a reason and a fix. With dry_run=true nothing is rendered, and the answer tells what a render would: also what is wrong with texts as they come out in their typefaces, and how much of the film exists already. The body has at most 2 MB.")
        .Accepts<RenderBody>("application/json")
        .Produces<DryRunView>(StatusCodes.Status200OK)
        .WithMetadata(
            new RequestExample(Example),
            new HeaderParameter("Idempotency-Key", "1 to 255 printable ASCII characters. The same key with the same body gives the same job; with another body 422. Kept for at least 24 hours.", "order-4711"),
            new HeaderParameter("Prefer", "wait=N: wait up to N seconds (at most 60) for the film.", "wait=30"))
        .RequireAuthorization(Scopes.JobsWrite).RequireLimit(LimitNames.Render)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.BudgetExceeded, ErrorCodes.Forbidden, ErrorCodes.Conflict, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType,
            ErrorCodes.IdempotencyMismatch, ErrorCodes.RateLimited, ErrorCodes.QueueFull, ErrorCodes.Unavailable);

    internal static async Task<Results<Accepted<JobView>, Ok<JobView>, Ok<DryRunView>, ProblemResult>> Handle(
        [FromQuery(Name = "dry_run"), Description("true: check the timeline and say what would be rendered.")] string? dryRun,
        HttpContext http, TimelineIntake intake, DryRun check, JobSubmitter submitter)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = RenderBody.MaxBytes;
        if (dryRun is not (null or "true" or "false"))
            return ProblemResult.Invalid("dry_run", "must be true or false.");
        var (body, faults) = await ReadAsync(http);
        if (body?.Timeline is not { } document || faults.Count > 0)
            return ProblemResult.Invalid(faults);
        var owner = http.User.UserId();
        var priority = Priority(body.Priority);
        var read = await intake.ReadAsync(owner, document, body.Variables, http.RequestAborted);
        if (dryRun == "true")
            return TypedResults.Ok(await check.RunAsync(owner, body, read, http.RequestAborted));
        if (read.Reading.Problems.Count > 0)
            return ProblemResult.Invalid([.. TimelineIntake.Faults(read.Reading)]);
        if (submitter.Forbidden(priority!.Value, http) is { } forbidden)
            return forbidden;
        var (job, refused) = await submitter.SubmitAsync(Submit(owner, body, read, priority.Value), body.Hash(), http);
        if (refused is not null)
            return refused;
        var (view, ended) = await submitter.AnswerAsync(job!, http);
        return ended ? TypedResults.Ok(view) : TypedResults.Accepted($"/api/v1/jobs/{view.Id}", view);
    }

    /// <summary>Reads the body and checks all but the timeline itself.</summary>
    private static async Task<(RenderBody? Body, List<FieldError> Faults)> ReadAsync(HttpContext http)
    {
        var faults = new List<FieldError>(JobSubmitter.HeaderFaults(http.Request));
        var body = await JsonSerializer.DeserializeAsync<RenderBody>(http.Request.Body, RenderBody.Options, http.RequestAborted);
        if (body?.Timeline is not { ValueKind: JsonValueKind.Object })
            faults.Add(new("timeline", "is required and must be an object."));
        if (Priority(body?.Priority) is null)
            faults.Add(new("priority", "must be one of: low, normal, high."));
        if (body?.Title is not null && GenerateRules.CheckTitle(body.Title) is { } title)
            faults.Add(title);
        if (body?.Metadata is not null)
            faults.AddRange(GenerateRules.CheckMetadata(body.Metadata));
        return (body, faults);
    }

    private static SubmitJob Submit(UserId owner, RenderBody body, TimelineIntake.Read read, JobPriority priority) => new()
    {
        Owner = owner,
        Request = TimelineIntake.Request(body, read, priority),
        Origin = JobOrigin.Timeline,
        Title = body.Title?.Trim() ?? (read.Reading.Timeline!.Title is { Length: > 0 } title ? title : null),
        Metadata = body.Metadata ?? new Dictionary<string, string>(),
        Uploads = read.Assets,
        Warnings = read.Reading.Warnings.Count > 0 ? JsonSerializer.Serialize(read.Reading.Warnings.Select(TimelineProblemView.Of), Json.ApiJson.Options) : null,
        MaxQueuedPerOwner = 0,
    };

    private static JobPriority? Priority(string? word) => word switch
    {
        null or "normal" => JobPriority.Normal,
        "low" => JobPriority.Low,
        "high" => JobPriority.High,
        _ => null,
    };
}
