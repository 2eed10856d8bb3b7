using System.Text;
using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Stores what a job delivers, below the job's own prefix.</summary>
internal sealed class FilmOutputs(StepStore store, TileShelf tiles)
{
    private const string PosterName = "poster.jpg";
    private const string ThumbnailName = "thumbnail.jpg";
    private const string SpritesName = "sprites.jpg";
    private const string SpriteTimesName = "sprites.vtt";
    private const int ThumbnailWidth = 320;

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
    public async Task<IReadOnlyList<Output>> SaveAsync(StepRun run, IFilm film, KeptSound sound, string filmName, IReadOnlyList<string> segments, CancellationToken ct)
    {
        var (width, height) = (film.Shape.Width, film.Shape.Height);
        await film.StillAsync(run, film.Segments[0], PosterName, width, ct);
        var small = Math.Min(ThumbnailWidth, width);
        await film.StillAsync(run, film.Segments[0], ThumbnailName, small, ct);
        run.Show(Stage.Saving, 0.8);
        var (sheet, drawn) = await tiles.LayOutAsync(run, film, segments, ct);
        File.Move(drawn, run.Folder[SpritesName]);
        run.Show(Stage.Saving, 0.9);
        List<Task<Output>> saves =
        [
            SaveFilmAsync(run, film, filmName, ct),
            SavePictureAsync(run, OutputKind.Poster, PosterName, (width, height), ct),
            SavePictureAsync(run, OutputKind.Thumbnail, ThumbnailName, (small, HeightOf(small, film.Shape)), ct),
            SavePictureAsync(run, OutputKind.SpriteSheet, SpritesName, (sheet.Columns * sheet.TileWidth, sheet.Rows * sheet.TileHeight), ct),
            SaveTextAsync(run, new CaptionFile(OutputKind.SpriteVtt, SpriteTimesName, "text/vtt; charset=utf-8", sheet.WebVtt(SpritesName)), ct),
            .. film.Captions.Select(c => SaveTextAsync(run, c, ct)),
            .. sound.Stems.Append(sound.Stream).Select(s => CopyAsync(run.Scope, film, s, ct)),
        ];
        return await Task.WhenAll(saves);
    }

    // As ffmpeg's scale filter rounds it: to the nearest even number.
    private static int HeightOf(int width, FilmShape shape) =>
        (int)Math.Round((double)width * shape.Height / shape.Width / 2, MidpointRounding.AwayFromZero) * 2;

    private async Task<Output> SaveFilmAsync(StepRun run, IFilm film, string file, CancellationToken ct)
    {
        var output = await SaveAsync(run, OutputKind.Video, file, "film.mp4", "video/mp4", ct);
        (output.Width, output.Height) = (film.Shape.Width, film.Shape.Height);
        (output.Frames, output.Duration) = (film.Shape.Frames, Duration.FromTimeSpan(film.Shape.Duration));
        return output;
    }

    private async Task<Output> SavePictureAsync(StepRun run, OutputKind kind, string name, (int Width, int Height) size, CancellationToken ct)
    {
        var output = await SaveAsync(run, kind, name, name, "image/jpeg", ct);
        (output.Width, output.Height) = size;
        return output;
    }

    private async Task<Output> SaveTextAsync(StepRun run, CaptionFile text, CancellationToken ct)
    {
        await File.WriteAllTextAsync(run.Folder[text.Name], text.Text, new UTF8Encoding(false), ct);
        return await SaveAsync(run, text.Kind, text.Name, text.Name, text.Type, ct);
    }

    private async Task<Output> SaveAsync(StepRun run, OutputKind kind, string file, string name, string type, CancellationToken ct)
    {
        var key = run.Scope.OutputKey(name);
        var hash = FileHash.OfAsync(run.Folder[file], ct);
        var stored = await store.PutFileAsync(key, run.Folder[file], type, ct);
        return new Output { Kind = kind, ObjectKey = key, ContentType = type, Bytes = stored.Bytes, Sha256 = await hash };
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
