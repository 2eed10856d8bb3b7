using System.Globalization;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;
using VideoGen.Media.Speech;

namespace VideoGen.RenderWorker.Execution.Steps;

/// <summary>Speaks the scenes, or finds them spoken.</summary>
internal sealed class NarrationStep(ISpeech speech, StepStore store, IOptions<SpeechOptions> options)
{
    private const string Kind = "narration";

    /// <summary>All scenes at one pace.</summary>
    public async Task<Narrated> RunAsync(RenderRun run, double pace, CancellationToken ct)
    {
        using var span = run.Span(Kind);
        var began = run.Time.GetTimestamp();
        var scenes = run.Job.Storyboard.Scenes;
        var engine = await speech.EngineAsync(ct);
        var found = await Task.WhenAll(scenes.Select((s, i) => FindAsync(run, engine, s, i, pace, ct)));

        var missing = Enumerable.Range(0, scenes.Count).Where(i => found[i].Narration is null).ToArray();
        string? silentBecause = null;
        if (missing.Length > 0)
            silentBecause = await SpeakAsync(run, found, missing, pace, ct);
        var elapsed = run.Time.GetElapsedTime(began);
        return new Narrated(found, engine, silentBecause, elapsed / Math.Max(1, missing.Length));
    }

    private async Task<Line> FindAsync(RenderRun run, string? engine, Scene scene, int index, double pace, CancellationToken ct)
    {
        if (engine is null || string.IsNullOrWhiteSpace(scene.Narration))
            return new Line(scene.Id, "", null, null, false);
        var key = ContentKey.Of(
            Kind, "1", engine, run.Job.Storyboard.Language, options.Value.WordsPerMinute.ToString(CultureInfo.InvariantCulture),
            options.Value.Pitch.ToString(CultureInfo.InvariantCulture), pace.ToString("0.####", CultureInfo.InvariantCulture), scene.Id, scene.Narration);
        var (packed, wav) = (run.Folder[$"{Kind}-{index}.pack"], $"{Kind}-{index}.wav");
        var narration = await store.GetFileAsync(run.Job.StepKey(key, Kind), packed, ct)
            ? await NarrationFile.ReadAsync(packed, run.Folder[wav], ct)
            : null;
        return new Line(scene.Id, key, narration, narration is null ? null : wav, narration is not null);
    }

    private async Task<string?> SpeakAsync(RenderRun run, Line[] lines, int[] missing, double pace, CancellationToken ct)
    {
        var scenes = run.Job.Storyboard.Scenes;
        var spoken = await speech.SpeakAsync(
            new SpeechOrder
            {
                Language = run.Job.Storyboard.Language,
                Pace = pace,
                Folder = run.Folder.Path,
                Lines = [.. missing.Select(i => new SpeechLine(scenes[i].Id, scenes[i].Narration))],
            }, ct);
        var uploads = new List<Task>();
        for (var k = 0; k < missing.Length; k++)
        {
            var (i, line) = (missing[k], spoken.Lines[k]);
            if (line.WavPath is null)
            {
                lines[i] = lines[i] with { Key = "", Narration = line.Narration };
                continue;
            }

            var name = $"{Kind}-{i}.wav";
            File.Move(line.WavPath, run.Folder[name], overwrite: true);
            lines[i] = lines[i] with { Narration = line.Narration, Wav = name };
            uploads.Add(KeepAsync(run, lines[i], i, ct));
        }

        await Task.WhenAll(uploads);
        return spoken.SilentBecause;
    }

    private async Task KeepAsync(RenderRun run, Line line, int index, CancellationToken ct)
    {
        var packed = run.Folder[$"{Kind}-{index}.pack"];
        await NarrationFile.WriteAsync(packed, line.Narration!, run.Folder[line.Wav!], ct); // both were set by the caller
        await store.PutFileAsync(run.Job.StepKey(line.Key, Kind), packed, "application/octet-stream", ct);
    }

    /// <param name="Lines">One per scene, in order; each has its narration.</param>
    /// <param name="Engine">Who spoke; null when nobody is installed.</param>
    /// <param name="SilentBecause">Why scenes with text are silent; null when none is.</param>
    /// <param name="ElapsedEach">Time per line that was spoken.</param>
    internal sealed record Narrated(IReadOnlyList<Line> Lines, string? Engine, string? SilentBecause, TimeSpan ElapsedEach)
    {
        public IReadOnlyList<SceneNarration> Scenes => [.. Lines.Select(l => l.Narration ?? new SceneNarration(l.SceneId, TimeSpan.Zero, []))];

        /// <summary>Tells the steps that count: those whose speech is in the film.</summary>
        public void Tell(RenderRun run)
        {
            for (var i = 0; i < Lines.Count; i++)
            {
                if (Lines[i].Wav is not null)
                    run.Done($"{Kind}/{(i + 1).ToString(CultureInfo.InvariantCulture)}", Lines[i].Key, Lines[i].Reused, Lines[i].Reused ? TimeSpan.Zero : ElapsedEach);
            }
        }
    }

    /// <param name="SceneId">The scene.</param>
    /// <param name="Key">Content key; empty for a line that is not spoken.</param>
    /// <param name="Narration">Words with their times.</param>
    /// <param name="Wav">Name of the sound file in the folder; null when silent.</param>
    /// <param name="Reused">Whether it was found.</param>
    internal sealed record Line(string SceneId, string Key, SceneNarration? Narration, string? Wav, bool Reused);
}
