using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Protobuf.WellKnownTypes;
using VideoGen.Contracts.Render.V1;
using VideoGen.Media.Mixing;

namespace VideoGen.RenderWorker.Execution.Storing;

/// <summary>Mixed sound in the object store: its files, and a mark that they are all there, which is written last.</summary>
internal sealed class SoundShelf(StepStore store)
{
    private const string Mark = "sound.json";

    // What has no loudness is measured as minus infinity.
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>What was kept; null when the sound has to be mixed.</summary>
    public async Task<KeptSound?> FindAsync(StepScope scope, string key, CancellationToken ct)
    {
        if (await store.ReadAsync(scope.StepKey(key, Mark), ct) is not { } mark)
            return null;
        try
        {
            return JsonSerializer.Deserialize<KeptSound>(mark, Options) is { Version: KeptSound.Current } kept ? kept : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Task KeepAsync(StepScope scope, string key, KeptSound sound, CancellationToken ct) =>
        store.PutAsync(scope.StepKey(key, Mark), JsonSerializer.SerializeToUtf8Bytes(sound, Options), "application/json", ct);

    public static StepResult Result(StepScope scope, string key, KeptSound sound, bool reused) => new()
    {
        ContentKey = key,
        Reused = reused,
        ObjectKey = scope.StepKey(key, sound.Stream.Name),
        Bytes = sound.Stream.Bytes,
        Elapsed = new Duration(),
        CpuTime = new Duration(),
    };
}

/// <summary>Sound as it is kept.</summary>
/// <param name="Film">The film's sound.</param>
/// <param name="Stems">Its stems.</param>
/// <param name="Stream">The film's sound for streaming.</param>
/// <param name="Mix">What was measured on it.</param>
/// <param name="Target">LUFS that were asked for; null when the sound was not levelled.</param>
internal sealed record KeptSound(KeptFile Film, IReadOnlyList<KeptFile> Stems, KeptFile Stream, MixResult Mix, double? Target)
{
    public const int Current = 2;

    public int Version { get; init; } = Current;
}

/// <summary>A file of a step.</summary>
/// <param name="Kind">Which output it becomes.</param>
/// <param name="Name">The end of its object key.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record KeptFile(OutputKind Kind, string Name, long Bytes, string Sha256);
