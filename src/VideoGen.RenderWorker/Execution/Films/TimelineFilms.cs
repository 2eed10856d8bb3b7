using System.Text.Json;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Sources;
using VideoGen.Composition.Titles;
using VideoGen.Core.Errors;
using VideoGen.Media.Fonts;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using VideoGen.Providers;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Films from timelines: read, planned and composed anew from the document wherever they are opened.</summary>
internal sealed class TimelineFilms(
    TimelineSegmentRenderer renderer, TimelineSound mixer, FontCatalog fonts, ISandboxProbe probe, StepStore store, SpeechMaker speech)
{
    /// <summary>Speaks what a timeline wants spoken.</summary>
    /// <returns>The plan with the spoken texts among its sources.</returns>
    public async Task<PlanFile> PlanAsync(StepRun run, PlanFile order, IReadOnlyList<IProvider> providers, CancellationToken ct)
    {
        var wanted = Speeches(order.Timeline!);
        if (wanted.Count == 0)
            return order;
        run.Show(Contracts.Render.V1.Stage.Narrating, 0.05, "Speaking the narration");
        var spoken = await speech.SpeakAsync(run, wanted, providers, ct);
        spoken.Tell(run);
        return With(order, spoken.SourcesOf(run.Scope));
    }

    /// <summary>The plan with those of its texts among the sources that are spoken already.</summary>
    public async Task<PlanFile> FindAsync(StepScope scope, PlanFile order, CancellationToken ct) => With(order, await speech.FindAsync(scope, Speeches(order.Timeline!), ct));

    /// <summary>Works the film out from its plan.</summary>
    /// <exception cref="MediaException">The document is not one that can be rendered (invalid_request).</exception>
    public async Task<TimelineFilm> OpenAsync(PlanFile plan, CancellationToken ct)
    {
        var order = plan.Timeline ?? throw new InvalidDataException("The plan has no timeline.");
        var tools = await probe.GetAsync(ct);
        var timeline = Read(plan, order);
        var picture = Picture(timeline, tools.FFmpegVersion);
        var sound = SoundPlan.Of(timeline);
        return new TimelineFilm(
            new TimelineFilm.Parts(timeline, picture, sound, sound.Key(tools.FFmpegVersion), tools.FFmpegVersion, plan.Told), renderer, mixer, fonts, store);
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

    private static PlanFile With(PlanFile order, IReadOnlyDictionary<string, SourceMedia> spoken) => spoken.Count == 0 ? order : order with
    {
        Timeline = order.Timeline! with { Sources = SourceMediaJson.WriteAll(SourceMediaJson.ReadAll(order.Timeline.Sources).Concat(spoken).ToDictionary()) },
    };

    /// <summary>What the document wants spoken, in the same order always.</summary>
    private static IReadOnlyList<SpokenText> Speeches(PlannedTimeline order)
    {
        try
        {
            using var document = JsonDocument.Parse(order.Document);
            var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(order.Values);
            return [.. TimelineReader.Speeches(document.RootElement, values, SourceMediaJson.ReadAll(order.Sources)).OrderBy(s => s.Name, StringComparer.Ordinal)];
        }
        catch (JsonException e)
        {
            throw new MediaException(ErrorCodes.InvalidRequest, "The timeline can't be read.", e.Message, e);
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
