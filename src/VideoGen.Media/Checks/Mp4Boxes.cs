using System.Buffers.Binary;

namespace VideoGen.Media.Checks;

/// <summary>Reads the outermost structure of an MP4 file.</summary>
internal static class Mp4Boxes
{
    /// <summary>Whether the index (moov) stands before the media (mdat).</summary>
    public static bool IndexComesFirst(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[16];
        while (file.Position + 8 <= file.Length)
        {
            var start = file.Position;
            file.ReadExactly(head[..8]);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (head[4..8].SequenceEqual("moov"u8)) return true;
            if (head[4..8].SequenceEqual("mdat"u8)) return false;
            if (size == 1)
            {
                file.ReadExactly(head[..8]);
                size = BinaryPrimitives.ReadInt64BigEndian(head);
            }

            if (size < 8) return false;
            file.Position = start + size;
        }

        return false;
    }
}
