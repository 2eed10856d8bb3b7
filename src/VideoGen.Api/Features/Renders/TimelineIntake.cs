using System.Globalization;
using System.Text.Json;
using VideoGen.Api.Features.Assets;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Sources;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Core.Requests;

namespace VideoGen.Api.Features.Renders;

/// <summary>
/// Reads timelines against what their owner has uploaded. How texts come out is not looked at here: the typefaces are the workers'. A dry
/// run asks one of them; else the film's report has those warnings.
/// </summary>
internal sealed class TimelineIntake(AssetSources assets)
{
    /// <summary>A timeline that was read, with the assets that it uses by the names that it uses.</summary>
    public sealed record Read(TimelineReading Reading, IReadOnlyDictionary<string, SourceMedia> Sources, IReadOnlyList<Guid> Assets);

    public async Task<Read> ReadAsync(UserId owner, JsonElement document, IReadOnlyDictionary<string, JsonElement>? values, CancellationToken ct)
    {
        var found = await assets.FindAsync(owner, TimelineReader.Sources(document, values).Select(source => source.Name), ct);
        return new(TimelineReader.Read(document, values, found.Sources), found.Sources, found.Assets);
    }

    /// <summary>What the job keeps: the texts that were checked, letter for letter.</summary>
    public static TimelineRequest Request(RenderBody body, Read read, JobPriority priority)
    {
        var timeline = read.Reading.Timeline ?? throw new InvalidOperationException("A timeline with problems is not rendered.");
        var quality = timeline.Encoder.Preset == EncoderSettings.For(RenderQuality.Fast).Preset ? RenderQuality.Fast : RenderQuality.High;
        return new()
        {
            Document = body.Timeline!.Value.GetRawText(),
            Values = body.Variables is null ? "{}" : JsonSerializer.Serialize(body.Variables, RenderBody.Options),
            Sources = SourceMediaJson.WriteAll(read.Sources),
            Width = timeline.Width,
            Height = timeline.Height,
            Frames = checked((int)timeline.Frames),
            RateNumerator = timeline.Rate.Numerator,
            RateDenominator = timeline.Rate.Denominator,
            Quality = quality,
            Crf = timeline.Encoder.Crf == EncoderSettings.For(quality).Crf ? null : timeline.Encoder.Crf,
            Priority = priority,
        };
    }

    /// <summary>The problems as faults of the request: the path counts from the document, the field from the request's body.</summary>
    public static IEnumerable<FieldError> Faults(TimelineReading reading) => reading.Problems.Select(problem => new FieldError(
        problem.Path.StartsWith('$') ? string.Create(CultureInfo.InvariantCulture, $"timeline{problem.Path.AsSpan(1)}") : problem.Path, problem.Message)
    {
        Path = problem.Path,
        Code = problem.Code,
        Fix = problem.Fix,
    });
}
