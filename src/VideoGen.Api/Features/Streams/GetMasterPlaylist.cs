using System.ComponentModel;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Streams.Hls;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Streams;

/// <summary>GET /jobs/{id}/stream.m3u8</summary>
internal static class GetMasterPlaylist
{
    private const string SoundCodec = "mp4a.40.2";
    private const int SoundBitsPerSecond = 192_000;

    public static void Map(RouteGroupBuilder api) => api
        .MapStream("stream.m3u8", Handle, "getStream", "Watch a film, also while it is made", StreamRoute.PlaylistType)
        .WithDescription("An HLS playlist (fragmented MP4). It is there as soon as the first segment is; until then 404 not_ready with Retry-After, or send Prefer: wait=N. After the film is complete the same addresses keep working. Every request below needs the same Authorization header.")
        .WithMetadata(new HeaderParameter("Prefer", "wait=N: wait up to N seconds (at most 10) until the film can be watched.", "wait=5"));

    internal static async Task<IResult> Handle(
        string id, [Description("Begin at this second: plays as soon as the segments from there on are ready, whatever is missing before. See seekJob.")] string? from,
        HttpContext http, IJobStore jobs, FilmStreams films, SegmentHeads heads, IOptions<StreamOptions> options)
    {
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        var badTime = false;
        var film = await films.WaitAsync(owner, job, StreamRoute.Wait(http.Request, options.Value), LookAsync, ct);
        if (badTime)
            return ProblemResult.Invalid("from", "must be a time within the film, in seconds.");
        if (film is null)
            return await StreamRoute.MissingAsync(jobs, owner, job, ct);
        var first = film.Segments.First(s => s.State == SegmentState.Ready);
        return await heads.OfSegmentAsync(first.ObjectKey, ct) is { } head
            ? new PlaylistResult(Write(film, head.Track.Codec, from))
            : ProblemResult.NotFound();

        async Task<FilmStream?> LookAsync()
        {
            if (await films.FindAsync(owner, job, ct) is not { } found)
                return null;
            badTime = !StreamPlaylists.TryBegin(found, from, out var begin);
            return badTime || found.ReadyFrom(begin) > 0 ? found : null;
        }
    }

    private static string Write(FilmStream film, string codec, string? from) => new MasterPlaylist
    {
        Video = "stream/video.m3u8" + (from is null ? "" : $"?from={Uri.EscapeDataString(from)}"),
        Audio = "stream/audio.m3u8",
        Captions = film.Plan.CaptionsKey is null ? null : "stream/captions.m3u8",
        Bandwidth = SoundBitsPerSecond + film.Segments.Max(s => (s.Bytes ?? 0) * 8 * film.Plan.Timescale / s.DurationTicks),
        Codecs = [codec, SoundCodec],
        Width = film.Job.Request.Width,
        Height = film.Job.Request.Height,
        FramesPerSecond = (double)film.Plan.RateNumerator / film.Plan.RateDenominator,
    }.Write();
}
