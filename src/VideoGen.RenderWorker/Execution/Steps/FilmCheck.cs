using VideoGen.Composition.Quality;
using VideoGen.Media.Checks;
using VideoGen.Media.Processes;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Measures a joined film. Nothing of it is decoded.</summary>
internal sealed class FilmCheck(OutputCheck streams, QualityGate gate)
{
    /// <summary>Measures and judges.</summary>
    /// <param name="film">The film as it was planned.</param>
    /// <param name="sound">Its sound.</param>
    /// <param name="path">Its file.</param>
    /// <param name="looks">What its segments look like, in order.</param>
    /// <param name="ct">Ends the work.</param>
    /// <exception cref="MediaException">It is not the film that was planned (output_invalid), or has a fault that must not pass (quality_failed).</exception>
    public async Task<(FilmFacts Facts, QualityReport Quality)> RunAsync(
        TimelineFilm film, KeptSound sound, string path, IReadOnlyList<PictureLook> looks, CancellationToken ct)
    {
        var shape = film.Shape;
        var facts = streams.CheckAsync(path, new FilmWanted(shape.Width, shape.Height, shape.Rate, shape.Frames, HasAudio: true), ct);
        var aim = film.Aim();
        var quality = gate.CheckAsync(
            new QualityOrder
            {
                Path = path,
                Rate = shape.Rate,
                Frames = shape.Frames,
                Looks = looks,
                Sound = sound.Mix,
                Loudness = sound.Target,
                Planned = aim.Planned,
                Texts = aim.Texts,
            }, ct);
        await Task.WhenAll(facts, quality);
        QualityGate.Require(await quality);
        return (await facts, await quality);
    }
}
