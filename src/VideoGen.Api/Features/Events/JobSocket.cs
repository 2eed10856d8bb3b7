using System.Net.WebSockets;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Http;
using VideoGen.Api.Limits;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Events;

/// <summary>GET /ws/jobs/{id}: the WebSocket that follows one job.</summary>
internal static class JobSocket
{
    private const int NoSeatRetrySeconds = 5;
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/ws/jobs/{id}", Handle)
        .WithName("followJobBySocket").WithTags(Tags.Events)
        .WithSummary("Follow a job by WebSocket")
        .WithDescription("Sign in with ?token= (a ticket of POST /api/v1/ws-tickets, or an access token) or with the Authorization header. Messages are JSON: {type: status_update|progress_update|complete|error, jobId, status: queued|processing|complete|failed, progress?, message?, resultUrl?, error?, timestamp}.")
        .Produces(StatusCodes.Status101SwitchingProtocols)
        .RequireAuthorization(Scopes.JobsRead).RequireLimit(LimitNames.Default)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<IResult> Handle(
        string id, HttpContext http, IJobStore jobs, JobFeed feed, EventViews views, Callers callers, StreamSeats seats,
        IOptions<CorsOptions> origins, IHostApplicationLifetime host, TimeProvider time)
    {
        // Browsers let any site open a WebSocket to us; CORS does not apply.
        if (http.Request.Headers.Origin is [{ } origin] && !Origins.IsOwn(http.Request, origin, origins.Value))
            return new ProblemResult(ErrorCodes.Forbidden, "This site may not open WebSockets here.");
        var owner = http.User.UserId();
        if (!JobId.TryParse(id, null, out var jobId) || await jobs.GetAsync(owner, jobId, http.RequestAborted) is not { } job)
            return ProblemResult.NotFound();
        if (!http.WebSockets.IsWebSocketRequest)
            return ProblemResult.Invalid("Upgrade", "must ask for a WebSocket.");
        using var seat = seats.Take(owner);
        if (seat is null)
            return new ProblemResult(ErrorCodes.RateLimited, "You hold too many streams open.") { RetryAfterSeconds = NoSeatRetrySeconds };

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        var hearing = HearAsync(socket, end);
        var reason = await SendAsync(socket, http, job, feed, views, callers, end.Token);
        await CloseAsync(socket, reason, hearing, time);
        // Ends a client that does not answer the goodbye.
        await end.CancelAsync();
        await hearing;
        return TypedResults.Empty;
    }

    private static async Task<WebSocketCloseStatus> SendAsync(
        WebSocket socket, HttpContext http, JobRecord job, JobFeed feed, EventViews views, Callers callers, CancellationToken ct)
    {
        try
        {
            await SayAsync(socket, await views.StateAsync(job, http.Request, ct), ct);
            if (job.State.IsTerminal())
                return WebSocketCloseStatus.NormalClosure;
            await foreach (var happened in feed.FollowAsync(job.Owner, job.Id, job.LastSeq, ct))
            {
                if (!await callers.IsStillGoodAsync(http.User, ct))
                    return WebSocketCloseStatus.PolicyViolation;
                if (happened is not null)
                    await SayAsync(socket, await views.ShowAsync(happened, http.Request, ct), ct);
            }

            return WebSocketCloseStatus.NormalClosure;
        }
        catch (Exception e) when (e is WebSocketException || (e is OperationCanceledException && ct.IsCancellationRequested))
        {
            return WebSocketCloseStatus.EndpointUnavailable;
        }
    }

    private static Task SayAsync(WebSocket socket, JobEventView view, CancellationToken ct) =>
        socket.SendAsync(SocketMessage.Of(view).ToUtf8(), WebSocketMessageType.Text, endOfMessage: true, ct);

    /// <summary>Clients have nothing to say but goodbye; what else they send is read and dropped, so that the goodbye is seen.</summary>
    private static async Task HearAsync(WebSocket socket, CancellationTokenSource end)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer, end.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
        }

        await end.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus reason, Task hearing, TimeProvider time)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        using var limit = new CancellationTokenSource(GoodbyeTime, time);
        try
        {
            await socket.CloseOutputAsync(reason, null, limit.Token);
            await hearing.WaitAsync(limit.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Gone already.
        }
    }
}
