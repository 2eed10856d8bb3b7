using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace VideoGen.Media.Mixing;

/// <summary>Sound files of our own making.</summary>
internal static class SoundFiles
{
    private const int HeaderBytes = 44;
    private const int Chunk = 1 << 18;

    /// <summary>Reads a 16-bit mono WAV file.</summary>
    public static (int SampleRate, short[] Samples) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeaderBytes || !bytes.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !bytes.AsSpan(36, 4).SequenceEqual("data"u8)
            || BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(22)) != 1 || BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(34)) != 16)
            throw new InvalidDataException("Not a 16-bit mono WAV file.");
        var rate = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(24));
        return (rate, MemoryMarshal.Cast<byte, short>(bytes.AsSpan(HeaderBytes)).ToArray());
    }

    /// <summary>Writes samples without a header.</summary>
    public static async Task WriteRawAsync<T>(string path, ReadOnlyMemory<T> samples, CancellationToken ct)
        where T : struct
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        for (var at = 0; at < samples.Length; at += Chunk)
        {
            var bytes = MemoryMarshal.AsBytes(samples.Span[at..Math.Min(samples.Length, at + Chunk)]).ToArray();
            await file.WriteAsync(bytes, ct);
        }
    }
}
