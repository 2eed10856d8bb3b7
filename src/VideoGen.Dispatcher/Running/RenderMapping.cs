using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Jobs;

namespace VideoGen.Dispatcher.Running;

/// <summary>Between the contract's messages and our own types.</summary>
internal static class RenderMapping
{
    public static RenderRequest Request(ClaimedJob job, string storyboard, TimeSpan heartbeat, string? traceparent) => new()
    {
        JobId = job.Claim.Job.ToString(),
        Attempt = job.Claim.Attempt,
        OwnerId = job.Owner.ToString(),
        StoryboardJson = storyboard,
        HeartbeatInterval = Duration.FromTimeSpan(heartbeat),
        Traceparent = traceparent ?? "",
        Output = new OutputSpec
        {
            Width = job.Request.Width,
            Height = job.Request.Height,
            FpsNumerator = job.Request.Rate.Numerator,
            FpsDenominator = job.Request.Rate.Denominator,
            Frames = job.Request.Frames,
            Quality = job.Request.Quality == RenderQuality.Fast ? Quality.Fast : Quality.High,
            Seed = (job.Request as GenerateRequest)?.Seed ?? 0,
        },
    };

    public static JobProgress Progress(Progress progress) => new()
    {
        Stage = progress.Stage switch
        {
            Stage.Narrating => JobStage.Narrating,
            Stage.Composing => JobStage.Composing,
            Stage.Mixing => JobStage.Mixing,
            Stage.Checking => JobStage.Checking,
            Stage.Saving => JobStage.Saving,
            _ => JobStage.Rendering,
        },
        Fraction = progress.Fraction,
        Message = Given(progress.Message),
        PreviewKey = Given(progress.PreviewKey),
        Remaining = progress.Remaining?.ToTimeSpan(),
    };

    /// <summary>What a result ends the job with; null when it is not a film of this very attempt.</summary>
    public static JobCompletion? Completion(ClaimedJob job, RenderResult result)
    {
        var home = $"users/{job.Owner}/";
        NewAsset[] assets = [.. result.Outputs.Where(o => Kind(o.Kind) is not null).Select(Asset)];
        var sound = assets.Count(a => a.Kind == AssetKind.Video) == 1
            && assets.DistinctBy(a => a.Kind).Count() == assets.Length
            && assets.All(a => a.ObjectKey.StartsWith(home, StringComparison.Ordinal) && IsSha256(a.Sha256) && a.Bytes > 0);
        return sound ? new JobCompletion(assets, Given(result.ReportJson)) : null;
    }

    /// <summary>A failure in the words of the catalogue. What a caller asked wrongly is never tried again, whatever the worker says.</summary>
    public static JobFailure Failure(RenderFailure failure)
    {
        var known = ErrorCodes.All.GetValueOrDefault(failure.Code) ?? ErrorCodes.Internal;
        return new JobFailure(known.Code, Given(failure.Message) ?? known.Title, failure.Retryable && known.Status >= 500);
    }

    public static JobFailure Failure(ErrorCode code) => new(code.Code, code.Title, true);

    private static NewAsset Asset(Output output) => new()
    {
        Kind = Kind(output.Kind)!.Value, // the caller has filtered
        ObjectKey = output.ObjectKey,
        ContentType = output.ContentType,
        Bytes = output.Bytes,
        Sha256 = output.Sha256,
        Width = output.Width > 0 ? output.Width : null,
        Height = output.Height > 0 ? output.Height : null,
        Duration = output.Duration?.ToTimeSpan(),
        Frames = output.Frames > 0 ? output.Frames : null,
    };

    private static AssetKind? Kind(OutputKind kind) => kind switch
    {
        OutputKind.Video => AssetKind.Video,
        OutputKind.Poster => AssetKind.Poster,
        OutputKind.CaptionsVtt => AssetKind.CaptionsVtt,
        OutputKind.CaptionsSrt => AssetKind.CaptionsSrt,
        OutputKind.MusicStem => AssetKind.Music,
        OutputKind.NarrationStem => AssetKind.Narration,
        _ => null,
    };

    private static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
