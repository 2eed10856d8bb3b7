using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Documents;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Music;
using VideoGen.Composition.Quality;
using VideoGen.Composition.Segments;
using VideoGen.Composition.Storyboards;
using VideoGen.Composition.Timelines;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Mixing;
using VideoGen.Media.Rendering;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>A film from a prompt.</summary>
internal sealed class StoryboardFilm : IFilm
{
    private readonly Parts _parts;
    private readonly SegmentRenderer _renderer;
    private readonly ISoundMixer _mixer;
    private readonly NarrationMaker _narration;

    public StoryboardFilm(Parts parts, SegmentRenderer renderer, ISoundMixer mixer, NarrationMaker narration)
    {
        (_parts, _renderer, _mixer, _narration) = (parts, renderer, mixer, narration);
        var first = parts.Picture.Segments[0];
        Shape = new FilmShape(first.Frame.Width, first.Frame.Height, parts.Rate, parts.Film.Frames, parts.Board.Title, parts.Board.Language);
        Segments = [.. parts.Film.Scenes.Zip(parts.Picture.Segments, (scene, s) => new FilmSegment(s.Index, scene.StartFrame, s.Frames, s.ContentKey, s.View))];
        SoundKey = KeyOfSound();
        Captions = CaptionFiles(parts.Film);
    }

    public FilmShape Shape { get; }

    public IReadOnlyList<FilmSegment> Segments { get; }

    public string SoundKey { get; }

    public IReadOnlyList<CaptionFile> Captions { get; }

    public async Task<SegmentView> RenderAsync(StepRun run, FilmSegment segment, string name, CancellationToken ct)
    {
        var plan = _parts.Picture.Segments[segment.Index];
        var own = run.Folder["render"];
        var rendered = await _renderer.RenderAsync(plan, own, frames => run.Show(Stage.Rendering, (double)frames / plan.Frames), ct);
        File.Move(rendered.Path, run.Folder[name]);
        run.Add(new StepCost(rendered.CpuTime, rendered.PeakMemoryBytes));
        return rendered.View;
    }

    public async Task<SoundMade> MixAsync(StepRun run, CancellationToken ct)
    {
        var wavs = await _narration.FetchAsync(run, _parts.Narration, ct);
        run.Show(Stage.Mixing, 0.1, "Composing and mixing the music");
        var mix = await _mixer.MixAsync(
            new MixOrder
            {
                Folder = run.Folder.Path,
                Music = _parts.Music,
                SpeechTempo = _parts.Film.SpeechTempo,
                Voice = [.. _parts.Film.Scenes.Zip(wavs).Where(p => p.Second is not null).Select(p => new VoiceClip(_parts.Film.SpeechStartOf(p.First), p.Second!))], // checked before
            }, ct);
        run.Add(new StepCost(mix.CpuTime, mix.PeakMemoryBytes));
        return SoundMade.Of(mix, ISoundMixer.TargetLufs);
    }

    // Scenes always move, music always plays, and the designer has measured the titles.
    public FilmAim Aim() => new(PlannedSpans.None, []);

    public IReadOnlyList<TimelineProblem> Warnings() => [];

    public void Report(JsonObject report)
    {
        report["speech"] = new JsonObject
        {
            ["engine"] = _parts.Narration.Engine,
            ["tempo"] = Math.Round(_parts.Film.SpeechTempo, 3),
            ["silent_because"] = _parts.Narration.SilentBecause,
        };
        report["music"] = new JsonObject
        {
            ["mood"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(_parts.Music.Mood.ToString()),
            ["beats_per_minute"] = _parts.Music.BeatsPerMinute,
        };
        report["scenes"] = new JsonArray(
            [.. _parts.Film.Scenes.Select(s => (JsonNode)new JsonObject { ["id"] = s.Scene.Id, ["start_frame"] = s.StartFrame, ["frames"] = s.Frames })]);
    }

    private string KeyOfSound()
    {
        var music = _parts.Music;
        List<string> parts =
        [
            "sound", "5", _parts.FFmpegVersion, music.Mood.ToString(), Text(music.Seed), music.BeatsPerMinute.ToString("R", CultureInfo.InvariantCulture),
            Text(music.Samples), _parts.Film.SpeechTempo.ToString("R", CultureInfo.InvariantCulture), .. music.SceneStarts.Select(s => Text(s.Ticks)), "voice",
        ];
        foreach (var (scene, line) in _parts.Film.Scenes.Zip(_parts.Narration.Lines).Where(p => p.Second.Key.Length > 0))
            parts.AddRange([line.Key, Text(_parts.Film.SpeechStartOf(scene).Ticks)]);
        return ContentKey.Of(parts);
    }

    /// <summary>A film in which nothing is said has no captions, and then no files of them: an empty SRT file is none.</summary>
    private static IReadOnlyList<CaptionFile> CaptionFiles(FilmTimeline film) => SubtitleFiles.Srt(film) is { Length: > 0 } srt
        ?
        [
            new CaptionFile(OutputKind.CaptionsVtt, "captions.vtt", "text/vtt; charset=utf-8", SubtitleFiles.Vtt(film)),
            new CaptionFile(OutputKind.CaptionsSrt, "captions.srt", "application/x-subrip; charset=utf-8", srt),
        ]
        : [];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the film is made of.</summary>
    internal sealed record Parts(
        Storyboard Board, FilmTimeline Film, FilmPlan Picture, MusicBrief Music, PlannedNarration Narration, FrameRate Rate, string FFmpegVersion);
}
