using Microsoft.Extensions.Options;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Quality;
using VideoGen.Composition.Titles;
using VideoGen.Core.Errors;
using VideoGen.Media.Mixing;
using VideoGen.Media.Probing;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Checks;

/// <summary>What is known of a finished film, and what it should be.</summary>
public sealed record QualityOrder
{
    /// <summary>Absolute path of the film.</summary>
    public required string Path { get; init; }

    /// <summary>Planned frame rate.</summary>
    public required FrameRate Rate { get; init; }

    /// <summary>Planned frames.</summary>
    public required long Frames { get; init; }

    /// <summary>Looks of its segments in order; null when nobody looked: then black and frozen spans are not judged.</summary>
    public IReadOnlyList<PictureLook>? Looks { get; init; }

    /// <summary>The mix; null for a film without a sound stream.</summary>
    public MixResult? Sound { get; init; }

    /// <summary>Loudness that was asked for; null for none.</summary>
    public double? Loudness { get; init; } = -14;

    /// <summary>Where the timeline asks for stillness, emptiness or silence.</summary>
    public PlannedSpans Planned { get; init; } = PlannedSpans.None;

    /// <summary>What is wrong with its texts.</summary>
    public IReadOnlyList<TextFinding> Texts { get; init; } = [];
}

/// <summary>Measures finished films and judges them. What was measured while rendering and mixing is not measured again.</summary>
public sealed class QualityGate
{
    private readonly FFprobe _ffprobe;
    private readonly QualityOptions _options;

    internal QualityGate(FFprobe ffprobe, IOptions<QualityOptions> options) => (_ffprobe, _options) = (ffprobe, options.Value);

    /// <summary>Measures and judges.</summary>
    /// <param name="order">The film.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>The report, also for a film that did not pass.</returns>
    /// <exception cref="MediaException">It is no film at all (<c>output_invalid</c>).</exception>
    public async Task<QualityReport> CheckAsync(QualityOrder order, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(order);
        string[] question = ["-show_entries", "packet=codec_type,pts_time,duration_time,flags", "-of", "csv=p=0", "-protocol_whitelist", "file", "-format_whitelist", "mov", "-f", "mov", "file:" + FFprobe.FileName];
        var (answer, errors) = await _ffprobe.AskAsync(order.Path, question, ct);
        if (answer is null || FilmPackets.Read(answer, order.Rate) is not { Frames: > 0 } packets)
            throw new MediaException(ErrorCodes.OutputInvalid, "The film did not pass its checks.", errors);
        return QualityJudge.Judge(order, packets, _options);
    }

    /// <summary>Lets a film pass whose report does.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="MediaException">It did not pass (<c>quality_failed</c>); the message names the first fault.</exception>
    public static void Require(QualityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!report.Passed)
            throw new MediaException(ErrorCodes.QualityFailed, report.Findings.First(f => f.Severity == "fail").Message, report.ToJson().ToJsonString());
    }
}
