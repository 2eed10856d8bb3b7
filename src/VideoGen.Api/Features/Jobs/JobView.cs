using System.ComponentModel;
using System.Text.Json;
using VideoGen.Api.OpenApi;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Jobs;

/// <summary>A job as the native surface shows it.</summary>
public sealed record JobView
{
    [Description("UUID of the job (version 7: sorts by time of creation). The forms job_<hex> and video_<hex> are accepted wherever an id is.")]
    [Example("\"01983f5c-2c6e-7d3a-9b1e-6a0f4c1d2e3f\"")]
    public required string Id { get; init; }

    [Description("What the job makes.")]
    [Words("generate", "render")]
    public required string Kind { get; init; }

    [Description("Where the job is in its life. completed, failed and cancelled are final until the job is retried.")]
    [Words("queued", "running", "completed", "failed", "cancelled")]
    public required string State { get; init; }

    [Description("What a running job is doing; null in every other state.")]
    [Words("planning", "narrating", "composing", "rendering", "mixing", "checking", "saving")]
    public string? Stage { get; init; }

    [Description("Percent that is done, 0 to 100. Never falls until the job is retried.")]
    [Bounds(0, 100)]
    public required double Progress { get; init; }

    [Description("One sentence for people about what is going on; null when there is nothing to say.")]
    [Example("\"Rendering scene 3 of 5\"")]
    public string? Message { get; init; }

    [Description("Place among waiting jobs, 1 for the next; null for a job that does not wait, and in lists.")]
    [Bounds(1, int.MaxValue)]
    public int? QueuePosition { get; init; }

    [Description("Estimated seconds until a running job ends; null while unknown.")]
    [Bounds(0, 86_400)]
    public int? EtaS { get; init; }

    [Description("Name of the film.")]
    [Longest(GenerateLimits.TitleLength)]
    public required string Title { get; init; }

    [Description("What the film is about, as it was asked for; empty for a timeline.")]
    [Longest(GenerateLimits.PromptLength)]
    public required string Prompt { get; init; }

    [Description("Width in pixels.")]
    [Bounds(GenerateLimits.MinSide, GenerateLimits.MaxSide)]
    public required int Width { get; init; }

    [Description("Height in pixels.")]
    [Bounds(GenerateLimits.MinSide, GenerateLimits.MaxSide)]
    public required int Height { get; init; }

    [Description("Frames per second.")]
    [Bounds(GenerateLimits.MinFps, GenerateLimits.MaxFps)]
    public required int Fps { get; init; }

    [Description("Length in seconds, to the frame.")]
    [Bounds(GenerateLimits.MinSeconds, GenerateLimits.MaxSeconds)]
    public required double Duration { get; init; }

    [Description("The seed that was used; the same request with it makes the same frames.")]
    [Bounds(0, GenerateLimits.MaxSeed)]
    public required long Seed { get; init; }

    [Description("Encoding effort.")]
    [Words("fast", "high")]
    public required string Quality { get; init; }

    [Description("Which queue the job waits in.")]
    [Words("low", "normal", "high")]
    public required string Priority { get; init; }

    [Description("The caller's own labels.")]
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    [Description("Newest preview frame (JPEG), signed for 7 days; null while there is none.")]
    public string? PreviewUrl { get; init; }

    [Description("Files of a completed job; empty in every other state and in lists.")]
    public required IReadOnlyList<OutputView> Outputs { get; init; }

    [Description("Why a failed or cancelled job ended; null in every other state.")]
    public JobErrorView? Error { get; init; }

    [Description("Exact frames per second as a fraction: 30000/1001 is not 29.97.")]
    [Example("\"30/1\"")]
    public required string FrameRate { get; init; }

    [Description("Length in frames.")]
    [Bounds(1, int.MaxValue)]
    public required int Frames { get; init; }

    [Description("How far the segments of the film are; null until it is planned.")]
    public SegmentsView? Segments { get; init; }

    [Description("HLS playlist with which the film can be watched while it is made and after; needs the same Authorization header. Null until the film is planned.")]
    public string? StreamUrl { get; init; }

    [Description("What the author of a timeline should know: it renders, but perhaps not as meant. Empty in lists.")]
    public required IReadOnlyList<Renders.TimelineProblemView> Warnings { get; init; }

    [Description("Who turned the prompt into a storyboard: builtin, or the name of a provider. Null until it is planned, and where nothing is.")]
    public string? Planner { get; init; }

    [Description("Seconds of processors that rendering it has taken so far.")]
    public required double CpuSeconds { get; init; }

    [Description("What paid providers have cost for it so far, by their prices: one amount for each currency; empty when nothing had a known price.")]
    public required IReadOnlyList<Providers.MoneyView> Cost { get; init; }

    [Description("What was measured on the completed film: loudness, peak, black, frozen and silent spans and more; null before, and in lists.")]
    public JsonElement? Report { get; init; }

    [Description("What made the job.")]
    [Words("prompt", "storyboard", "timeline", "chat", "remix", "variation", "extension")]
    public required string MadeBy { get; init; }

    [Description("UUID of the job that it was made from, which may be gone; null for one that was made from none.")]
    public string? SourceJobId { get; init; }

    [Description("UUID of the job with which the whole family began, which may be gone; its own for that job.")]
    public required string RootJobId { get; init; }

    [Description("Its number among the versions of its film, from 1. Chat makes versions of a film; a remix, a variation and an extension begin a film of their own.")]
    [Bounds(1, int.MaxValue)]
    public required int Version { get; init; }

    [Description("How often the job was started, from 0.")]
    [Bounds(0, int.MaxValue)]
    public required int Attempt { get; init; }

    [Description("Steps whose result was found and not made again.")]
    [Bounds(0, int.MaxValue)]
    public required int StepsReused { get; init; }

    [Description("Steps that were rendered.")]
    [Bounds(0, int.MaxValue)]
    public required int StepsRendered { get; init; }

    [Description("Number of the job's newest event.")]
    [Bounds(0, long.MaxValue)]
    public required long LastEventId { get; init; }

    [Description("When the job was accepted (UTC).")]
    public required DateTimeOffset CreatedAt { get; init; }

    [Description("When work on it began (UTC); null before.")]
    public DateTimeOffset? StartedAt { get; init; }

    [Description("When it ended (UTC); null before.")]
    public DateTimeOffset? CompletedAt { get; init; }

    [Description("When anything about it last changed (UTC).")]
    public required DateTimeOffset UpdatedAt { get; init; }
}

public sealed record SegmentsView
{
    [Description("Segments of the whole film.")]
    public required int Total { get; init; }

    [Description("Segments that can be watched.")]
    public required int Ready { get; init; }

    [Description("Of those that are ready: found and not rendered for this job. 0 in lists.")]
    public required int Reused { get; init; }

    [Description("Of those that are ready: rendered for this job. 0 in lists.")]
    public required int Rendered { get; init; }
}

public sealed record OutputView
{
    [Description("What the file is.")]
    [Words("video", "poster", "captions_vtt", "captions_srt", "music", "narration", "thumbnail", "sprite_sheet", "sprite_vtt", "captions_ass", "effects")]
    public required string Kind { get; init; }

    [Description("UUID of the file.")]
    public required Guid AssetId { get; init; }

    [Description("Address of the file, signed for 7 days; each GET of the job signs anew.")]
    public required string Url { get; init; }

    [Description("The same with a file name, so that browsers save it.")]
    public required string DownloadUrl { get; init; }

    [Description("Media type.")]
    [Example("\"video/mp4\"")]
    public required string ContentType { get; init; }

    [Description("Width in pixels; null without picture.")]
    public int? Width { get; init; }

    [Description("Height in pixels; null without picture.")]
    public int? Height { get; init; }

    [Description("Length in seconds; null without length.")]
    public double? Duration { get; init; }

    [Description("Frames; null for all but the video.")]
    public long? Frames { get; init; }

    [Description("Size in bytes.")]
    public required long Bytes { get; init; }

    [Description("SHA-256 of the file, lower-case hex.")]
    public required string Sha256 { get; init; }
}

public sealed record JobErrorView
{
    [Description("Stable machine name of the failure, or cancelled.")]
    [Example("\"render_stalled\"")]
    public required string Code { get; init; }

    [Description("What happened, for people.")]
    public required string Message { get; init; }

    [Description("Whether a retry may succeed without changing anything.")]
    public required bool Retryable { get; init; }
}

public sealed record JobList
{
    [Description("Jobs, newest first.")]
    public required IReadOnlyList<JobView> Items { get; init; }

    [Description("Pass as cursor for the next page; null at the end.")]
    public string? NextCursor { get; init; }
}
