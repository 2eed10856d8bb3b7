using System.Buffers.Binary;
using System.Text.Json;
using VideoGen.Composition.Narration;

namespace VideoGen.RenderWorker.Execution.Films;

/// <summary>Sound and word times of a scene in one object, so that neither is ever there without the other: a length, JSON, a WAV file.</summary>
internal static class NarrationFile
{
    private const int MostJsonBytes = 1 << 20;

    public static async Task WriteAsync(string path, SceneNarration narration, string wavPath, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(narration);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
        await using var file = File.Create(path);
        await file.WriteAsync(length, ct);
        await file.WriteAsync(json, ct);
        await using var wav = File.OpenRead(wavPath);
        await wav.CopyToAsync(file, ct);
    }

    /// <summary>Reads a file back, and writes its sound to <paramref name="wavPath"/> unless that is null.</summary>
    /// <returns>Null when it is not such a file.</returns>
    public static async Task<SceneNarration?> ReadAsync(string path, string? wavPath, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var length = new byte[sizeof(int)];
        if (await file.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false, ct) < length.Length)
            return null;
        var bytes = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (bytes is < 2 or > MostJsonBytes || bytes > file.Length)
            return null;
        var json = new byte[bytes];
        await file.ReadExactlyAsync(json, ct);
        if (wavPath is not null)
        {
            await using var wav = File.Create(wavPath);
            await file.CopyToAsync(wav, ct);
        }

        try
        {
            return JsonSerializer.Deserialize<SceneNarration>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
