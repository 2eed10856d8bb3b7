using System.Buffers.Binary;
using System.Text;

namespace VideoGen.Providers.Tests.Fakes;

/// <summary>Small files with the structure of the real thing.</summary>
internal static class Samples
{
    internal static byte[] Mp4 { get; } = [.. Box("ftyp", Encoding.ASCII.GetBytes("isom\0\0\u0002\0isomiso2")), .. Box("moov", new byte[120]), .. Box("mdat", new byte[2000])];

    internal static byte[] Png { get; } =
    [
        0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", 13), .. Chunk("IDAT", 200), .. Chunk("IEND", 0),
    ];

    internal static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100], 0xFF, 0xD9];

    internal static byte[] Mp3 { get; } = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, 0xFF, 0xFB, 0x90, .. new byte[400]];

    internal static byte[] Wav(int dataBytes)
    {
        var wav = new byte[44 + dataBytes];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), 36 + dataBytes);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        return wav;
    }

    private static byte[] Box(string type, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(box, 4);
        content.CopyTo(box, 8);
        return box;
    }

    private static byte[] Chunk(string type, int length)
    {
        var chunk = new byte[12 + length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, length);
        Encoding.ASCII.GetBytes(type).CopyTo(chunk, 4);
        return chunk;
    }
}
