using System.Buffers.Binary;

namespace VideoGen.Providers.Gemini;

/// <summary>Makes a file out of bare samples.</summary>
internal static class WavHeader
{
    private const int Length = 44;

    /// <summary>Mono, 16 bits, little-endian.</summary>
    internal static byte[] Over(ReadOnlySpan<byte> samples, int rate)
    {
        var file = new byte[Length + samples.Length];
        var head = file.AsSpan();
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], Length - 8 + samples.Length);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(head[20..], 1); // PCM
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], 1); // Mono
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(head[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(head[34..], 16);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], samples.Length);
        samples.CopyTo(head[Length..]);
        return file;
    }
}
