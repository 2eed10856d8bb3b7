using System.Buffers.Binary;

namespace VideoGen.Media.Rendering;

/// <summary>Reads a segment's file: one movie header, one fragment, one track.</summary>
internal static class SegmentReader
{
    private const int MaxHeader = 16 << 20;
    private const int TypicalFirstFrame = 1 << 16;

    /// <summary>Reads a segment; null when it is none.</summary>
    public static SegmentFile? TryRead(string path)
    {
        using var file = File.OpenRead(path);
        byte[]? movie = null, fragment = null;
        while (NextBox(file) is { } box)
        {
            if (box.Type is "moov" && movie is null) movie = Read(file, box.Size);
            else if (box.Type is "moof" && fragment is null) fragment = Read(file, box.Size);
            else if (box.Type is "moof" or "moov") return null;
            else if (box.Type is "mdat" && movie is not null && fragment is not null) return Build(movie, fragment, Read(file, Math.Min(box.Size, TypicalFirstFrame)));
            else file.Position += box.Size;
        }

        return null;
    }

    private static SegmentFile? Build(ReadOnlySpan<byte> movie, ReadOnlySpan<byte> fragment, ReadOnlySpan<byte> media)
    {
        var header = Find(movie, "trak", "mdia", "mdhd");
        var run = Find(fragment, "traf", "trun");
        if (header.Length < 16 || run.Length < 8) return null;
        var defaultDuration = DefaultDuration(Find(fragment, "traf", "tfhd"));
        var timescale = BinaryPrimitives.ReadInt32BigEndian(header[(header[0] == 1 ? 20 : 12)..]);
        if (Samples(run, defaultDuration) is not { } shown) return null;
        var units = NalUnits.Look(media);
        return new SegmentFile { Timescale = timescale, ShowAt = shown, StartsAnew = units.StartsAnew, IsProgressive = units.IsProgressive };
    }

    private static long[]? Samples(ReadOnlySpan<byte> run, uint defaultDuration)
    {
        var flags = BinaryPrimitives.ReadUInt32BigEndian(run) & 0xFFFFFF;
        var count = BinaryPrimitives.ReadInt32BigEndian(run[4..]);
        var at = 8 + ((flags & 0x1) != 0 ? 4 : 0) + ((flags & 0x4) != 0 ? 4 : 0);
        var fields = ((flags & 0x100) != 0 ? 4 : 0) + ((flags & 0x200) != 0 ? 4 : 0) + ((flags & 0x400) != 0 ? 4 : 0) + ((flags & 0x800) != 0 ? 4 : 0);
        if (count < 1 || at + ((long)count * fields) > run.Length) return null;
        var shown = new long[count];
        long decoded = 0;
        for (var i = 0; i < count; i++, at += fields)
        {
            var duration = (flags & 0x100) != 0 ? BinaryPrimitives.ReadUInt32BigEndian(run[at..]) : defaultDuration;
            shown[i] = decoded + ((flags & 0x800) != 0 ? BinaryPrimitives.ReadInt32BigEndian(run[(at + fields - 4)..]) : 0);
            decoded += duration;
        }

        return shown;
    }

    private static uint DefaultDuration(ReadOnlySpan<byte> header)
    {
        if (header.Length < 8) return 0;
        var flags = BinaryPrimitives.ReadUInt32BigEndian(header) & 0xFFFFFF;
        var at = 8 + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
        return (flags & 0x8) != 0 && at + 4 <= header.Length ? BinaryPrimitives.ReadUInt32BigEndian(header[at..]) : 0;
    }

    // The content of a box within a box.
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, params ReadOnlySpan<string> path)
    {
        while (boxes.Length >= 8)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(boxes);
            if (size < 8 || size > boxes.Length) return [];
            if (Type(boxes) == path[0]) return path.Length == 1 ? boxes[8..size] : Find(boxes[8..size], path[1..]);
            boxes = boxes[size..];
        }

        return [];
    }

    private static (string Type, long Size)? NextBox(FileStream file)
    {
        Span<byte> head = stackalloc byte[8];
        if (file.Position + 8 > file.Length) return null;
        file.ReadExactly(head);
        long size = BinaryPrimitives.ReadUInt32BigEndian(head);
        var type = Type(head);
        if (size == 1)
        {
            if (file.Position + 8 > file.Length) return null;
            file.ReadExactly(head);
            size = BinaryPrimitives.ReadInt64BigEndian(head) - 8;
        }

        return size < 8 || file.Position + size - 8 > file.Length ? null : (type, size - 8);
    }

    private static string Type(ReadOnlySpan<byte> box) => System.Text.Encoding.Latin1.GetString(box.Slice(4, 4));

    private static byte[] Read(FileStream file, long size)
    {
        if (size > MaxHeader) throw new InvalidDataException("A segment's header is too large.");
        var bytes = new byte[size];
        file.ReadExactly(bytes);
        return bytes;
    }
}
