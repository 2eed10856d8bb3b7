using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace VideoGen.Media.Tests.Probing;

/// <summary>Files that are not what they claim, byte by byte.</summary>
internal static class HostileFiles
{
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Padded(params byte[] start) => [.. start, .. new byte[256]];

    /// <summary>A PNG of one colour with one bit per pixel, whose size is real or only claimed.</summary>
    public static byte[] Png(uint width, uint height, bool withPixels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        PngChunk(file, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[((width + 7) / 8) + 1];
            for (uint y = 0; withPixels && y < height; y++) zlib.Write(row);
        }

        PngChunk(file, "IDAT"u8, packed.ToArray());
        PngChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A GIF of two pictures, each shown for 655 s.</summary>
    public static byte[] SlowGif()
    {
        byte[] picture = [0x21, 0xF9, 4, 0, 0xFF, 0xFF, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0];
        return [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, .. picture, .. picture, 0x3B];
    }

    /// <summary>Multiplies the length that an MP4 claims, in every header that has one.</summary>
    public static byte[] Longer(byte[] mp4, uint duration)
    {
        var changed = mp4.ToArray();
        foreach (var (box, offset) in new[] { ("mvhd", 20), ("tkhd", 24), ("mdhd", 20) })
        {
            for (var at = Find(changed, box, 0); at >= 0; at = Find(changed, box, at + 4))
                BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(at + offset), duration);
        }

        // One tick of sound or picture then lasts that long, too.
        for (var at = Find(changed, "stts", 0); at >= 0; at = Find(changed, "stts", at + 4))
            BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(at + 16), duration / 1000);
        return changed;
    }

    /// <summary>An MP4 index with many tracks and nothing in them.</summary>
    public static byte[] ManyTracks(byte[] mp4, int count)
    {
        var moov = Find(mp4, "moov", 0) - 4;
        var size = (int)BinaryPrimitives.ReadUInt32BigEndian(mp4.AsSpan(moov));
        var track = Find(mp4, "trak", moov) - 4;
        var trackSize = (int)BinaryPrimitives.ReadUInt32BigEndian(mp4.AsSpan(track));
        using var file = new MemoryStream();
        file.Write(mp4.AsSpan(0, moov + size));
        for (var i = 1; i < count; i++) file.Write(mp4.AsSpan(track, trackSize));
        file.Write(mp4.AsSpan(moov + size));
        var changed = file.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(moov), (uint)(size + ((count - 1) * trackSize)));
        return changed;
    }

    private static int Find(byte[] bytes, string box, int from)
    {
        var at = bytes.AsSpan(from).IndexOf(Encoding.ASCII.GetBytes(box));
        return at < 0 ? -1 : from + at;
    }

    private static void PngChunk(Stream file, ReadOnlySpan<byte> kind, byte[] data)
    {
        byte[] body = [.. kind, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
