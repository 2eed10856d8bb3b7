using System.Globalization;
using Microsoft.Extensions.Options;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Narration;
using VideoGen.Media.Speech;
using VideoGen.Providers;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Speaks texts, or finds them spoken. Sound and word times are objects of their own; the times come last and so stand for both.</summary>
internal sealed class SpeechMaker(ISpeech speech, SpeechShelf shelf, ProvidedSpeech provided, IOptions<SpeechOptions> options)
{
    private const string Kind = "narration";

    /// <summary>Speaks each text once: by a provider where one makes speech, else by a voice of this machine.</summary>
    /// <param name="run">The step.</param>
    /// <param name="texts">What is said.</param>
    /// <param name="providers">Who may be asked, in the order of preference.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>One line per text, in order.</returns>
    public async Task<Spoken> SpeakAsync(StepRun run, IReadOnlyList<SpokenText> texts, IReadOnlyList<IProvider> providers, CancellationToken ct)
    {
        using var span = run.Span(Kind);
        var began = run.Time.GetTimestamp();
        var made = await provided.SpeakAsync(run, texts, providers, ct);
        var lines = await Task.WhenAll(texts.Select(async text => made.GetValueOrDefault(text.Name) ?? await FindAsync(run.Scope, text, ct)));
        var missing = Enumerable.Range(0, lines.Length).Where(i => lines[i].File is null && !string.IsNullOrWhiteSpace(texts[i].Text)).DistinctBy(i => texts[i].Name).ToArray();
        string? silentBecause = null;
        foreach (var alike in missing.GroupBy(i => (texts[i].Language, texts[i].Voice, texts[i].Pace, texts[i].Say)))
            silentBecause = await MakeAsync(run, lines, [.. alike], ct) ?? silentBecause;
        foreach (var first in missing)
            Array.ForEach([.. Enumerable.Range(first, lines.Length - first).Where(i => texts[i].Name == texts[first].Name)], twin => lines[twin] = lines[first]);
        var others = texts.Where(t => !made.ContainsKey(t.Name) && (made.Count == 0 || !string.IsNullOrWhiteSpace(t.Text)));
        var engines = await Task.WhenAll(others.Select(t => (t.Language, t.Voice)).Distinct().Select(t => speech.EngineAsync(t.Language, t.Voice, ct)));
        var speakers = made.Values.Select(line => line.Speaker).Concat(engines).Distinct().ToArray();
        return new Spoken(lines, speakers.Contains(null) ? null : string.Join(", ", speakers), silentBecause, run.Time.GetElapsedTime(began) / Math.Max(1, missing.Length));
    }

    /// <summary>The texts among these that are spoken already, as sources of a timeline.</summary>
    public async Task<IReadOnlyDictionary<string, SourceMedia>> FindAsync(StepScope scope, IReadOnlyCollection<SpokenText> texts, CancellationToken ct)
    {
        if (texts.Count == 0)
            return new Dictionary<string, SourceMedia>();
        return Sources(scope, await Task.WhenAll(texts.Select(text => FindAsync(scope, text, ct))));
    }

    private static Dictionary<string, SourceMedia> Sources(StepScope scope, IEnumerable<Line> lines) => lines.Where(l => l.File is not null).DistinctBy(l => l.Text.Name).ToDictionary(
        l => l.Text.Name,
        l => new SourceMedia
        {
            Sha256 = l.Key, ObjectKey = scope.StepKey(l.Key, SpeechShelf.SoundExtension), Bytes = l.File!.Bytes, Name = Kind, Demuxer = "wav", Duration = l.File.Narration.Duration,
            Audio = new AudioFacts("pcm_s16le", l.File.SampleRate, 1, TimeSpan.Zero),
        });

    private async Task<Line> FindAsync(StepScope scope, SpokenText text, CancellationToken ct)
    {
        var silent = new Line(text, "", null, new SceneNarration("", TimeSpan.Zero, []), false);
        if (string.IsNullOrWhiteSpace(text.Text) || await speech.EngineAsync(text.Language, text.Voice, ct) is not { } engine)
            return silent;
        var key = ContentKey.Of(
            Kind, "3", engine, options.Value.WordsPerMinute.ToString(CultureInfo.InvariantCulture), options.Value.Pitch.ToString(CultureInfo.InvariantCulture), text.Name);
        return await shelf.FindAsync(scope, key, ct) is { } file ? new Line(text, key, file, file.Narration, true) : silent with { Key = key };
    }

    private async Task<string?> MakeAsync(StepRun run, Line[] lines, int[] asked, CancellationToken ct)
    {
        var first = lines[asked[0]].Text;
        var folder = run.Folder[$"{Kind}-{ContentKey.Of(first.Language, first.Voice ?? "", first.Pace.ToString("R", CultureInfo.InvariantCulture), first.Say.ToString())[..16]}"];
        Directory.CreateDirectory(folder);
        // Nobody there to speak: the lines are asked for all the same, so that the answer says why they are silent and how long they would be.
        var spoken = await speech.SpeakAsync(
            new SpeechOrder
            {
                Language = first.Language,
                Voice = first.Voice,
                Pace = first.Pace,
                Say = first.Say,
                Folder = folder,
                Lines = [.. asked.Select(i => new SpeechLine("", lines[i].Text.Text))],
            }, ct);
        await Task.WhenAll(asked.Select(async (i, k) => lines[i] = await KeepAsync(run, lines[i], spoken.Lines[k], ct)));
        return spoken.SilentBecause;
    }

    private async Task<Line> KeepAsync(StepRun run, Line line, SpokenLine spoken, CancellationToken ct)
    {
        return spoken.WavPath is null || line.Key.Length == 0
            ? line with { Narration = spoken.Narration }
            : line with { File = await shelf.KeepAsync(run.Scope, line.Key, spoken, ct), Narration = spoken.Narration };
    }

    /// <param name="Text">What is said.</param>
    /// <param name="Key">Content key of its sound; empty when there is nobody to speak it.</param>
    /// <param name="File">What is stored; null for a silent line.</param>
    /// <param name="Narration">Words with their times, which a silent line has too.</param>
    /// <param name="Reused">Whether it was found.</param>
    internal sealed record Line(SpokenText Text, string Key, SpeechFile? File, SceneNarration Narration, bool Reused)
    {
        /// <summary>The provider that spoke it; null for a voice of this machine.</summary>
        public string? Speaker { get; init; }
    }

    /// <param name="Lines">One per text.</param>
    /// <param name="Engine">Who spoke; null when nobody is installed.</param>
    /// <param name="SilentBecause">Why texts are silent; null when none is.</param>
    /// <param name="ElapsedEach">Time per line that was spoken.</param>
    internal sealed record Spoken(IReadOnlyList<Line> Lines, string? Engine, string? SilentBecause, TimeSpan ElapsedEach)
    {
        /// <summary>Whether a provider spoke any of it: it is not asked, and paid, once more for another pace.</summary>
        public bool IsProvided => Lines.Any(l => l.Speaker is not null);

        /// <summary>What was spoken, as sources of a timeline.</summary>
        public Dictionary<string, SourceMedia> SourcesOf(StepScope scope) => Sources(scope, Lines);

        /// <summary>Tells of the lines that are in the film.</summary>
        public void Tell(StepRun run)
        {
            foreach (var (line, number) in Lines.Where(l => l.File is not null).Select((line, i) => (line, i + 1)))
                run.Done(string.Create(CultureInfo.InvariantCulture, $"{Kind}/{number}"), line.Key, line.Reused, line.Reused ? TimeSpan.Zero : ElapsedEach);
        }
    }
}
