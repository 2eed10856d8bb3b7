using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using VideoGen.Composition.Captions;
using VideoGen.Composition.Timelines;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Mixing;
using VideoGen.Media.Processes;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Joins, measures and stores the film with what belongs to it.</summary>
internal sealed class FinishStep(IPictures pictures, IFFmpeg ffmpeg, StepStore store)
{
    public const string JoinName = "join";
    public const string CheckName = "check";
    public const string SaveName = "save";
    private const string FilmName = "film.mp4";
    private const string PosterName = "poster.jpg";

    public async Task<(object Facts, Loudness Loudness)> JoinAsync(
        RenderRun run, IReadOnlyList<PictureSegment> segments, MixResult sound, CancellationToken ct)
    {
        using var span = run.Span(JoinName);
        var names = segments.Select(SegmentStep.FileName).ToArray();
        await pictures.AssembleAsync(run.Job, run.Folder, names, sound.FilmName, FilmName, ct);
        await pictures.StillAsync(segments[0], run.Folder, PosterName, run.Job.Width, ct);
        run.Progress.Finish(JoinName, reused: false);

        run.Enter(Stage.Checking, "Checking the film");
        var facts = await pictures.CheckAsync(run.Job, run.Folder, FilmName, ct);
        var (loudness, measured) = await LoudnessCheck.MeasureAsync(ffmpeg, run.Folder.Path, FilmName, ct);
        run.Add(new StepCost(measured.CpuTime, measured.PeakMemoryBytes));
        if (loudness.TruePeak > -1 || (double.IsFinite(loudness.Integrated) && Math.Abs(loudness.Integrated + 14) > 1))
            throw new MediaException(ErrorCodes.OutputInvalid, "The film's sound is not as loud as it must be.", loudness.ToString());
        run.Progress.Finish(CheckName, reused: false);
        return (facts, loudness);
    }

    public async Task<IReadOnlyList<Output>> SaveAsync(RenderRun run, FilmTimeline film, MixResult sound, CancellationToken ct)
    {
        using var span = run.Span(SaveName);
        run.Enter(Stage.Saving, "Saving the film");
        List<(OutputKind Kind, string Name, string Type)> files =
        [
            (OutputKind.Video, FilmName, "video/mp4"),
            (OutputKind.Poster, PosterName, "image/jpeg"),
            .. await WriteCaptionsAsync(run, film, ct),
        ];
        if (sound.MusicName is { } music)
            files.Add((OutputKind.MusicStem, music, "audio/mp4"));
        if (sound.NarrationName is { } narration)
            files.Add((OutputKind.NarrationStem, narration, "audio/mp4"));
        var outputs = new List<Output>(files.Count);
        foreach (var (kind, name, type) in files)
        {
            outputs.Add(await SaveAsync(run, film, kind, name, type, ct));
            run.Progress.Advance(SaveName, (double)outputs.Count / files.Count);
        }

        return outputs;
    }

    /// <summary>A film in which nothing is said has no captions, and then no files of them: an empty SRT file is none.</summary>
    private static async Task<IReadOnlyList<(OutputKind Kind, string Name, string Type)>> WriteCaptionsAsync(
        RenderRun run, FilmTimeline film, CancellationToken ct)
    {
        if (SubtitleFiles.Srt(film) is not { Length: > 0 } srt)
            return [];
        await File.WriteAllTextAsync(run.Folder["captions.vtt"], SubtitleFiles.Vtt(film), new UTF8Encoding(false), ct);
        await File.WriteAllTextAsync(run.Folder["captions.srt"], srt, new UTF8Encoding(false), ct);
        return
        [
            (OutputKind.CaptionsVtt, "captions.vtt", "text/vtt; charset=utf-8"),
            (OutputKind.CaptionsSrt, "captions.srt", "application/x-subrip; charset=utf-8"),
        ];
    }

    private async Task<Output> SaveAsync(RenderRun run, FilmTimeline film, OutputKind kind, string name, string type, CancellationToken ct)
    {
        var key = run.Job.OutputKey(name);
        string hash;
        await using (var file = File.OpenRead(run.Folder[name]))
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        var stored = await store.PutFileAsync(key, run.Folder[name], type, ct);
        var output = new Output { Kind = kind, ObjectKey = key, ContentType = type, Bytes = stored.Bytes, Sha256 = hash };
        if (kind is OutputKind.Video or OutputKind.Poster)
            (output.Width, output.Height) = (run.Job.Width, run.Job.Height);
        if (kind is OutputKind.Video or OutputKind.MusicStem or OutputKind.NarrationStem)
            output.Duration = Duration.FromTimeSpan(film.Duration);
        if (kind is OutputKind.Video)
            output.Frames = film.Frames;
        return output;
    }
}
