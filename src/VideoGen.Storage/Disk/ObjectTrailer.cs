using System.Buffers.Binary;
using System.Text.Json;

namespace VideoGen.Storage.Disk;

/// <summary>
/// Metadata at the end of an object's file: JSON, its length (4 bytes, little endian), a mark (8 bytes). One file, so that one rename
/// replaces bytes and metadata together and an open handle always sees a pair that belongs together, which a sidecar cannot give
/// without locks. Behind the content, so that players and ffprobe still open the files in place.
/// </summary>
internal sealed record ObjectTrailer(string ContentType, string Sha256)
{
    private const int MaxJson = 4096;
    private const int TailBytes = 12;

    private static ReadOnlySpan<byte> Mark => "VGOBJ\0\u0001\n"u8;

    public byte[] ToBytes()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        var bytes = new byte[json.Length + TailBytes];
        json.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(json.Length), json.Length);
        Mark.CopyTo(bytes.AsSpan(json.Length + sizeof(int)));
        return bytes;
    }

    /// <summary>Reads the trailer of an open file.</summary>
    /// <returns>The trailer and the number of content bytes before it; null when the file is not one that the store wrote.</returns>
    public static (ObjectTrailer Trailer, long ContentBytes)? Read(FileStream file)
    {
        var length = RandomAccess.GetLength(file.SafeFileHandle);
        Span<byte> tail = stackalloc byte[TailBytes];
        if (length < TailBytes || !TryReadAt(file, tail, length - TailBytes) || !tail[sizeof(int)..].SequenceEqual(Mark))
            return null;
        var jsonBytes = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (jsonBytes is < 2 or > MaxJson || jsonBytes > length - TailBytes)
            return null;
        var contentBytes = length - TailBytes - jsonBytes;
        Span<byte> json = stackalloc byte[jsonBytes];
        return TryReadAt(file, json, contentBytes) && Parse(json) is { } trailer ? (trailer, contentBytes) : null;
    }

    public StoredObject Describe(string key, long bytes, FileStream file) => new()
    {
        Key = key,
        Bytes = bytes,
        ContentType = ContentType,
        ETag = $"\"{Sha256}\"",
        LastModified = File.GetLastWriteTimeUtc(file.SafeFileHandle),
    };

    private static bool TryReadAt(FileStream file, Span<byte> buffer, long offset)
    {
        while (buffer.Length > 0)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, buffer, offset);
            if (read == 0)
                return false;
            buffer = buffer[read..];
            offset += read;
        }
        return true;
    }

    private static ObjectTrailer? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ObjectTrailer>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
