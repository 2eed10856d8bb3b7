using System.Text;
using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Stores what a job delivers, below the job's own prefix.</summary>
internal sealed class FilmOutputs(StepStore store)
{
    private const string PosterName = "poster.jpg";

    /// <summary>Outputs of the same film, made by another job or attempt, as outputs of this one.</summary>
    /// <returns>Null when one of them is gone.</returns>
    public async Task<RenderResult?> CopyAsync(StepScope scope, RenderResult earlier, CancellationToken ct)
    {
        var copies = await Task.WhenAll(earlier.Outputs.Select(async output =>
        {
            var copy = output.Clone();
            copy.ObjectKey = scope.OutputKey(output.ObjectKey[(output.ObjectKey.LastIndexOf('/') + 1)..]);
            return output.ObjectKey == copy.ObjectKey || await store.CopyAsync(output.ObjectKey, copy.ObjectKey, ct) is not null ? copy : null;
        }));
        return copies.Contains(null)
            ? null
            : new RenderResult { Outputs = { copies.OfType<Output>() }, ReportJson = earlier.ReportJson, Reused = true, CpuTime = new Duration() };
    }

    /// <summary>Stores the film in the run's folder and everything beside it.</summary>
    public async Task<IReadOnlyList<Output>> SaveAsync(StepRun run, IFilm film, KeptSound sound, string filmName, CancellationToken ct)
    {
        await film.StillAsync(run, film.Segments[0], PosterName, film.Shape.Width, ct);
        List<Task<Output>> saves =
        [
            SaveAsync(run, film, OutputKind.Video, filmName, "film.mp4", "video/mp4", ct),
            SaveAsync(run, film, OutputKind.Poster, PosterName, PosterName, "image/jpeg", ct),
            .. film.Captions.Select(c => SaveAsync(run, film, c, ct)),
            .. sound.Stems.Append(sound.Stream).Select(s => CopyAsync(run.Scope, film, s, ct)),
        ];
        return await Task.WhenAll(saves);
    }

    private async Task<Output> SaveAsync(StepRun run, IFilm film, CaptionFile captions, CancellationToken ct)
    {
        await File.WriteAllTextAsync(run.Folder[captions.Name], captions.Text, new UTF8Encoding(false), ct);
        return await SaveAsync(run, film, captions.Kind, captions.Name, captions.Name, captions.Type, ct);
    }

    private async Task<Output> SaveAsync(StepRun run, IFilm film, OutputKind kind, string file, string name, string type, CancellationToken ct)
    {
        var key = run.Scope.OutputKey(name);
        var hash = FileHash.OfAsync(run.Folder[file], ct);
        var stored = await store.PutFileAsync(key, run.Folder[file], type, ct);
        var output = new Output { Kind = kind, ObjectKey = key, ContentType = type, Bytes = stored.Bytes, Sha256 = await hash };
        if (kind is OutputKind.Video or OutputKind.Poster)
            (output.Width, output.Height) = (film.Shape.Width, film.Shape.Height);
        if (kind is OutputKind.Video)
            (output.Frames, output.Duration) = (film.Shape.Frames, Duration.FromTimeSpan(film.Shape.Duration));
        return output;
    }

    private async Task<Output> CopyAsync(StepScope scope, IFilm film, KeptFile kept, CancellationToken ct)
    {
        var key = scope.OutputKey(kept.Name);
        _ = await store.CopyAsync(scope.StepKey(film.SoundKey, kept.Name), key, ct)
            ?? throw new Media.Processes.MediaException(
                Core.Errors.ErrorCodes.StorageFailed, "A part of the film is gone from the object store.", kept.Name);
        return new Output
        {
            Kind = kept.Kind,
            ObjectKey = key,
            ContentType = "audio/mp4",
            Bytes = kept.Bytes,
            Sha256 = kept.Sha256,
            Duration = Duration.FromTimeSpan(film.Shape.Duration),
        };
    }
}
