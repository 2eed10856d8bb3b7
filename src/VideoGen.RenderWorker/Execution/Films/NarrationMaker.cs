using System.Globalization;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;
using VideoGen.Media.Speech;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Speaks the scenes of a storyboard, or finds them spoken.</summary>
internal sealed class NarrationMaker(ISpeech speech, StepStore store, IOptions<SpeechOptions> options)
{
    private const string Kind = "narration";

    /// <summary>All scenes at one pace.</summary>
    public async Task<Spoken> SpeakAsync(StepRun run, Storyboard board, double pace, CancellationToken ct)
    {
        using var span = run.Span(Kind);
        var began = run.Time.GetTimestamp();
        var engine = await speech.EngineAsync(ct);
        var lines = await Task.WhenAll(board.Scenes.Select((s, i) => FindAsync(run, board, engine, s, i, pace, ct)));
        var missing = Enumerable.Range(0, lines.Length).Where(i => lines[i].Key.Length > 0 && !lines[i].Reused).ToArray();
        string? silentBecause = null;
        if (missing.Length > 0 || (engine is null && board.Scenes.Any(s => !string.IsNullOrWhiteSpace(s.Narration))))
            silentBecause = await MakeAsync(run, board, lines, missing, pace, ct);
        return new Spoken(
            new PlannedNarration([.. lines.Select(l => new PlannedLine(l.Key, l.Narration))], engine, silentBecause),
            [.. lines.Select(l => l.Reused)], run.Time.GetElapsedTime(began) / Math.Max(1, missing.Length));
    }

    /// <summary>Puts the sound of spoken lines into the run's folder.</summary>
    /// <returns>Names of the files, one per line; null for a silent one.</returns>
    /// <exception cref="Media.Processes.MediaException">A sound that the plan counts on is gone.</exception>
    public async Task<IReadOnlyList<string?>> FetchAsync(StepRun run, PlannedNarration narration, CancellationToken ct) =>
        await Task.WhenAll(narration.Lines.Select(async (line, i) =>
        {
            if (line.Key.Length == 0)
                return null;
            var (packed, wav) = Names(i);
            return await store.FetchAsync(run.Scope.StepKey(line.Key, Kind), run.Folder[packed], ct)
                && await NarrationFile.ReadAsync(run.Folder[packed], run.Folder[wav], ct) is not null
                ? wav
                : throw new Media.Processes.MediaException(
                    Core.Errors.ErrorCodes.StorageFailed, "A part of the film is gone from the object store.", $"narration {line.Key}");
        }));

    private static (string Packed, string Wav) Names(int index) => ($"{Kind}-{Number(index)}.pack", $"{Kind}-{Number(index)}.wav");

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private async Task<Line> FindAsync(StepRun run, Storyboard board, string? engine, Scene scene, int index, double pace, CancellationToken ct)
    {
        var silent = new SceneNarration(scene.Id, TimeSpan.Zero, []);
        if (engine is null || string.IsNullOrWhiteSpace(scene.Narration))
            return new Line("", silent, false);
        var key = ContentKey.Of(
            Kind, "1", engine, board.Language, options.Value.WordsPerMinute.ToString(CultureInfo.InvariantCulture),
            options.Value.Pitch.ToString(CultureInfo.InvariantCulture), pace.ToString("0.####", CultureInfo.InvariantCulture), scene.Id, scene.Narration);
        var packed = run.Folder[$"found-{Number(index)}-{pace.ToString("0.####", CultureInfo.InvariantCulture)}.pack"];
        var narration = await store.FetchAsync(run.Scope.StepKey(key, Kind), packed, ct) ? await NarrationFile.ReadAsync(packed, null, ct) : null;
        return new Line(key, narration ?? silent, narration is not null);
    }

    private async Task<string?> MakeAsync(StepRun run, Storyboard board, Line[] lines, int[] missing, double pace, CancellationToken ct)
    {
        // Nobody there to speak: all lines are asked for, so that the answer says why they are silent.
        var asked = missing.Length > 0 ? missing : [.. Enumerable.Range(0, lines.Length)];
        var spoken = await speech.SpeakAsync(
            new SpeechOrder
            {
                Language = board.Language,
                Pace = pace,
                Folder = run.Folder.Path,
                Lines = [.. asked.Select(i => new SpeechLine(board.Scenes[i].Id, board.Scenes[i].Narration))],
            }, ct);
        var uploads = new List<Task>();
        for (var k = 0; k < asked.Length; k++)
        {
            var (i, line) = (asked[k], spoken.Lines[k]);
            lines[i] = lines[i] with { Key = line.WavPath is null ? "" : lines[i].Key, Narration = line.Narration };
            if (line.WavPath is { } wav && lines[i].Key.Length > 0)
                uploads.Add(KeepAsync(run, lines[i], wav, $"{Number(i)}-{pace.ToString("0.####", CultureInfo.InvariantCulture)}", ct));
        }

        await Task.WhenAll(uploads);
        return spoken.SilentBecause;
    }

    private async Task KeepAsync(StepRun run, Line line, string wav, string name, CancellationToken ct)
    {
        var packed = run.Folder[$"made-{name}.pack"];
        await NarrationFile.WriteAsync(packed, line.Narration, wav, ct);
        await store.KeepFileAsync(run.Scope.StepKey(line.Key, Kind), packed, "application/octet-stream", ct);
    }

    /// <param name="Key">Content key; empty for a line that is not spoken.</param>
    /// <param name="Narration">Words with their times.</param>
    /// <param name="Reused">Whether it was found.</param>
    private sealed record Line(string Key, SceneNarration Narration, bool Reused);

    /// <param name="Narration">What the plan keeps.</param>
    /// <param name="Reused">For each line, whether it was found.</param>
    /// <param name="ElapsedEach">Time per line that was spoken.</param>
    internal sealed record Spoken(PlannedNarration Narration, IReadOnlyList<bool> Reused, TimeSpan ElapsedEach)
    {
        /// <summary>Tells of the lines that are in the film.</summary>
        public void Tell(StepRun run)
        {
            for (var i = 0; i < Narration.Lines.Count; i++)
            {
                if (Narration.Lines[i].Key is { Length: > 0 } key)
                    run.Done($"{Kind}/{Number(i)}", key, Reused[i], Reused[i] ? TimeSpan.Zero : ElapsedEach);
            }
        }
    }
}
