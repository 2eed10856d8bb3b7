using System.Globalization;
using VideoGen.Composition.Quality;
using VideoGen.Composition.Titles;

namespace VideoGen.Media.Checks;

/// <summary>Turns measures into findings.</summary>
internal sealed class QualityJudge(QualityOrder order)
{
    private const double ShortestBlack = 0.5;
    private const double ShortestFrozen = 1;

    private readonly List<QualityFinding> _findings = [];

    public static QualityReport Judge(QualityOrder order, FilmPackets packets, QualityOptions options)
    {
        var judge = new QualityJudge(order);
        var measures = judge.Measure(packets);
        judge.Whole(measures, options);
        var (black, still) = order.Looks is { } looks ? PictureLook.Join(looks) : ([], []);
        judge.Spans("black", options.Black, black, order.Planned.Empty, "The picture is black for {0:0.0} s.");

        // Black stands still by nature; it is named once.
        judge.Spans("frozen", options.Frozen, [.. FrameRange.Subtract(still, black)], order.Planned.Still, "The picture stands still for {0:0.0} s.");
        judge.Spans("silent", options.Silent, judge.Silences(), order.Planned.Silent, "There is no sound for {0:0.0} s.");
        var texts = order.Texts.Where(t => t.Kind is TextFindingKind.CaptionOverflows or TextFindingKind.OverflowsBox).ToArray();
        if (texts.Length > options.Captions.Limit)
        {
            foreach (var text in texts)
                judge.Find("captions", options.Captions.Policy, texts.Length, options.Captions.Limit, $"{text.Path}: {text.Message}");
        }

        return new QualityReport
        {
            Passed = judge._findings.TrueForAll(f => f.Severity != "fail"),
            Findings = [.. judge._findings.OrderBy(f => f.From ?? -1)],
            Measures = measures,
        };
    }

    private QualityMeasures Measure(FilmPackets packets)
    {
        var (black, still) = order.Looks is { } looks ? PictureLook.Join(looks) : ([], []);
        var loudness = order.Sound?.Loudness;
        return new QualityMeasures
        {
            IntegratedLufs = Finite(loudness?.Integrated),
            TruePeakDbtp = Finite(loudness?.TruePeak),
            RangeLu = Finite(loudness?.Range),
            Duration = Round(packets.Duration),
            Frames = packets.Frames,
            FramesOutOfTime = packets.OutOfTime,
            AudioMinusVideo = packets.AudioDuration is { } sound ? Round(sound - packets.Duration) : null,
            Black = order.Looks is null ? null : Listed(black, order.Planned.Empty, ShortestBlack),
            Frozen = order.Looks is null ? null : Listed(still, order.Planned.Still, ShortestFrozen),
            Silent = Listed(Silences(), order.Planned.Silent, ShortestBlack),
        };
    }

    private void Whole(QualityMeasures measures, QualityOptions options)
    {
        if (order.Loudness is { } wanted && measures.IntegratedLufs is { } lufs && Math.Abs(lufs - wanted) > options.Loudness.Tolerance)
            Find("loudness", options.Loudness.Policy, lufs, wanted, Say($"The film has {lufs:0.0} LUFS instead of {wanted:0.0}."));
        if (measures.TruePeakDbtp is { } peak && peak > options.TruePeak.Limit)
            Find("true_peak", options.TruePeak.Policy, peak, options.TruePeak.Limit, Say($"The sound peaks at {peak:0.0} dBTP; at most {options.TruePeak.Limit:0.0} is safe."));
        var length = order.Rate.SecondsAt(order.Frames);
        if (Math.Abs(measures.Duration - length) > options.Duration.Limit)
            Find("duration", options.Duration.Policy, measures.Duration, length, Say($"The film lasts {measures.Duration:0.000} s instead of {length:0.000} s."));
        var wrong = Math.Abs(measures.Frames - order.Frames) + measures.FramesOutOfTime;
        if (wrong > options.Frames.Limit)
            Find("frames", options.Frames.Policy, wrong, options.Frames.Limit, Say($"The film has {measures.Frames} of {order.Frames} frames, {measures.FramesOutOfTime} of them out of time."));
        if (measures.AudioMinusVideo is { } difference && Math.Abs(difference) > options.AudioVideo.Limit)
            Find("audio_video", options.AudioVideo.Policy, difference, options.AudioVideo.Limit, Say($"Sound and picture differ in length by {difference:0.000} s."));
        if (measures.AudioMinusVideo is null && order.Sound is not null)
            Find("audio_video", options.AudioVideo.Policy, null, options.AudioVideo.Limit, "The film has no sound.");
    }

    private void Spans(string check, QualityRule rule, IReadOnlyList<FrameRange> found, IReadOnlyList<FrameRange> planned, string message)
    {
        foreach (var range in FrameRange.Subtract(found, planned))
        {
            var (from, to) = (order.Rate.SecondsAt(range.From), order.Rate.SecondsAt(range.To));
            if (to - from > rule.Limit)
                Find(check, rule.Policy, to - from, rule.Limit, string.Format(CultureInfo.InvariantCulture, message, to - from), from, to);
        }
    }

    private void Find(string check, QualityPolicy policy, double? value, double? limit, string message, double? from = null, double? to = null)
    {
        if (policy == QualityPolicy.Off)
            return;
        _findings.Add(new QualityFinding
        {
            Check = check,
            Severity = policy == QualityPolicy.Fail ? "fail" : "warn",
            Value = Finite(value),
            Limit = Finite(limit),
            From = Finite(from),
            To = Finite(to),
            Message = message,
        });
    }

    private IReadOnlyList<FrameRange> Silences() => order.Sound is null
        ? []
        : [.. order.Sound.Silences.Select(s => new FrameRange((long)Math.Ceiling(s.From * order.Rate.PerSecond), Math.Min(order.Frames, (long)(s.To * order.Rate.PerSecond))))];

    private IReadOnlyList<QualitySpan> Listed(IReadOnlyList<FrameRange> found, IReadOnlyList<FrameRange> planned, double shortest) =>
    [
        .. found.Where(r => order.Rate.SecondsAt(r.To - r.From) >= shortest)
            .Select(r => new QualitySpan(Round(order.Rate.SecondsAt(r.From)), Round(order.Rate.SecondsAt(r.To)), !FrameRange.Subtract([r], planned).Any())),
    ];

    private static double Round(double value) => Math.Round(value, 3);

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? Round(number) : null;

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
