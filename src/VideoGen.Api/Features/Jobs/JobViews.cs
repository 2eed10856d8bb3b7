using System.Globalization;
using System.Text.Json;
using VideoGen.Api.Features.Renders;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Jobs;
using VideoGen.Storage;

namespace VideoGen.Api.Features.Jobs;

/// <summary>Shows jobs and events to their owner, with addresses of their files that work for seven days.</summary>
internal sealed class JobViews(IObjectStore store, TimeProvider time)
{
    /// <summary>The most that signature version 4 allows.</summary>
    private static readonly TimeSpan UrlLife = TimeSpan.FromDays(7);

    public JobView Show(JobRecord job, HttpRequest request, int? queuePosition = null)
    {
        var asked = job.Request;
        var prompted = asked as GenerateRequest;
        return new()
        {
            Id = job.Id.ToString(),
            Kind = Word(job.Kind),
            State = Word(job.State),
            Stage = job.Stage is { } stage ? Word(stage) : null,
            Progress = Percent(job.Progress),
            Message = job.Message,
            QueuePosition = queuePosition,
            EtaS = Seconds(job.ExpectedAt),
            Title = job.Title,
            Prompt = prompted?.Prompt ?? "",
            Width = asked.Width,
            Height = asked.Height,
            Fps = prompted?.Fps ?? (int)Math.Round((double)asked.Rate.Numerator / asked.Rate.Denominator),
            Duration = Math.Round(asked.DurationSeconds, 3),
            Seed = prompted?.Seed ?? 0,
            Quality = Word(asked.Quality),
            Priority = Word(job.Priority),
            Metadata = job.Metadata,
            PreviewUrl = job.PreviewKey is { } key ? Address(key, request) : null,
            Outputs = [.. job.Assets.Where(a => a.Kind != AssetKind.HlsAudio).OrderBy(a => a.Kind).Select(a => Show(a, job.Title, request))],
            Error = Error(job.State, job.ErrorCode, job.ErrorMessage),
            FrameRate = string.Create(CultureInfo.InvariantCulture, $"{asked.Rate.Numerator}/{asked.Rate.Denominator}"),
            Frames = asked.Frames,
            Segments = Segments(job),
            StreamUrl = job.Plan is null ? null : $"{request.Scheme}://{request.Host}/api/v1/jobs/{job.Id}/stream.m3u8",
            Warnings = job.Warnings is { } warnings ? JsonSerializer.Deserialize<List<TimelineProblemView>>(warnings, Json.ApiJson.Options)! : [],
            Planner = job.Planner,
            CpuSeconds = Math.Round(job.CpuSeconds, 2),
            Cost = job.Cost is { } cost ? JsonSerializer.Deserialize<List<Providers.MoneyView>>(cost, Json.ApiJson.Options)! : [],
            Report = job.Report is { } report ? JsonElement.Parse(report) : null,
            MadeBy = Word(job.Origin),
            SourceJobId = job.Source?.ToString(),
            RootJobId = job.Root.ToString(),
            Version = job.Version,
            Attempt = job.Attempt,
            StepsReused = job.StepsReused,
            StepsRendered = job.StepsRendered,
            LastEventId = job.LastSeq,
            CreatedAt = job.CreatedAt,
            StartedAt = job.StartedAt,
            CompletedAt = job.CompletedAt,
            UpdatedAt = job.UpdatedAt,
        };
    }

    private static SegmentsView? Segments(JobRecord job) => job.SegmentsTotal == 0 ? null : new()
    {
        Total = job.SegmentsTotal,
        Ready = job.SegmentsReady,
        Reused = job.SegmentsReused,
        Rendered = Math.Max(0, job.SegmentsReady - job.SegmentsReused),
    };

    public static JobErrorView? Error(JobState state, string? code, string? message) => state switch
    {
        JobState.Cancelled => new() { Code = "cancelled", Message = "Cancelled by user", Retryable = true },
        JobState.Failed => Known(code ?? ErrorCodes.Internal.Code, message),
        _ => null,
    };

    /// <summary>Percent to one decimal, rounded down: 100 is said only of what is done.</summary>
    public static double Percent(double share) => Math.Floor(share * 1000) / 10;

    /// <summary>Whole seconds from now, never below 0.</summary>
    public int? Seconds(DateTimeOffset? expected) =>
        expected is { } at ? Math.Max(0, (int)Math.Ceiling((at - time.GetUtcNow()).TotalSeconds)) : null;

    /// <summary>A signed address. The disk store signs a path on this very origin; callers get it whole.</summary>
    public string Address(string key, HttpRequest request, PresignGetOptions? options = null, TimeSpan? life = null)
    {
        var signed = store.PresignGet(key, life ?? UrlLife, options);
        return signed.IsAbsoluteUri && signed.Scheme != Uri.UriSchemeFile
            ? signed.AbsoluteUri
            : $"{request.Scheme}://{request.Host}{signed.OriginalString}";
    }

    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static JobErrorView Known(string code, string? message)
    {
        var known = ErrorCodes.All.GetValueOrDefault(code) ?? ErrorCodes.Internal;
        return new() { Code = code, Message = message ?? known.Title, Retryable = known.Retryable };
    }

    private OutputView Show(AssetRecord asset, string title, HttpRequest request) => new()
    {
        Kind = Word(asset.Kind),
        AssetId = asset.Id,
        Url = Address(asset.ObjectKey, request),
        DownloadUrl = Address(asset.ObjectKey, request, new() { DownloadName = DownloadName(asset, title) }),
        ContentType = asset.ContentType,
        Width = asset.Width,
        Height = asset.Height,
        Duration = asset.Duration?.TotalSeconds,
        Frames = asset.Frames,
        Bytes = asset.Bytes,
        Sha256 = asset.Sha256,
    };

    private static string DownloadName(AssetRecord asset, string title)
    {
        var kept = title.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_').Take(60);
        var name = string.Concat(kept).Trim();
        var extension = Path.GetExtension(asset.ObjectKey);
        var suffix = asset.Kind is not (AssetKind.Video or AssetKind.Poster or AssetKind.CaptionsVtt or AssetKind.CaptionsSrt or AssetKind.CaptionsAss) ? $" ({Word(asset.Kind)})" : "";
        return (name.Length > 0 ? name : "film") + suffix + extension;
    }
}
