using System.Text.Json;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Sources;
using VideoGen.Composition.Titles;
using VideoGen.Core.Errors;
using VideoGen.Media.Fonts;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Films from timelines: read, planned and composed anew from the document wherever they are opened.</summary>
internal sealed class TimelineFilms(
    TimelineSegmentRenderer renderer, TimelineSound mixer, FontCatalog fonts, ISandboxProbe probe, StepStore store)
{
    /// <summary>Works the film out from its plan.</summary>
    /// <exception cref="MediaException">The document is not one that can be rendered (invalid_request).</exception>
    public async Task<IFilm> OpenAsync(PlanFile plan, CancellationToken ct)
    {
        var order = plan.Timeline ?? throw new InvalidDataException("The plan has no timeline.");
        var tools = await probe.GetAsync(ct);
        var timeline = Read(plan, order);
        var picture = Picture(timeline, tools.FFmpegVersion);
        var sound = SoundPlan.Of(timeline);
        return new TimelineFilm(
            new TimelineFilm.Parts(timeline, picture, sound, sound.Key(tools.FFmpegVersion), tools.FFmpegVersion), renderer, mixer, fonts, store);
    }

    private TimelinePlan Picture(ResolvedTimeline timeline, string ffmpegVersion)
    {
        try
        {
            return TimelinePlanner.Plan(timeline, fonts.Find, ffmpegVersion);
        }
        catch (AssBudgetException e)
        {
            throw new MediaException(ErrorCodes.InvalidRequest, "Too many texts and shapes move at the same time. Spread them out, or use fewer.", e.Message, e);
        }
    }

    private static ResolvedTimeline Read(PlanFile plan, PlannedTimeline order)
    {
        try
        {
            using var document = JsonDocument.Parse(order.Document);
            var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(order.Values);
            var reading = TimelineReader.Read(document.RootElement, values, SourceMediaJson.ReadAll(order.Sources));
            if (reading.Timeline is not { } timeline)
                throw new MediaException(ErrorCodes.InvalidRequest, "The timeline can't be rendered.", string.Join("; ", reading.Problems.Select(p => $"{p.Path}: {p.Message}")));
            if ((timeline.Width, timeline.Height, timeline.Rate, timeline.Frames) != (plan.Width, plan.Height, plan.Rate, plan.Frames))
                throw new MediaException(ErrorCodes.Internal, ErrorCodes.Internal.Title, $"The timeline is read otherwise here: {timeline.Width}x{timeline.Height}, {timeline.Frames} frames at {timeline.Rate}.");
            return order.Crf is { } crf ? timeline with { Encoder = timeline.Encoder.WithCrf(crf) } : timeline;
        }
        catch (JsonException e)
        {
            throw new MediaException(ErrorCodes.InvalidRequest, "The timeline can't be read.", e.Message, e);
        }
    }
}
