using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using VideoGen.Composition.Segments;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Stores what a job delivers, below the job's own prefix.</summary>
internal sealed class FilmOutputs(StepStore store, SpriteSheetMaker maker)
{
    private const string PosterName = "poster.jpg";
    private const string ThumbnailName = "thumbnail.jpg";
    private const string SpritesName = "sprites.jpg";
    private const string SpriteTimesName = "sprites.vtt";

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

    /// <summary>Stores a joined film.</summary>
    public async Task<Output> SaveFilmAsync(StepRun run, TimelineFilm film, string path, CancellationToken ct)
    {
        var output = await SaveAsync(run, OutputKind.Video, path, "film.mp4", "video/mp4", ct);
        (output.Width, output.Height) = (film.Shape.Width, film.Shape.Height);
        (output.Frames, output.Duration) = (film.Shape.Frames, Duration.FromTimeSpan(film.Shape.Duration));
        return output;
    }

    /// <summary>Stores everything that stands beside the film.</summary>
    public async Task<IReadOnlyList<Output>> SaveBesideAsync(StepRun run, TimelineFilm film, KeptSound sound, IReadOnlyList<SegmentView> views, CancellationToken ct)
    {
        var (sizes, still) = (film.Poster.View, views[film.Poster.Index]);
        var sheet = SpriteSheet.Of(film.Shape.Width, film.Shape.Height, film.Shape.Frames, film.Shape.Rate);
        List<Task<Output>> saves =
        [
            SavePictureAsync(run, OutputKind.Poster, PosterName, still.Poster, (sizes.Width, sizes.Height), ct),
            SavePictureAsync(run, OutputKind.Thumbnail, ThumbnailName, still.Thumbnail, sizes.Thumbnail, ct),
            SaveSheetAsync(run, film, sheet, views, ct),
            SaveTextAsync(run, new CaptionFile(OutputKind.SpriteVtt, SpriteTimesName, "text/vtt; charset=utf-8", sheet.WebVtt(SpritesName)), ct),
            .. film.Captions.Select(c => SaveTextAsync(run, c, ct)),
            .. sound.Stems.Append(sound.Stream).Select(s => CopyAsync(run.Scope, film, s, ct)),
        ];
        return await Task.WhenAll(saves);
    }

    /// <summary>The picture of the segment in which the middle of a tile's stretch lies, whichever of its own comes nearest.</summary>
    private static ReadOnlyMemory<byte> TileOf(TimelineFilm film, SpriteSheet sheet, int picture, IReadOnlyList<SegmentView> views) => film.Segments
        .Select(s => (s.Index, At: sheet.PictureIn(picture, s.StartFrame, s.View.Tiles)))
        .Where(p => p.At is not null)
        .Select(p => views[p.Index].Tiles[p.At!.Value]) // those within
        .First();

    private async Task<Output> SaveSheetAsync(StepRun run, TimelineFilm film, SpriteSheet sheet, IReadOnlyList<SegmentView> views, CancellationToken ct)
    {
        var tiles = Enumerable.Range(0, sheet.Count).Select(picture => TileOf(film, sheet, picture, views)).ToArray();
        var drawn = await maker.LayOutAsync(tiles, sheet, run.Folder["sprites"], ct);
        var output = await SaveAsync(run, OutputKind.SpriteSheet, drawn, SpritesName, "image/jpeg", ct);
        (output.Width, output.Height) = (sheet.Columns * sheet.TileWidth, sheet.Rows * sheet.TileHeight);
        return output;
    }

    private async Task<Output> SavePictureAsync(
        StepRun run, OutputKind kind, string name, ReadOnlyMemory<byte> picture, (int Width, int Height) size, CancellationToken ct)
    {
        var output = await SaveAsync(run, kind, name, "image/jpeg", picture, ct);
        (output.Width, output.Height) = size;
        return output;
    }

    private Task<Output> SaveTextAsync(StepRun run, CaptionFile text, CancellationToken ct) =>
        SaveAsync(run, text.Kind, text.Name, text.Type, Encoding.UTF8.GetBytes(text.Text), ct);

    private async Task<Output> SaveAsync(StepRun run, OutputKind kind, string name, string type, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var key = run.Scope.OutputKey(name);
        var stored = await store.PutAsync(key, bytes, type, ct);
        return new Output { Kind = kind, ObjectKey = key, ContentType = type, Bytes = stored.Bytes, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) };
    }

    private async Task<Output> SaveAsync(StepRun run, OutputKind kind, string path, string name, string type, CancellationToken ct)
    {
        var key = run.Scope.OutputKey(name);
        var hash = FileHash.OfAsync(path, ct);
        var stored = await store.PutFileAsync(key, path, type, ct);
        return new Output { Kind = kind, ObjectKey = key, ContentType = type, Bytes = stored.Bytes, Sha256 = await hash };
    }

    private async Task<Output> CopyAsync(StepScope scope, TimelineFilm film, KeptFile kept, CancellationToken ct)
    {
        var key = scope.OutputKey(kept.Name);
        _ = await store.CopyAsync(scope.StepKey(film.SoundKey, kept.Name), key, ct)
            ?? throw FilmParts.Gone(kept.Name);
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
