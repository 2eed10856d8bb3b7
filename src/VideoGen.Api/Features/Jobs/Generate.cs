using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;
using VideoGen.Data.Users;

namespace VideoGen.Api.Features.Jobs;

/// <summary>POST /generate</summary>
internal static class Generate
{
    private const int FullRetrySeconds = 30;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/generate", Handle)
        .WithName("generate").WithTags(Tags.Films)
        .WithSummary("Ask for a film")
        .WithDescription("Answers 202 once the job is safe in the database; follow it at the address in Location. With Prefer: wait=N the answer waits up to N seconds for the end and is then 200.")
        .WithMetadata(
            new RequestExample("""{"prompt":"Three reasons to grow your own tomatoes","duration":20,"size":"1280x720","quality":"high"}"""),
            new HeaderParameter("Idempotency-Key", "1 to 255 printable ASCII characters. The same key with the same body gives the same job; with another body 422. Kept for at least 24 hours.", "order-4711"),
            new HeaderParameter("Prefer", "wait=N: wait up to N seconds (at most 60) for the film.", "wait=30"))
        .RequireAuthorization(Scopes.JobsWrite).RequireLimit(LimitNames.Create)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType,
            ErrorCodes.IdempotencyMismatch, ErrorCodes.RateLimited, ErrorCodes.QueueFull, ErrorCodes.Unavailable);

    internal static async Task<Results<Accepted<JobView>, Ok<JobView>, ProblemResult>> Handle(
        GenerateBody body, HttpContext http, IJobStore jobs, JobViews views, JobFeed feed, IOptions<JobsOptions> options)
    {
        var ct = http.RequestAborted;
        var faults = HeaderFaults(http.Request);
        var result = GenerateRules.Check(body.Input(), RandomNumberGenerator.GetInt32(int.MaxValue));
        if (result is not GenerateResult.Valid valid || faults.Count > 0)
            return ProblemResult.Invalid([.. faults, .. (result as GenerateResult.Invalid)?.Errors ?? []]);
        if (valid.Request.Priority == JobPriority.High && options.Value.HighPriority == HighPriority.Admins && !http.User.IsInRole(UserRoles.Admin))
            return new ProblemResult(ErrorCodes.Forbidden, "Priority \"high\" is for administrators on this server.");

        var owner = http.User.UserId();
        var submitted = await jobs.SubmitAsync(Submit(owner, body, valid, http.Request, options.Value), ct);
        switch (submitted)
        {
            case SubmitResult.Accepted accepted:
                feed.Publish(accepted.Event);
                return await AnswerAsync(accepted.Job);
            case SubmitResult.Replayed replayed:
                return await AnswerAsync(replayed.Job);
            case SubmitResult.KeyReused:
                return new ProblemResult(ErrorCodes.IdempotencyMismatch);
            case SubmitResult.QueueFull full:
                return JobChanges.QueueFull(full.Limit);
            case SubmitResult.SystemFull:
                return new ProblemResult(ErrorCodes.Unavailable, "Too many jobs are waiting.") { RetryAfterSeconds = FullRetrySeconds };
            default:
                throw new UnreachableException();
        }

        async Task<Results<Accepted<JobView>, Ok<JobView>, ProblemResult>> AnswerAsync(JobRecord job)
        {
            var wait = PreferHeader.Wait(http.Request, options.Value.MaxWaitSeconds);
            if (wait is { } seconds)
            {
                http.Response.Headers["Preference-Applied"] = $"wait={seconds}";
                job = await feed.WaitForEndAsync(owner, job, TimeSpan.FromSeconds(seconds), ct);
            }

            http.Response.Headers.Location = $"/api/v1/jobs/{job.Id}";
            var view = views.Show(job, http.Request, await jobs.QueuePositionAsync(owner, job.Id, ct));
            return job.State.IsTerminal() ? TypedResults.Ok(view) : TypedResults.Accepted($"/api/v1/jobs/{job.Id}", view);
        }
    }

    private static List<FieldError> HeaderFaults(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"];
        return key.Count == 0 || (key.Count == 1 && IdempotencyKey.IsValid(key[0]))
            ? []
            : [new("Idempotency-Key", $"must be 1 to {GenerateLimits.IdempotencyKeyLength} printable ASCII characters.")];
    }

    private static SubmitJob Submit(UserId owner, GenerateBody body, GenerateResult.Valid valid, HttpRequest request, JobsOptions options) => new()
    {
        Owner = owner,
        Request = valid.Request,
        Title = valid.Title,
        Metadata = valid.Metadata,
        Idempotency = request.Headers["Idempotency-Key"] is [{ } key] ? new(key, body.Hash()) : null,
        Traceparent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
        MaxQueuedPerOwner = options.MaxQueuedPerUser,
        MaxQueuedInAll = options.MaxQueuedInAll,
    };
}
