using VideoGen.Composition.Quality;
using VideoGen.Media.Checks;
using VideoGen.Media.Processes;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Measures a joined film. Nothing of it is decoded but segments at which nobody looked when they were made.</summary>
internal sealed class FilmCheck(OutputCheck streams, QualityGate gate, LookShelf looks)
{
    private const int LooksAtOnce = 8;

    /// <summary>Measures and judges.</summary>
    /// <param name="run">The step.</param>
    /// <param name="film">The film as it was planned.</param>
    /// <param name="sound">Its sound.</param>
    /// <param name="path">Its file.</param>
    /// <param name="segments">Its segments' files, in order.</param>
    /// <param name="ct">Ends the work.</param>
    /// <exception cref="MediaException">It is not the film that was planned (output_invalid), or has a fault that must not pass (quality_failed).</exception>
    public async Task<(FilmFacts Facts, QualityReport Quality)> RunAsync(
        StepRun run, IFilm film, KeptSound sound, string path, IReadOnlyList<string> segments, CancellationToken ct)
    {
        var shape = film.Shape;
        var facts = streams.CheckAsync(path, new FilmWanted(shape.Width, shape.Height, shape.Rate, shape.Frames, HasAudio: true), ct);
        var aim = film.Aim();
        var seen = await LookAsync(run, film, segments, ct);
        var quality = await gate.CheckAsync(
            new QualityOrder
            {
                Path = path,
                Rate = shape.Rate,
                Frames = shape.Frames,
                Looks = seen,
                Sound = sound.Mix,
                Loudness = sound.Target,
                Planned = aim.Planned,
                Texts = aim.Texts,
            }, ct);
        var measured = await facts;
        QualityGate.Require(quality);
        return (measured, quality);
    }

    private async Task<PictureLook[]> LookAsync(StepRun run, IFilm film, IReadOnlyList<string> segments, CancellationToken ct)
    {
        var found = new PictureLook?[film.Segments.Count];
        await Parallel.ForEachAsync(
            film.Segments, new ParallelOptions { MaxDegreeOfParallelism = LooksAtOnce, CancellationToken = ct },
            async (segment, t) => found[segment.Index] = await looks.FindAsync(run.Scope, segment, t));
        var all = new PictureLook[found.Length];
        foreach (var segment in film.Segments)
            all[segment.Index] = found[segment.Index] ?? await looks.LookAsync(run.Scope, segment, segments[segment.Index], ct);
        return all;
    }
}
