using System.Buffers.Binary;

namespace VideoGen.Composition.Sources;

/// <summary>
/// Tells a file's format from its first bytes. Names and content types that a client sends are claims; and a tool that guesses by
/// itself also guesses playlists, which make it open other files.
/// </summary>
public static class MediaSniffer
{
    /// <summary>So many first bytes are enough.</summary>
    public const int HeadBytes = 4096;

    private const string Convert = "Convert it to MP4 (H.264 and AAC).";

    /// <summary>Looks at the start of a file.</summary>
    /// <param name="head">The first <see cref="HeadBytes"/> bytes, or the whole file when it is shorter.</param>
    public static SniffResult Sniff(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return new SniffResult.Unusable("The file is empty.", "Send the whole file.");
        if (head.Length < 12)
            return new SniffResult.Unusable("The file is too short to be media.", "Send the whole file.");
        return IsoMedia(head) ?? Riff(head) ?? Picture(head) ?? Sound(head) ?? (SniffResult)KnownRefusals.Of(head);
    }

    private static SniffResult? IsoMedia(ReadOnlySpan<byte> head)
    {
        var box = head.Slice(4, 4);
        if (box.SequenceEqual("ftyp"u8))
            return Brands(head);

        // QuickTime files of old have no type box.
        return box.SequenceEqual("moov"u8) || box.SequenceEqual("mdat"u8) || box.SequenceEqual("wide"u8) || box.SequenceEqual("free"u8) || box.SequenceEqual("skip"u8)
            ? new SniffResult.Known("mov", "video/quicktime")
            : null;
    }

    private static SniffResult Brands(ReadOnlySpan<byte> head)
    {
        var end = (int)Math.Clamp(BinaryPrimitives.ReadUInt32BigEndian(head), 12, (uint)head.Length);
        for (var at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
        {
            var brand = head.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
                return new SniffResult.Unusable("This is an AVIF picture.", "Convert it to JPEG or PNG.");
            if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("heim"u8)
                || brand.SequenceEqual("heis"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8))
                return new SniffResult.Unusable("This is a HEIC picture.", "Convert it to JPEG or PNG.");
        }

        var major = head.Slice(8, 4);
        if (major.SequenceEqual("crx "u8))
            return new SniffResult.Unusable("This is a camera's raw picture.", "Convert it to JPEG or PNG.");
        if (major.SequenceEqual("M4A "u8) || major.SequenceEqual("M4B "u8))
            return new SniffResult.Known("mov", "audio/mp4");
        return new SniffResult.Known("mov", major.SequenceEqual("qt  "u8) ? "video/quicktime" : "video/mp4");
    }

    private static SniffResult? Riff(ReadOnlySpan<byte> head)
    {
        var wide = head.StartsWith("RF64"u8);
        if (!wide && !head.StartsWith("RIFF"u8))
            return null;
        var kind = head.Slice(8, 4);
        if (kind.SequenceEqual("WAVE"u8))
            return new SniffResult.Known("wav", "audio/wav");
        if (kind.SequenceEqual("WEBP"u8))
            return WebP(head);
        return kind.SequenceEqual("AVI "u8)
            ? new SniffResult.Unusable("This is an AVI file.", Convert)
            : new SniffResult.Unusable("The file is of a kind that films can't use.", Convert);
    }

    private static SniffResult WebP(ReadOnlySpan<byte> head)
    {
        var known = new SniffResult.Known("webp_pipe", "image/webp");
        if (head.Length < 30 || !head.Slice(12, 4).SequenceEqual("VP8X"u8))
            return known;
        if ((head[20] & 2) != 0)
            return new SniffResult.Unusable("This is an animated WebP picture.", "Convert it to MP4 or GIF.");
        return known with { Width = 1 + Little24(head[24..]), Height = 1 + Little24(head[27..]) };
    }

    private static SniffResult? Picture(ReadOnlySpan<byte> head)
    {
        if (head[0] == 0x89 && head[1..8].SequenceEqual("PNG\r\n\u001a\n"u8))
        {
            return head.Length < 24 || !head.Slice(12, 4).SequenceEqual("IHDR"u8)
                ? new SniffResult.Unusable("The PNG picture is damaged.", "Save it again and send it whole.")
                : new SniffResult.Known("png_pipe", "image/png")
                {
                    Width = BinaryPrimitives.ReadUInt32BigEndian(head[16..]),
                    Height = BinaryPrimitives.ReadUInt32BigEndian(head[20..]),
                };
        }

        if (head[0] == 0xFF && head[1] == 0xD8 && head[2] == 0xFF)
            return new SniffResult.Known("jpeg_pipe", "image/jpeg");
        if (!head.StartsWith("GIF87a"u8) && !head.StartsWith("GIF89a"u8))
            return null;
        return new SniffResult.Known("gif", "image/gif")
        {
            Width = BinaryPrimitives.ReadUInt16LittleEndian(head[6..]),
            Height = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]),
        };
    }

    private static SniffResult.Known? Sound(ReadOnlySpan<byte> head)
    {
        if (BinaryPrimitives.ReadUInt32BigEndian(head) == 0x1A45DFA3)
            return new SniffResult.Known("matroska", head.IndexOf("webm"u8) >= 0 ? "video/webm" : "video/x-matroska");
        if (head.StartsWith("OggS"u8))
            return new SniffResult.Known("ogg", "audio/ogg");
        if (head.StartsWith("fLaC"u8))
            return new SniffResult.Known("flac", "audio/flac");
        if (head.StartsWith("ID3"u8))
            return new SniffResult.Known("mp3", "audio/mpeg");

        // Both begin with twelve set bits; the layer bits are 0 in AAC only, and an MP3's rates are not the reserved ones.
        if (head[0] != 0xFF || (head[1] & 0xE0) != 0xE0)
            return null;
        if ((head[1] & 0xF6) == 0xF0)
            return new SniffResult.Known("aac", "audio/aac");
        return (head[1] & 0x06) == 0x02 && (head[1] & 0x18) != 0x08 && (head[2] & 0xF0) != 0xF0 && (head[2] & 0x0C) != 0x0C
            ? new SniffResult.Known("mp3", "audio/mpeg")
            : null;
    }

    private static int Little24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
