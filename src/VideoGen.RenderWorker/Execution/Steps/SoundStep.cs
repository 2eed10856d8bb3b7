using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;
using VideoGen.RenderWorker.Execution.Films;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Mixes the film's sound, or finds it mixed.</summary>
internal sealed class SoundStep(FilmShelf shelf, SoundShelf sounds, StepStore store)
{
    public async Task<StepResult> RunAsync(StepRun run, SoundWork work, CancellationToken ct)
    {
        using var span = run.Span("sound");
        var film = await shelf.OpenAsync(work.PlanKey, ct);
        if (film.SoundKey != work.ContentKey)
            throw new MediaException(ErrorCodes.Internal, ErrorCodes.Internal.Title, $"The sound is planned otherwise here: {film.SoundKey}");
        var kept = await sounds.FindAsync(run.Scope, film.SoundKey, ct);
        var reused = kept is not null;
        kept ??= await MakeAsync(run, film, ct);
        StepRun.Count("sound", reused, run.Elapsed);
        var result = SoundShelf.Result(run.Scope, film.SoundKey, kept, reused);
        result.Elapsed = Duration.FromTimeSpan(run.Elapsed);
        result.CpuTime = Duration.FromTimeSpan(run.Cost.Cpu);
        result.PeakMemoryBytes = run.Cost.PeakMemoryBytes;
        return result;
    }

    private async Task<KeptSound> MakeAsync(StepRun run, TimelineFilm film, CancellationToken ct)
    {
        run.Show(Stage.Mixing, 0.02, "Mixing the sound");
        var made = await film.MixAsync(run, ct);
        await Failpoints.HitAsync("sound", ct);
        run.Show(Stage.Mixing, 0.9);
        var whole = KeepAsync(OutputKind.Unspecified, made.Film);
        var stream = KeepAsync(OutputKind.HlsAudio, made.Stream);
        var stems = await Task.WhenAll(made.Stems.Select(s => KeepAsync(s.Kind, s.Name)));
        var kept = new KeptSound(await whole, stems, await stream, made.Mix, made.Target);
        await sounds.KeepAsync(run.Scope, film.SoundKey, kept, ct);
        return kept;

        async Task<KeptFile> KeepAsync(OutputKind kind, string name)
        {
            var stored = await store.KeepFileAsync(run.Scope.StepKey(film.SoundKey, name), run.Folder[name], "audio/mp4", ct);
            return new KeptFile(kind, name, stored.Bytes, await FileHash.OfAsync(run.Folder[name], ct));
        }
    }
}
