using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Steps;

namespace VideoGen.RenderWorker.Execution.Storing;

/// <summary>Looks what of a film exists already.</summary>
internal sealed class FilmStock(StepStore store, SoundShelf sounds, FinishedFilms finished)
{
    private const int LooksAtOnce = 16;

    public async Task<Found> LookAsync(StepScope scope, TimelineFilm film, CancellationToken ct)
    {
        var sound = sounds.FindAsync(scope, film.SoundKey, ct);
        var whole = finished.FindAsync(scope, film, ct);
        var segments = SegmentsAsync(scope, film, ct);
        await Task.WhenAll(sound, whole, segments);
        return new Found(await segments, await sound, await whole is not null);
    }

    private async Task<long?[]> SegmentsAsync(StepScope scope, TimelineFilm film, CancellationToken ct)
    {
        var bytes = new long?[film.Segments.Count];
        await Parallel.ForEachAsync(
            film.Segments, new ParallelOptions { MaxDegreeOfParallelism = LooksAtOnce, CancellationToken = ct },
            async (segment, t) => bytes[segment.Index] = (await store.HeadAsync(scope.StepKey(segment.ContentKey, SegmentStep.Extension), t))?.Bytes);
        return bytes;
    }

    /// <summary>What an owner has of a film.</summary>
    /// <param name="SegmentBytes">Size of each segment, in order; null where it must be rendered.</param>
    /// <param name="Sound">Null when it must be mixed.</param>
    /// <param name="Film">Whether the finished film is there.</param>
    internal sealed record Found(IReadOnlyList<long?> SegmentBytes, KeptSound? Sound, bool Film);
}
