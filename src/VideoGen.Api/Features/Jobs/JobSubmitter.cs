using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Costs;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Costs;
using VideoGen.Data.Jobs;
using VideoGen.Data.Users;

namespace VideoGen.Api.Features.Jobs;

/// <summary>What all routes that make jobs have in common: headers, limits, the submit itself and its answer.</summary>
internal sealed class JobSubmitter(IJobStore jobs, JobViews views, JobFeed feed, BudgetStore budgets, IOptions<JobsOptions> options)
{
    private const int FullRetrySeconds = 30;

    /// <summary>What is wrong with the headers of a request that makes a job.</summary>
    public static IReadOnlyList<FieldError> HeaderFaults(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"];
        return key.Count == 0 || (key.Count == 1 && IdempotencyKey.IsValid(key[0]))
            ? []
            : [new("Idempotency-Key", $"must be 1 to {GenerateLimits.IdempotencyKeyLength} printable ASCII characters.")];
    }

    /// <summary>Whether the caller may ask for a priority.</summary>
    public ProblemResult? Forbidden(JobPriority priority, HttpContext http) =>
        priority == JobPriority.High && options.Value.HighPriority == HighPriority.Admins && !http.User.IsInRole(UserRoles.Admin)
            ? new ProblemResult(ErrorCodes.Forbidden, "Priority \"high\" is for administrators on this server.")
            : null;

    /// <summary>Makes the job, or finds the one that the same key made before.</summary>
    /// <param name="asked">What to make; owner, limits, key and trace are filled in here.</param>
    /// <param name="bodyHash">SHA-256 of what was asked, whatever its spacing.</param>
    /// <param name="http">The request.</param>
    public async Task<(JobRecord? Job, ProblemResult? Refused)> SubmitAsync(SubmitJob asked, byte[] bodyHash, HttpContext http)
    {
        var over = await OverBudgetAsync(asked.Owner, [asked], http.RequestAborted);
        if (over is not null && Key(http.Request, bodyHash) is null)
            return (null, over);
        // What was made before is answered with, also when there is no room for more: a new one finds no place then.
        var limited = Limited(asked) with { Idempotency = Key(http.Request, bodyHash) };
        var submitted = await jobs.SubmitAsync(over is null ? limited : limited with { MaxQueuedPerOwner = 0 }, http.RequestAborted);
        switch (submitted)
        {
            case SubmitResult.QueueFull when over is not null:
                return (null, over);
            case SubmitResult.Accepted accepted:
                feed.Publish(accepted.Event);
                return (accepted.Job, null);
            case SubmitResult.Replayed replayed:
                return (replayed.Job, null);
            default:
                return (null, Refused(submitted));
        }
    }

    /// <summary>Makes jobs of one owner, all or none; or finds those that the same key made before.</summary>
    public async Task<(IReadOnlyList<JobRecord> Jobs, ProblemResult? Refused)> SubmitAllAsync(IReadOnlyList<SubmitJob> asked, byte[] bodyHash, HttpContext http)
    {
        var key = Key(http.Request, bodyHash);
        if (asked.Count > 0 && await OverBudgetAsync(asked[0].Owner, asked, http.RequestAborted) is { } over)
            return ([], over);
        // No caller's key has a middle dot.
        var results = await jobs.SubmitAllAsync([.. asked.Select((job, i) => Limited(job) with { Idempotency = key is null || i == 0 ? key : key with { Key = $"{key.Key}·{i + 1}" } })], http.RequestAborted);
        List<JobRecord> made = [];
        foreach (var result in results)
        {
            if (result is SubmitResult.Accepted accepted)
                feed.Publish(accepted.Event);
            if (((result as SubmitResult.Accepted)?.Job ?? (result as SubmitResult.Replayed)?.Job) is not { } job)
                return ([], Refused(result));
            made.Add(job);
        }

        return (made, null);
    }

    /// <summary>Why the owner's budget does not allow these jobs together; null when it does.</summary>
    public async Task<ProblemResult?> OverBudgetAsync(UserId owner, IReadOnlyList<SubmitJob> asked, CancellationToken ct) =>
        BudgetRules.CpuFault(await budgets.ReadAsync(owner, ct), asked.Sum(job => CpuEstimate.Of(job.Request))) is { } fault
            ? new ProblemResult(ErrorCodes.BudgetExceeded, fault)
            : null;

    /// <summary>Makes a job and answers with it: 202, or 200 when it ended within the wait that the caller prefers.</summary>
    public async Task<Results<Accepted<JobView>, Ok<JobView>, ProblemResult>> MakeAsync(SubmitJob asked, byte[] bodyHash, HttpContext http)
    {
        var (job, refused) = await SubmitAsync(asked, bodyHash, http);
        if (refused is not null)
            return refused;
        var (view, ended) = await AnswerAsync(job!, http); // one of the two is there
        return ended ? TypedResults.Ok(view) : TypedResults.Accepted($"/api/v1/jobs/{view.Id}", view);
    }

    /// <summary>SHA-256 of what was asked.</summary>
    public static byte[] Hash(string asked) => SHA256.HashData(Encoding.UTF8.GetBytes(asked));

    /// <summary>What to make, with the limits that hold for everybody and the trace of this request.</summary>
    public SubmitJob Limited(SubmitJob asked) => asked with
    {
        Traceparent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
        MaxQueuedPerOwner = options.Value.MaxQueuedPerUser,
        MaxQueuedInAll = options.Value.MaxQueuedInAll,
    };

    /// <summary>What makes a repeated request the same one; null when the caller sent no key.</summary>
    public static Idempotency? Key(HttpRequest request, byte[] bodyHash) =>
        request.Headers["Idempotency-Key"] is [{ } key] ? new(key, bodyHash) : null;

    /// <summary>The answer for a job that was not made.</summary>
    public static ProblemResult Refused(SubmitResult result) => result switch
    {
        SubmitResult.KeyReused => new(ErrorCodes.IdempotencyMismatch),
        SubmitResult.QueueFull full => JobChanges.QueueFull(full.Limit),
        SubmitResult.SystemFull => new(ErrorCodes.Unavailable, "Too many jobs are waiting.") { RetryAfterSeconds = FullRetrySeconds },
        SubmitResult.UploadGone => new(ErrorCodes.Conflict, "An asset of the film was removed just now."),
        _ => throw new UnreachableException(),
    };

    /// <summary>The job as it is, or as it ends within the wait that the caller prefers.</summary>
    public async Task<(JobView View, bool Ended)> AnswerAsync(JobRecord job, HttpContext http)
    {
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (PreferHeader.Wait(http.Request, options.Value.MaxWaitSeconds) is { } seconds)
        {
            http.Response.Headers["Preference-Applied"] = $"wait={seconds}";
            job = await feed.WaitForEndAsync(owner, job, TimeSpan.FromSeconds(seconds), ct);
        }

        http.Response.Headers.Location = $"/api/v1/jobs/{job.Id}";
        return (views.Show(job, http.Request, await jobs.QueuePositionAsync(owner, job.Id, ct)), job.State.IsTerminal());
    }
}
