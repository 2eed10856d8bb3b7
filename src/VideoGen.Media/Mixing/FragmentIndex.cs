using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoGen.Media.Mixing;

/// <summary>Where the fragments of a fragmented MP4 file lie, for playlists that name them by byte range.</summary>
public sealed record FragmentIndex
{
    /// <summary>Ticks per second of <see cref="Fragment.Start"/> and <see cref="Fragment.Duration"/>.</summary>
    public required int Timescale { get; init; }

    /// <summary>Bytes at the start of the file that a player needs before any fragment.</summary>
    public required long InitBytes { get; init; }

    /// <summary>In order; together with the start they are the file up to its last fragment's end.</summary>
    public required IReadOnlyList<Fragment> Fragments { get; init; }

    /// <summary>As it is stored: snake_case JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, IndexJson.Default.FragmentIndex);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static FragmentIndex? FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, IndexJson.Default.FragmentIndex);

    /// <summary>Reads the boxes of a file that has one track.</summary>
    /// <exception cref="InvalidDataException">It is not a fragmented MP4 file with one track.</exception>
    public static FragmentIndex Read(string path)
    {
        using var file = File.OpenRead(path);
        var (timescale, init) = (0, 0L);
        var fragments = new List<Fragment>();
        (long At, long Start, long Duration)? open = null;
        foreach (var (kind, at, size) in Boxes(file))
        {
            switch (kind)
            {
                case "moov":
                    timescale = Find(Load(file, at, size).AsSpan(8), "trak", "mdia", "mdhd") is var media && media.Length > 24 ? Number(media, media[8] == 1 ? 28 : 20) : 0;
                    init = at + size;
                    break;
                case "moof":
                    var run = Load(file, at, size);
                    open = (at, Start(run), Length(run));
                    break;
                case "mdat" when open is { } fragment:
                    fragments.Add(new Fragment(fragment.At, at + size - fragment.At, fragment.Start, fragment.Duration));
                    open = null;
                    break;
            }
        }

        return timescale > 0 && fragments.Count > 0
            ? new FragmentIndex { Timescale = timescale, InitBytes = init, Fragments = fragments }
            : throw new InvalidDataException("Not a fragmented MP4 file.");
    }

    private static long Start(byte[] moof)
    {
        var box = Find(moof.AsSpan(8), "traf", "tfdt");
        return box[8] == 1 ? BinaryPrimitives.ReadInt64BigEndian(box[12..]) : BinaryPrimitives.ReadUInt32BigEndian(box[12..]);
    }

    /// <summary>Sum of the samples' durations: each its own, or the fragment's default.</summary>
    private static long Length(byte[] moof)
    {
        var header = Find(moof.AsSpan(8), "traf", "tfhd");
        var flags = Number(header, 8) & 0xFFFFFF;
        var place = 16 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
        var usual = (flags & 8) != 0 ? Number(header, place) : 0;

        var run = Find(moof.AsSpan(8), "traf", "trun");
        flags = Number(run, 8) & 0xFFFFFF;
        var count = Number(run, 12);
        if ((flags & 0x100) == 0)
            return (long)count * usual;
        place = 16 + ((flags & 1) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
        var step = 4 * System.Numerics.BitOperations.PopCount((uint)flags & 0xF00);
        var sum = 0L;
        for (var i = 0; i < count; i++)
            sum += (uint)Number(run, place + (i * step));
        return sum;
    }

    private static int Number(ReadOnlySpan<byte> box, int at) => BinaryPrimitives.ReadInt32BigEndian(box[at..]);

    /// <summary>A box by its path, header included.</summary>
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> inside, params ReadOnlySpan<string> path)
    {
        for (var at = 0; at + 8 <= inside.Length;)
        {
            var size = Number(inside, at);
            if (size < 8 || at + size > inside.Length)
                break;
            if (System.Text.Encoding.ASCII.GetString(inside.Slice(at + 4, 4)) == path[0])
                return path.Length == 1 ? inside.Slice(at, size) : Find(inside.Slice(at + 8, size - 8), path[1..]);
            at += size;
        }

        throw new InvalidDataException($"There is no {path[0]} box.");
    }

    private static IEnumerable<(string Kind, long At, long Size)> Boxes(FileStream file)
    {
        var head = new byte[8];
        for (var at = 0L; at + 8 <= file.Length;)
        {
            file.Position = at;
            file.ReadExactly(head);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (size < 8 || at + size > file.Length)
                throw new InvalidDataException("A box reaches past the file.");
            yield return (System.Text.Encoding.ASCII.GetString(head, 4, 4), at, size);
            at += size;
        }
    }

    private static byte[] Load(FileStream file, long at, long size)
    {
        var bytes = new byte[size];
        file.Position = at;
        file.ReadExactly(bytes);
        return bytes;
    }
}

/// <param name="Offset">First byte.</param>
/// <param name="Bytes">Length in the file.</param>
/// <param name="Start">Decode time in ticks.</param>
/// <param name="Duration">Length in ticks.</param>
public sealed record Fragment(long Offset, long Bytes, long Start, long Duration);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FragmentIndex))]
internal sealed partial class IndexJson : JsonSerializerContext;
