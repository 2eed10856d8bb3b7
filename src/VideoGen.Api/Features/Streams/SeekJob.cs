using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Streams;

/// <summary>POST /jobs/{id}/seek</summary>
internal static class SeekJob
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/jobs/{id}/seek", Handle)
        .WithName("seekJob").WithTags(Tags.Streams)
        .WithSummary("Watch a film from a time on while it is made")
        .WithDescription("Segments from there on are rendered before all others of the film. The answer has the address of a stream that begins there; ready says whether it can be played now.")
        .WithMetadata(new RequestExample("""{"time":42.0}"""))
        .RequireAuthorization(Scopes.JobsRead)
        .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.RateLimited, ErrorCodes.Unavailable);

    internal static async Task<Results<Ok<SeekView>, ProblemResult>> Handle(
        string id, SeekBody body, HttpContext http, IJobStore jobs, FilmStreams films, JobFeed feed)
    {
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job) || await jobs.GetAsync(owner, job, ct) is not { } found)
            return ProblemResult.NotFound();
        var time = body.Time?.ToString("0.######", CultureInfo.InvariantCulture);
        if (time is null || StreamRoute.Frame(time, found.Request.Rate, found.Request.Frames) is not { } frame)
            return ProblemResult.Invalid("time", "must be a time within the film, in seconds.");
        var film = await films.FindAsync(owner, job, ct);
        var segment = film?.SegmentAt(frame);
        var ready = segment is { } at && film!.ReadyFrom(at) > 0;
        if (!ready)
            await feed.WatchAsync(owner, job, frame, ct);
        return TypedResults.Ok(new SeekView
        {
            Frame = frame,
            Segment = segment,
            Ready = ready,
            StreamUrl = $"{http.Request.Scheme}://{http.Request.Host}/api/v1/jobs/{job}/stream.m3u8?from={time}",
        });
    }
}

/// <summary>Body of POST /jobs/{id}/seek.</summary>
public sealed record SeekBody
{
    [Description("Where to go on watching, in seconds from the start of the film. Required.")]
    [Example("42.0")]
    public double? Time { get; init; }
}

public sealed record SeekView
{
    [Description("The frame that shows at that time.")]
    public required long Frame { get; init; }

    [Description("Index of the segment in which it lies; null until the film is planned.")]
    public int? Segment { get; init; }

    [Description("Whether that segment can be played now.")]
    public required bool Ready { get; init; }

    [Description("Playlist that begins there.")]
    public required string StreamUrl { get; init; }
}
