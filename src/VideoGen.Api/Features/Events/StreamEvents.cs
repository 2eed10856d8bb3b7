using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Events;

/// <summary>GET /jobs/{id}/events</summary>
internal static class StreamEvents
{
    private const int NoSeatRetrySeconds = 5;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/jobs/{id}/events", Handle)
        .WithName("streamJobEvents").WithTags(Tags.Events)
        .WithSummary("Follow a job by server-sent events")
        .WithDescription("First the job as it is (event state), then each change until the job ends. Send the last id as Last-Event-ID to go on where a stream was cut; 204 says that nothing more will come. Comments keep the stream alive.")
        .WithMetadata(new HeaderParameter("Last-Event-ID", "Id of the last event that was received.", "17"))
        .Produces<JobEventView>(StatusCodes.Status200OK, "text/event-stream")
        .Produces(StatusCodes.Status204NoContent)
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<IResult> Handle(
        string id, HttpContext http, IJobStore jobs, JobFeed feed, EventViews views, Callers callers, StreamSeats seats,
        IOptions<RealtimeOptions> options, IHostApplicationLifetime host)
    {
        var owner = http.User.UserId();
        if (!JobId.TryParse(id, null, out var jobId) || await jobs.GetAsync(owner, jobId, http.RequestAborted) is not { } job)
            return ProblemResult.NotFound();
        var resume = LastEventId(http.Request, job);
        if (resume == job.LastSeq && job.State.IsTerminal())
            return TypedResults.NoContent();
        using var seat = seats.Take(owner);
        if (seat is null)
            return new ProblemResult(ErrorCodes.RateLimited, "You hold too many streams open.") { RetryAfterSeconds = NoSeatRetrySeconds };

        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        await BeginAsync(http.Response, options.Value, end.Token);
        try
        {
            await SendAsync(http, job, resume, feed, views, callers, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client went away, or the server stops: the client comes back with its Last-Event-ID.
        }

        return TypedResults.Empty;
    }

    /// <summary>Where to go on; null for a client that starts, or that names an event which this job has not had.</summary>
    private static long? LastEventId(HttpRequest request, JobRecord job) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id <= job.LastSeq
            ? id : null;

    private static async Task BeginAsync(HttpResponse response, RealtimeOptions options, CancellationToken ct)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        // nginx holds answers back unless told not to.
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await response.WriteAsync($"retry: {options.ReconnectMs}\n\n", ct);
        await response.Body.FlushAsync(ct);
    }

    private static async Task SendAsync(
        HttpContext http, JobRecord job, long? resume, JobFeed feed, EventViews views, Callers callers, CancellationToken ct)
    {
        if (resume is null)
        {
            await WriteAsync(http.Response, await views.StateAsync(job, http.Request, ct), ct);
            if (job.State.IsTerminal())
                return;
        }

        await foreach (var happened in feed.FollowAsync(job.Owner, job.Id, resume ?? job.LastSeq, ct))
        {
            // Cached for seconds, so asking at each event costs nothing.
            if (!await callers.IsStillGoodAsync(http.User, ct))
                return;
            if (happened is null)
            {
                await http.Response.WriteAsync(":\n\n", ct);
                await http.Response.Body.FlushAsync(ct);
            }
            else
            {
                await WriteAsync(http.Response, await views.ShowAsync(happened, http.Request, ct), ct);
            }
        }
    }

    private static async Task WriteAsync(HttpResponse response, JobEventView view, CancellationToken ct)
    {
        await response.WriteAsync($"id: {view.Seq}\nevent: {view.Type}\ndata: {JsonSerializer.Serialize(view, ApiJson.Options)}\n\n", ct);
        await response.Body.FlushAsync(ct);
    }
}
