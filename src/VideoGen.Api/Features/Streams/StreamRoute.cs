using System.Globalization;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Jobs;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;

namespace VideoGen.Api.Features.Streams;

/// <summary>What all routes of a stream have in common.</summary>
internal static class StreamRoute
{
    public const string PlaylistType = "application/vnd.apple.mpegurl";
    public const string VideoType = "video/mp4";
    public const string AudioType = "audio/mp4";

    /// <summary>After this many seconds it is worth asking again for what is not there yet.</summary>
    private const int RetrySeconds = 1;

    public static RouteHandlerBuilder MapStream(this RouteGroupBuilder api, string path, Delegate handler, string name, string summary, string contentType) =>
        api.MapMethods($"/jobs/{{id}}/{path}", [HttpMethods.Get, HttpMethods.Head], handler)
            .WithName(name).WithTags(Tags.Streams).WithSummary(summary)
            .Produces(StatusCodes.Status200OK, contentType: contentType)
            .Produces(StatusCodes.Status304NotModified)
            .RequireAuthorization(Scopes.JobsRead).RequireLimit(LimitNames.Stream)
            .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.NotReady,
                ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    /// <summary>The answer for what will be there soon.</summary>
    public static ProblemResult NotReady() => new(ErrorCodes.NotReady) { RetryAfterSeconds = RetrySeconds };

    /// <summary>404 not_found for what the caller cannot see, and 404 not_ready for what is still being made.</summary>
    public static async Task<ProblemResult> MissingAsync(Data.Jobs.IJobStore jobs, UserId owner, JobId id, CancellationToken ct) =>
        await jobs.GetAsync(owner, id, ct) is { } job && (!job.State.IsTerminal() || job.State == JobState.Failed && job.Plan is not null)
            ? NotReady() : ProblemResult.NotFound();

    /// <summary>The wait that the caller prefers.</summary>
    public static TimeSpan Wait(HttpRequest request, StreamOptions options) =>
        TimeSpan.FromSeconds(PreferHeader.Wait(request, options.MaxWaitSeconds) ?? 0);

    /// <summary>Reads a time in seconds as the frame that shows then; null when it is none.</summary>
    public static long? Frame(string text, (int Numerator, int Denominator) rate, long frames) =>
        text.Length <= 20
        && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= int.MaxValue
        && (long)decimal.Floor(seconds * rate.Numerator / rate.Denominator) is var frame && frame < frames
            ? frame : null;
}
