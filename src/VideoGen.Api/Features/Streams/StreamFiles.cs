using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Api.Realtime;
using VideoGen.Core.Jobs;
using VideoGen.Data.Jobs;
using VideoGen.Storage;

namespace VideoGen.Api.Features.Streams;

/// <summary>GET of what playlists name, below /jobs/{id}/stream</summary>
internal static class StreamFiles
{
    private const string VersionText = "Ours: changes with the content, so that the answer can be kept for good.";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapStream("stream/init.mp4", Init, "getVideoInit", "What a player needs before segments of the picture", StreamRoute.VideoType);
        api.MapStream("stream/segment-{n}.m4s", Segment, "getVideoSegment", "A segment of the picture", StreamRoute.VideoType)
            .WithDescription("One that is not there yet is answered with 404 not_ready and rendered next; with Prefer: wait=N the answer waits for it.")
            .WithMetadata(new HeaderParameter("Prefer", "wait=N: wait up to N seconds (at most 10) for the segment.", "wait=5"));
        api.MapStream("stream/audio-init.mp4", AudioInit, "getAudioInit", "What a player needs before segments of the sound", StreamRoute.AudioType);
        api.MapStream("stream/audio-{n}.m4s", AudioSegment, "getAudioSegment", "A segment of the sound", StreamRoute.AudioType);
        api.MapStream("stream/captions.vtt", Captions, "getStreamCaptions", "The captions of a film as WebVTT", "text/vtt");
    }

    /// <summary>A short name for an object that is named by what it holds.</summary>
    public static string Version(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];

    internal static async Task<IResult> Init(
        string id, [Description("Index of the first segment that it is for. Default 0.")] int? segment, [Description(VersionText)] string? v,
        HttpContext http, IJobStore jobs, SegmentHeads heads)
    {
        _ = v;
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        if (await FindAsync(jobs, owner, job, segment ?? 0, ct) is not { State: SegmentState.Ready } found)
            return await StreamRoute.MissingAsync(jobs, owner, job, ct);
        return await heads.OfSegmentAsync(found.ObjectKey, ct) is { } head
            ? StreamContent.Of(head.Init, StreamRoute.VideoType, head.InitHash)
            : ProblemResult.NotFound();
    }

    internal static async Task<IResult> Segment(
        string id, [Description("Index of the segment, from 0.")] int n, [Description(VersionText)] string? v,
        HttpContext http, IJobStore jobs, JobFeed feed, FilmStreams films, SegmentHeads heads, IOptions<StreamOptions> options)
    {
        _ = v;
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job) || await jobs.GetAsync(owner, job, ct) is not { Plan: { } plan })
            return ProblemResult.NotFound();
        if (await FindAsync(jobs, owner, job, n, ct) is not { } found)
            return ProblemResult.NotFound();
        if (found.State != SegmentState.Ready)
        {
            await feed.WatchAsync(owner, job, found.StartFrame, ct);
            var ready = await films.WaitAsync(
                owner, job, StreamRoute.Wait(http.Request, options.Value),
                async () => await FindAsync(jobs, owner, job, n, ct) is { State: SegmentState.Ready } now ? now : null, ct);
            if (ready is null)
                return StreamRoute.NotReady();
            found = ready;
        }

        if (await heads.OfSegmentAsync(found.ObjectKey, ct) is not { } head)
            return ProblemResult.NotFound();
        var placed = head.Fragment.At((uint)n + 1, FilmStream.TicksAt(plan, found.StartFrame));
        return new StreamContent(
            placed, found.ObjectKey, head.MediaStart, head.MediaBytes, StreamRoute.VideoType, $"{found.ContentKey[..24]}-{found.StartFrame}");
    }

    internal static async Task<IResult> AudioInit(
        string id, [Description(VersionText)] string? v, HttpContext http, IJobStore jobs, SegmentHeads heads)
    {
        _ = v;
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        if (await jobs.GetAsync(owner, job, ct) is not { Plan.SoundKey: { } key })
            return await StreamRoute.MissingAsync(jobs, owner, job, ct);
        return await heads.OfSoundAsync(key, ct) is { } index
            ? StreamContent.Of(index.Init, StreamRoute.AudioType, $"{Version(key)}-init")
            : ProblemResult.NotFound();
    }

    internal static async Task<IResult> AudioSegment(
        string id, [Description("Index of the segment, from 0.")] int n, [Description(VersionText)] string? v,
        HttpContext http, IJobStore jobs, SegmentHeads heads)
    {
        _ = v;
        var (owner, ct) = (http.User.UserId(), http.RequestAborted);
        if (!JobId.TryParse(id, null, out var job))
            return ProblemResult.NotFound();
        if (await jobs.GetAsync(owner, job, ct) is not { Plan.SoundKey: { } key })
            return await StreamRoute.MissingAsync(jobs, owner, job, ct);
        if (await heads.OfSoundAsync(key, ct) is not { } index || SoundSegments.Of(index) is var all && (n < 0 || n >= all.Count))
            return ProblemResult.NotFound();
        var part = all[n];
        return new StreamContent([], key, part.Offset, part.Bytes, StreamRoute.AudioType, $"{Version(key)}-{n}");
    }

    internal static async Task<IResult> Captions(
        string id, [Description(VersionText)] string? v, HttpContext http, IJobStore jobs, IObjectStore store)
    {
        _ = v;
        var ct = http.RequestAborted;
        if (!JobId.TryParse(id, null, out var job)
            || await jobs.GetAsync(http.User.UserId(), job, ct) is not { Plan.CaptionsKey: { } key }
            || await store.HeadAsync(key, ct) is not { } stored)
            return ProblemResult.NotFound();
        return new StreamContent([], key, 0, stored.Bytes, "text/vtt; charset=utf-8", Version(key));
    }

    private static async Task<JobSegment?> FindAsync(IJobStore jobs, UserId owner, JobId job, int index, CancellationToken ct) =>
        index >= 0 && await jobs.SegmentsAsync(owner, job, index, 1, ct) is [{ } found] && found.Index == index ? found : null;
}
