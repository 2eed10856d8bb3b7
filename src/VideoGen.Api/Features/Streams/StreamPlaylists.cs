using System.ComponentModel;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.Features.Streams.Hls;
using VideoGen.Api.Problems;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;

namespace VideoGen.Api.Features.Streams;

/// <summary>GET /jobs/{id}/stream/video.m3u8, audio.m3u8 and captions.m3u8</summary>
internal static class StreamPlaylists
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapStream("stream/video.m3u8", Video, "getVideoPlaylist", "The picture of a film as segments", StreamRoute.PlaylistType)
            .WithDescription("Grows while the film is made (EVENT): the segments that are ready without a hole, from the start or from the given time. Complete (VOD) when all are.");
        api.MapStream("stream/audio.m3u8", Audio, "getAudioPlaylist", "The sound of a film as segments", StreamRoute.PlaylistType)
            .WithDescription("Waits some seconds for the mix; if it takes longer, the answer is a playlist to which segments are added later.");
        api.MapStream("stream/captions.m3u8", Captions, "getCaptionsPlaylist", "The captions of a film", StreamRoute.PlaylistType);
    }

    /// <summary>Index of the segment at which to begin; false when the time lies outside of the film.</summary>
    public static bool TryBegin(FilmStream film, string? from, out int begin)
    {
        begin = 0;
        if (from is null)
            return true;
        if (StreamRoute.Frame(from, (film.Plan.RateNumerator, film.Plan.RateDenominator), film.TotalFrames) is not { } frame)
            return false;
        begin = film.SegmentAt(frame);
        return true;
    }

    internal static async Task<IResult> Video(
        string id, [Description("As in getStream.")] string? from, HttpContext http, IJobStore jobs, FilmStreams films, SegmentHeads heads)
    {
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        if (await films.FindAsync(owner, job, ct) is not { } film)
            return await StreamRoute.MissingAsync(jobs, owner, job, ct);
        if (!TryBegin(film, from, out var begin))
            return ProblemResult.Invalid("from", "must be a time within the film, in seconds.");
        var ready = film.Segments.Skip(begin).Take(film.ReadyFrom(begin)).ToArray();
        var entries = new List<PlaylistEntry>(film.Segments.Take(begin).Select(s => Entry(film, s, null, Presence.Gap)));
        var (known, map) = ("", "");
        foreach (var (segment, head) in ready.Zip(await heads.OfSegmentsAsync([.. ready.Select(s => s.ObjectKey)], ct)))
        {
            if (head is null)
                return ProblemResult.NotFound();
            if (head.InitHash != known)
                (known, map) = (head.InitHash, $"init.mp4?segment={segment.Index}&v={head.InitHash}");
            entries.Add(Entry(film, segment, map, Presence.Ready));
        }

        var complete = begin + ready.Length == film.Segments.Count || film.Job.State.IsTerminal();
        return new PlaylistResult(new MediaPlaylist
        {
            Timescale = film.Plan.Timescale,
            LongestTicks = film.Segments.Max(s => s.DurationTicks),
            Entries = entries,
            IsComplete = complete,
            // Players begin a growing playlist near its end unless they are told otherwise.
            Begin = from is not null ? film.TicksAt(film.Segments[begin].StartFrame) : complete ? null : 0,
        }.Write());
    }

    internal static async Task<IResult> Audio(
        string id, HttpContext http, IJobStore jobs, FilmStreams films, SegmentHeads heads, IOptions<StreamOptions> options)
    {
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        var wait = TimeSpan.FromMilliseconds(options.Value.SoundWaitMs);
        var mixed = await films.WaitAsync(
            owner, job, wait, async () => await jobs.GetAsync(owner, job, ct) is { Plan.SoundKey: not null } found ? found : null, ct);
        if (mixed?.Plan?.SoundKey is not { } key)
            return await jobs.GetAsync(owner, job, ct) is { Plan: not null } waiting
                ? new PlaylistResult(Sound([], 1, waiting.State.IsTerminal(), null))
                : await StreamRoute.MissingAsync(jobs, owner, job, ct);
        return await heads.OfSoundAsync(key, ct) is { } index
            ? new PlaylistResult(Sound(SoundSegments.Of(index), index.Track.Timescale, complete: true, StreamFiles.Version(key)))
            : ProblemResult.NotFound();
    }

    internal static async Task<IResult> Captions(string id, HttpContext http, FilmStreams films)
    {
        if (!JobId.TryParse(id, null, out var job)
            || await films.FindAsync(http.User.UserId(), job, http.RequestAborted) is not { Plan.CaptionsKey: { } key } film)
            return ProblemResult.NotFound();
        var ticks = film.TicksAt(film.TotalFrames);
        return new PlaylistResult(new MediaPlaylist
        {
            Timescale = film.Plan.Timescale,
            LongestTicks = ticks,
            Entries = [new($"captions.vtt?v={StreamFiles.Version(key)}", 0, ticks, null)],
            IsComplete = true,
        }.Write());
    }

    private static string Sound(IReadOnlyList<SoundSegment> segments, int timescale, bool complete, string? version) => new MediaPlaylist
    {
        Timescale = timescale,
        LongestTicks = Math.Max((long)SoundSegments.LongestSeconds * timescale, segments.Select(s => s.Duration).DefaultIfEmpty().Max()),
        Entries = [.. segments.Select((s, n) => new PlaylistEntry($"audio-{n}.m4s?v={version}", s.Start, s.Duration, $"audio-init.mp4?v={version}"))],
        IsComplete = complete,
        Begin = complete ? null : 0,
    }.Write();

    private static PlaylistEntry Entry(FilmStream film, JobSegment segment, string? map, Presence presence) =>
        new($"segment-{segment.Index}.m4s?v={segment.ContentKey[..12]}", film.TicksAt(segment.StartFrame), segment.DurationTicks, map, presence);
}
