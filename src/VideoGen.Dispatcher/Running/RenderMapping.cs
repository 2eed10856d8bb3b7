using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Providers;
using VideoGen.Core.Requests;
using VideoGen.Data.Dispatch;
using VideoGen.Data.Jobs;

namespace VideoGen.Dispatcher.Running;

/// <summary>Between the contract's messages and our own types.</summary>
internal static class RenderMapping
{
    /// <summary>A request for a step of a job, without the step.</summary>
    public static RenderRequest Request(ClaimedJob job, string? traceparent) => new()
    {
        JobId = job.Claim.Job.ToString(),
        Attempt = job.Claim.Attempt,
        OwnerId = job.Owner.ToString(),
        Traceparent = traceparent ?? job.Traceparent ?? "",
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

    public static PlanWork Timeline(TimelineRequest request)
    {
        var timeline = new TimelineSource { DocumentJson = request.Document, ValuesJson = request.Values, SourcesJson = request.Sources };
        if (request.Crf is { } crf)
            timeline.Crf = crf;
        return new PlanWork { Timeline = timeline };
    }

    /// <summary>Providers as a worker gets them: their secrets stay encrypted on the way.</summary>
    public static IReadOnlyList<Provider> Providers(IEnumerable<ProviderEntry> entries) =>
        [.. entries.Select(entry => new Provider { Name = entry.Name, SettingsJson = entry.Settings, Secrets = ByteString.CopyFrom(entry.Secrets.Span) })];

    /// <summary>What happened to a part of a step.</summary>
    public static StepNote Note(Notice notice) => new()
    {
        Step = notice.Name, Action = notice.Action, Provider = Given(notice.Provider), Reason = Given(notice.Reason),
        Costs = [.. notice.Costs.Select(c => decimal.TryParse(c.Amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? new NoteCost(amount, c.Currency) : null).OfType<NoteCost>()],
    };

    /// <summary>The entry in the books of a provider that did its work or failed at it; null for everything else.</summary>
    public static ProviderUse? Use(Notice notice) => Note(notice) is not { Provider: { } provider, Action: "done" or "failed" } note ? null : new ProviderUse
    {
        Provider = provider,
        Model = "",
        Purpose = note.Step.Split('/')[0],
        Fault = note.Action == "failed" ? note.Action : null,
        Amount = note.Costs is [var cost, ..] ? cost.Amount : null,
        Currency = note.Costs is [var same, ..] ? same.Currency : null,
    };

    /// <summary>What the author should know, as jobs keep it; null when there is nothing.</summary>
    public static string? Warning(Notice notice) => notice.Warning is not { } warning
        ? null
        : new JsonObject { ["path"] = warning.Path, ["code"] = warning.Code, ["message"] = warning.Message, ["fix"] = warning.Fix }.ToJsonString();

    /// <summary>What a step took; nothing where a worker does not say.</summary>
    public static double Seconds(Duration? time) => Math.Max(0, time?.ToTimeSpan().TotalSeconds ?? 0);

    public static JobStage StageOf(Stage stage) => stage switch
    {
        Stage.Narrating => JobStage.Narrating,
        Stage.Composing => JobStage.Composing,
        Stage.Mixing => JobStage.Mixing,
        Stage.Checking => JobStage.Checking,
        Stage.Saving => JobStage.Saving,
        _ => JobStage.Rendering,
    };

    /// <summary>A plan as the job keeps it; null when it is not one of this owner's film.</summary>
    public static FilmPlanned? Plan(ClaimedJob job, PlanResult planned)
    {
        var steps = $"users/{job.Owner}/steps/";
        var start = 0L;
        var segments = new List<Data.Dispatch.PlannedSegment>(planned.Segments.Count);
        foreach (var segment in planned.Segments)
        {
            if (segment.Index != segments.Count || segment.StartFrame != start || segment.Frames < 1 || segment.DurationTicks < 1
                || !TextRules.IsSha256(segment.ContentKey) || !segment.ObjectKey.StartsWith(steps, StringComparison.Ordinal))
                return null;
            segments.Add(new(
                segment.StartFrame, segment.Frames, segment.DurationTicks, segment.ContentKey, segment.ObjectKey, segment.Bytes > 0 ? segment.Bytes : null));
            start += segment.Frames;
        }

        var whole = start == job.Request.Frames && planned.PlanKey.StartsWith(steps, StringComparison.Ordinal) && TextRules.IsSha256(planned.SoundKey)
            && planned is { Timescale: > 0, RateNumerator: > 0, RateDenominator: > 0 };
        return !whole ? null : new FilmPlanned
        {
            ObjectKey = planned.PlanKey,
            Timescale = planned.Timescale,
            RateNumerator = planned.RateNumerator,
            RateDenominator = planned.RateDenominator,
            CaptionsKey = Given(planned.CaptionsKey),
            Segments = segments,
        };
    }

    /// <summary>What a result ends the job with; null when it is not a film of this very attempt.</summary>
    public static JobCompletion? Completion(ClaimedJob job, RenderResult result)
    {
        var home = $"users/{job.Owner}/";
        NewAsset[] assets = [.. result.Outputs.Where(o => Kind(o.Kind) is not null).Select(Asset)];
        var sound = assets.Count(a => a.Kind == AssetKind.Video) == 1
            && assets.DistinctBy(a => a.Kind).Count() == assets.Length
            && assets.All(a => a.ObjectKey.StartsWith(home, StringComparison.Ordinal) && TextRules.IsSha256(a.Sha256) && a.Bytes > 0);
        return sound ? new JobCompletion(assets, Given(result.ReportJson)) { CpuSeconds = Seconds(result.CpuTime) } : null;
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
        OutputKind.Thumbnail => AssetKind.Thumbnail,
        OutputKind.SpriteSheet => AssetKind.SpriteSheet,
        OutputKind.SpriteVtt => AssetKind.SpriteVtt,
        OutputKind.CaptionsAss => AssetKind.CaptionsAss,
        OutputKind.EffectsStem => AssetKind.Effects,
        OutputKind.HlsAudio => AssetKind.HlsAudio,
        _ => null,
    };


    private static string? Given(string text) => text.Length > 0 ? text : null;
}
