using System.Buffers.Binary;
using System.Text;

namespace VideoGen.Api.Features.Streams.Mp4;

/// <summary>A box of an MP4 file: where it stands in the bytes at hand, and how long it says it is.</summary>
internal readonly record struct Mp4Box(uint Type, int Start, int HeaderBytes, long Bytes)
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;

    public static readonly uint Ftyp = Code("ftyp"u8);
    public static readonly uint Styp = Code("styp"u8);
    public static readonly uint Sidx = Code("sidx"u8);
    public static readonly uint Free = Code("free"u8);
    public static readonly uint Moov = Code("moov"u8);
    public static readonly uint Moof = Code("moof"u8);
    public static readonly uint Mdat = Code("mdat"u8);
    public static readonly uint Mfra = Code("mfra"u8);

    public int Body => Start + HeaderBytes;

    public long End => Start + Bytes;

    public static uint Code(ReadOnlySpan<byte> type) => BinaryPrimitives.ReadUInt32BigEndian(type);

    /// <summary>The box that begins at a place; null when its header is not whole yet.</summary>
    public static Mp4Box? TryRead(ReadOnlySpan<byte> data, int at)
    {
        if (data.Length - at < ShortHeader)
            return null;
        long bytes = BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
        var type = Code(data[(at + 4)..]);
        var header = ShortHeader;
        if (bytes == 1)
        {
            if (data.Length - at < LongHeader)
                return null;
            bytes = BinaryPrimitives.ReadInt64BigEndian(data[(at + ShortHeader)..]);
            header = LongHeader;
        }

        // Zero means "to the end of the file", which no file of ours says.
        return bytes >= header ? new(type, at, header, bytes) : throw new InvalidDataException($"An MP4 box claims {bytes} bytes.");
    }

    /// <summary>The boxes inside a stretch, which they must fill exactly.</summary>
    public static List<Mp4Box> Within(ReadOnlySpan<byte> data, int from, long to)
    {
        var boxes = new List<Mp4Box>();
        long at = from;
        while (at < to)
        {
            var box = to <= data.Length ? TryRead(data[..(int)to], (int)at) : null;
            if (box is not { } found || found.End > to)
                throw new InvalidDataException("An MP4 box reaches beyond the one around it.");
            boxes.Add(found);
            at = found.End;
        }

        return boxes;
    }

    public List<Mp4Box> Children(ReadOnlySpan<byte> data) => Within(data, Body, End);

    /// <summary>The one box of a type below this one, by its path.</summary>
    public Mp4Box Only(ReadOnlySpan<byte> data, params ReadOnlySpan<string> path)
    {
        var at = this;
        foreach (var step in path)
        {
            var type = Code(Encoding.ASCII.GetBytes(step));
            var found = at.Children(data).FindAll(b => b.Type == type);
            at = found.Count == 1 ? found[0] : throw new InvalidDataException($"An MP4 file has {found.Count} '{step}' where one belongs.");
        }

        return at;
    }

    /// <summary>The bytes behind the header; throws when there are fewer than needed.</summary>
    public ReadOnlySpan<byte> Content(ReadOnlySpan<byte> data, int atLeast)
    {
        if (Bytes - HeaderBytes < atLeast || End > data.Length)
            throw new InvalidDataException("An MP4 box is shorter than its kind.");
        return data[Body..(int)End];
    }
}
