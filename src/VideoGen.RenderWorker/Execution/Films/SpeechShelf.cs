using System.Text.Json;
using VideoGen.Composition.Narration;
using VideoGen.Media.Speech;
using VideoGen.RenderWorker.Execution.Storing;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Spoken texts. Sound and word times are objects of their own; the times come last and so stand for both.</summary>
internal sealed class SpeechShelf(StepStore store)
{
    public const string SoundExtension = "wav";
    private const string WordsExtension = "words";

    /// <summary>What was spoken; null when it was not, or by another version.</summary>
    public async Task<SpeechFile?> FindAsync(StepScope scope, string key, CancellationToken ct)
    {
        try
        {
            return await store.ReadAsync(scope.StepKey(key, WordsExtension), ct) is { } bytes ? JsonSerializer.Deserialize<SpeechFile>(bytes) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps what was spoken; it has a sound.</summary>
    public async Task<SpeechFile> KeepAsync(StepScope scope, string key, SpokenLine spoken, CancellationToken ct)
    {
        var wav = spoken.WavPath ?? throw new ArgumentException("A silent line is not kept.", nameof(spoken));
        var file = new SpeechFile(spoken.Narration, spoken.SampleRate, new FileInfo(wav).Length);
        await store.KeepFileAsync(scope.StepKey(key, SoundExtension), wav, "audio/wav", ct);
        await store.PutAsync(scope.StepKey(key, WordsExtension), JsonSerializer.SerializeToUtf8Bytes(file), "application/json", ct);
        return file;
    }
}

/// <param name="Narration">Words with their times.</param>
/// <param name="SampleRate">Of the sound, in hertz.</param>
/// <param name="Bytes">Size of the sound.</param>
internal sealed record SpeechFile(SceneNarration Narration, int SampleRate, long Bytes);
