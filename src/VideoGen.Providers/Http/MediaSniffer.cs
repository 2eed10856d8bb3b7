using System.Buffers.Binary;
using VideoGen.Providers.Capabilities;

namespace VideoGen.Providers.Http;

/// <summary>
/// Looks at bytes as they pass: what they are by their first bytes, and whether the file's own structure is complete. Whether the picture
/// in it can be decoded is found out later, under limits, as for every upload.
/// </summary>
internal sealed class MediaSniffer
{
    private const int HeadBytes = 16;
    private readonly byte[] head = new byte[HeadBytes];
    private readonly byte[] tail = new byte[16];
    private readonly Mp4Boxes boxes = new();
    private int headCount;
    private int tailCount;
    private long total;

    internal string? MediaType => headCount < 4 ? null : Sniff(head.AsSpan(0, headCount));

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        if (headCount < HeadBytes)
        {
            var taken = Math.Min(HeadBytes - headCount, bytes.Length);
            bytes[..taken].CopyTo(head.AsSpan(headCount));
            headCount += taken;
        }

        boxes.Add(bytes);
        total += bytes.Length;
        if (bytes.Length >= tail.Length)
        {
            bytes[^tail.Length..].CopyTo(tail);
            tailCount = tail.Length;
            return;
        }

        var kept = Math.Min(tailCount, tail.Length - bytes.Length);
        tail.AsSpan(tailCount - kept, kept).CopyTo(tail);
        bytes.CopyTo(tail.AsSpan(kept));
        tailCount = kept + bytes.Length;
    }

    /// <summary>Whether the file ends where its own structure says; true where the format can't tell.</summary>
    internal bool IsComplete() => MediaType switch
    {
        "video/mp4" => boxes.IsComplete,
        "image/png" => PngEnd(),
        "image/jpeg" => Tail(2) is [0xFF, 0xD9],
        "image/webp" or "audio/wav" => RiffIsWhole(),
        _ => true,
    };

    internal static bool Fits(string? mediaType, MediaKind kind) => mediaType is not null && kind switch
    {
        MediaKind.Video => mediaType.StartsWith("video/", StringComparison.Ordinal) || mediaType is "image/gif" or "image/webp",
        MediaKind.Image => mediaType.StartsWith("image/", StringComparison.Ordinal),
        MediaKind.Speech or MediaKind.Music => mediaType.StartsWith("audio/", StringComparison.Ordinal) || mediaType is "video/mp4" or "video/webm",
        _ => true,
    };

    /// <summary>The media type of a file by its first 16 bytes; null for what no provider should send.</summary>
    internal static string? Sniff(ReadOnlySpan<byte> b) => b switch
    {
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f', ..] => "image/avif",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'M', (byte)'4', (byte)'A', ..] => "audio/mp4",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "video/mp4",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => "video/webm",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => "audio/wav",
        [(byte)'I', (byte)'D', (byte)'3', ..] => "audio/mpeg",
        [0xFF, 0xF1 or 0xF9, ..] => "audio/aac",
        [0xFF, >= 0xE0, ..] => "audio/mpeg",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "audio/ogg",
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => "audio/flac",
        _ => null,
    };

    private ReadOnlySpan<byte> Tail(int count) => tail.AsSpan(Math.Max(0, tailCount - count), Math.Min(count, tailCount));

    /// <summary>The last chunk is IEND: its name stands before its four bytes of checksum.</summary>
    private bool PngEnd() => Tail(8).StartsWith("IEND"u8);

    /// <summary>Streamed WAV headers hold no length, or the largest there is: those can't tell.</summary>
    private bool RiffIsWhole()
    {
        var said = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
        return said is 0 or >= 0x7FFFFFFF || total >= said + 8L;
    }
}
