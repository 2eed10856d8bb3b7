using VideoGen.Composition.Segments;
using VideoGen.Media.Rendering;
using VideoGen.RenderWorker.Execution.Films;

namespace VideoGen.RenderWorker.Execution.Storing;

/// <summary>Small pictures of segments, kept beside them, so that the sheet of an edited film needs new ones only where it was edited.</summary>
internal sealed class TileShelf(StepStore store, SpriteSheetMaker maker)
{
    private const string Extension = "tiles.mjpeg";
    private const int ReadsAtOnce = 8;

    /// <summary>Draws a segment's pictures from its file and keeps them.</summary>
    public async Task<byte[]> KeepAsync(StepRun run, IFilm film, FilmSegment segment, string file, CancellationToken ct)
    {
        var drawn = await maker.DrawAsync(file, SheetOf(film, segment), run.Folder["tiles"], ct);
        var bytes = await File.ReadAllBytesAsync(drawn, ct);
        File.Delete(drawn);
        await store.PutAsync(run.Scope.StepKey(segment.ContentKey, Extension), bytes, "video/x-motion-jpeg", ct);
        return bytes;
    }

    /// <summary>Lays out the film's sheet.</summary>
    /// <param name="run">The step.</param>
    /// <param name="film">The film.</param>
    /// <param name="files">Its segments' files in order, for those whose pictures were never drawn.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>The sheet and the path of its JPEG.</returns>
    public async Task<(SpriteSheet Sheet, string Path)> LayOutAsync(StepRun run, IFilm film, IReadOnlyList<string> files, CancellationToken ct)
    {
        var sheet = SpriteSheet.Of(film.Shape.Width, film.Shape.Height, film.Shape.Frames, film.Shape.Rate);
        var places = Enumerable.Range(0, sheet.Count).Select(picture => PlaceOf(film, sheet, picture)).ToArray();
        var kept = new byte[]?[film.Segments.Count];
        await Parallel.ForEachAsync(
            places.Select(p => p.Segment).Distinct(), new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = ct },
            async (segment, t) => kept[segment.Index] = await store.ReadAsync(run.Scope.StepKey(segment.ContentKey, Extension), t));
        var pictures = new List<ReadOnlyMemory<byte>>();
        foreach (var (segment, at) in places)
        {
            var own = SpriteSheetMaker.Split(kept[segment.Index] ??= await KeepAsync(run, film, segment, files[segment.Index], ct));
            pictures.Add(own[Math.Min(at, own.Count - 1)]);
        }

        return (sheet, await maker.LayOutAsync(pictures, sheet, run.Folder["sprites"], ct));
    }

    private static SpriteSheet SheetOf(IFilm film, FilmSegment segment) => SpriteSheet.Of(film.Shape.Width, film.Shape.Height, segment.Frames, film.Shape.Rate);

    private static (FilmSegment Segment, int At) PlaceOf(IFilm film, SpriteSheet sheet, int picture) => film.Segments
        .Select(s => (Segment: s, At: sheet.PictureIn(picture, s.StartFrame, SheetOf(film, s))))
        .Where(p => p.At is not null)
        .Select(p => (p.Segment, p.At!.Value)) // those within
        .First();
}
