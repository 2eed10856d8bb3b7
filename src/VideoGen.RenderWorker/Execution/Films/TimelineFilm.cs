using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Quality;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Sound;
using VideoGen.Composition.Titles;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Fonts;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>
/// A planned film. Whoever opens the same plan has the same film, byte for byte, so that its steps can be done on any worker.
/// Safe to use from many steps at once.
/// </summary>
internal sealed class TimelineFilm
{
    private readonly Parts _parts;
    private readonly TimelineSegmentRenderer _renderer;
    private readonly TimelineSound _mixer;
    private readonly FontCatalog _fonts;
    private readonly StepStore _store;

    public TimelineFilm(Parts parts, TimelineSegmentRenderer renderer, TimelineSound mixer, FontCatalog fonts, StepStore store)
    {
        (_parts, _renderer, _mixer, _fonts, _store) = (parts, renderer, mixer, fonts, store);
        var timeline = parts.Timeline;
        Shape = new FilmShape(timeline.Width, timeline.Height, timeline.Rate, timeline.Frames, timeline.Title, timeline.Language);
        Segments = [.. parts.Picture.Segments.Select(s => new FilmSegment(s.Index, s.StartFrame, s.Frames, s.Key, parts.Picture.View(s)))];
        Captions = CaptionFiles(timeline);
    }

    public FilmShape Shape { get; }

    /// <summary>In the order of playback, without gaps; at least one.</summary>
    public IReadOnlyList<FilmSegment> Segments { get; }

    /// <summary>The segment whose stills stand for the film.</summary>
    public FilmSegment Poster => Segments[_parts.Picture.Poster];

    /// <summary>SHA-256 of all that the sound depends on.</summary>
    public string SoundKey => _parts.SoundKey;

    /// <summary>Captions as files beside the film; empty when there are none.</summary>
    public IReadOnlyList<CaptionFile> Captions { get; }

    /// <summary>Renders a segment into a new file of the run's folder.</summary>
    /// <exception cref="MediaException">The render failed.</exception>
    /// <returns>What was drawn beside it.</returns>
    public async Task<SegmentView> RenderAsync(StepRun run, FilmSegment segment, string name, CancellationToken ct)
    {
        var planned = _parts.Picture.Segments[segment.Index];
        var sources = await FetchAsync(run, Needed(planned), ct);
        var rendered = await _renderer.RenderAsync(
            _parts.Picture, planned, sources, run.Folder["render"], frames => run.Show(Stage.Rendering, (double)frames / segment.Frames), ct);
        File.Move(rendered.Path, run.Folder[name]);
        run.Add(new StepCost(rendered.CpuTime, rendered.PeakMemoryBytes));
        return rendered.View;
    }

    /// <summary>Mixes the sound into new files of the run's folder.</summary>
    /// <exception cref="MediaException">The mix failed.</exception>
    public async Task<SoundMade> MixAsync(StepRun run, CancellationToken ct)
    {
        var sources = await FetchAsync(run, _parts.Sound.Sources.Keys, ct);
        run.Show(Stage.Mixing, 0.1, "Mixing the sound");
        var mix = await _mixer.MixAsync(_parts.Sound, sources, run.Folder.Path, ct);
        run.Add(new StepCost(mix.CpuTime, mix.PeakMemoryBytes));
        return SoundMade.Of(mix, _parts.Sound.Settings.Loudness);
    }

    /// <summary>What the film's measures are judged by.</summary>
    public FilmAim Aim() => new(PlannedSpans.Of(_parts.Timeline), TextMeasure.CheckAll(_parts.Timeline, _fonts.Find));

    /// <summary>What its author should know that only the machine's typefaces tell.</summary>
    public IReadOnlyList<TimelineProblem> Warnings() => TextWarnings.Of(_parts.Timeline, _fonts.Find);

    /// <summary>Adds what its plan says to the film's report.</summary>
    public void Report(JsonObject report)
    {
        report["segments"] = Segments.Count;
        report["warnings"] = new JsonArray(
        [
            .. Warnings().Select(w => (JsonNode)new JsonObject { ["path"] = w.Path, ["code"] = w.Code, ["message"] = w.Message, ["fix"] = w.Fix }),
        ]);
        if (_parts.Told is { } told)
            Tell(report, told);
        report["sources"] = new JsonArray([.. _parts.Timeline.Sources.Where(s => !s.Key.StartsWith(SpokenText.Scheme, StringComparison.Ordinal)).Select(s => (JsonNode)new JsonObject { ["name"] = s.Value.Name, ["sha256"] = s.Value.Sha256 })]);
    }

    private static void Tell(JsonObject report, PlannedStory told)
    {
        report["speech"] = new JsonObject { ["engine"] = told.Engine, ["tempo"] = Math.Round(told.SpeechTempo, 3), ["silent_because"] = told.SilentBecause };
        report["music"] = new JsonObject { ["mood"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(told.Mood), ["beats_per_minute"] = told.BeatsPerMinute };
        report["scenes"] = new JsonArray([.. told.Scenes.Select(s => (JsonNode)new JsonObject { ["id"] = s.Id, ["start_frame"] = s.StartFrame, ["frames"] = s.Frames })]);
    }

    private static IEnumerable<string> Needed(TimelineSegment segment) =>
        segment.Copy is { } copy ? Needed(segment.Graph).Append(copy.Source) : Needed(segment.Graph);

    private static IEnumerable<string> Needed(SegmentGraph graph) => graph.Inputs.SelectMany(input => input switch
    {
        GraphInput.Source source => [source.Name],
        GraphInput.Drawn drawn => drawn.Painting.Materials(drawn.First, drawn.Count).Select(NameOf),
        _ => Enumerable.Empty<string>(),
    });

    private static string NameOf(PaintingMaterial material) => material switch
    {
        PaintingMaterial.Still still => still.Source,
        PaintingMaterial.Sound sound => sound.Source,
        _ => throw new System.Diagnostics.UnreachableException(material.GetType().Name),
    };

    /// <summary>Brings the files that a step needs; each is checked by the key that the owner's prefix gives it.</summary>
    private async Task<SourceFiles> FetchAsync(StepRun run, IEnumerable<string> names, CancellationToken ct)
    {
        var all = _parts.Timeline.Sources;
        var folder = Directory.CreateDirectory(run.Folder["sources"]).FullName;
        var fetched = await Task.WhenAll(names.Distinct(StringComparer.Ordinal).Select(async name =>
        {
            var media = all[name];
            if (!run.Scope.IsOwn(media.ObjectKey))
                throw new MediaException(ErrorCodes.InvalidRequest, "The timeline uses a file of somebody else.", media.ObjectKey);
            var path = Path.Combine(folder, media.Sha256);
            return File.Exists(path) || await _store.FetchAsync(media.ObjectKey, path, ct)
                ? KeyValuePair.Create(name, path)
                : throw new MediaException(ErrorCodes.InputCorrupt, $"The file \"{media.Name}\" is gone.", media.ObjectKey);
        }));
        return new SourceFiles(all, fetched.ToDictionary());
    }

    private static IReadOnlyList<CaptionFile> CaptionFiles(ResolvedTimeline timeline)
    {
        CaptionCue[] cues = [.. timeline.Captions.SelectMany(c => c.Cues).OrderBy(c => c.Start)];
        return cues.Length == 0
            ? []
            :
            [
                new CaptionFile(OutputKind.CaptionsVtt, "captions.vtt", "text/vtt; charset=utf-8", SubtitleWriter.Vtt(cues)),
                new CaptionFile(OutputKind.CaptionsSrt, "captions.srt", "application/x-subrip; charset=utf-8", SubtitleWriter.Srt(cues)),
                new CaptionFile(OutputKind.CaptionsAss, "captions.ass", "text/x-ssa; charset=utf-8", SubtitleWriter.Ass(cues, timeline.Width, timeline.Height)),
            ];
    }

    /// <summary>What the film is made of.</summary>
    internal sealed record Parts(ResolvedTimeline Timeline, TimelinePlan Picture, SoundPlan Sound, string SoundKey, string FFmpegVersion, PlannedStory? Told);
}
