using System.Buffers.Binary;

namespace VideoGen.Providers.Http;

/// <summary>Walks the top-level boxes of an MP4 as its bytes pass: complete is a file that has an index and ends where its last box ends.</summary>
internal sealed class Mp4Boxes
{
    private readonly byte[] header = new byte[16];
    private int headerCount;
    private int headerNeeded = 8;
    private long remaining;
    private bool endless;
    private bool broken;
    private bool hasIndex;

    internal bool IsComplete => hasIndex && !broken && headerCount == 0 && (remaining == 0 || endless);

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !broken && !endless)
        {
            if (remaining > 0)
            {
                var skipped = (int)Math.Min(remaining, bytes.Length);
                remaining -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            var taken = Math.Min(headerNeeded - headerCount, bytes.Length);
            bytes[..taken].CopyTo(header.AsSpan(headerCount));
            headerCount += taken;
            bytes = bytes[taken..];
            if (headerCount == headerNeeded) ReadHeader();
        }
    }

    private void ReadHeader()
    {
        long size = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (size == 1 && headerNeeded == 8)
        {
            headerNeeded = 16; // The size follows in 64 bits.
            return;
        }

        if (size == 1) size = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8));
        hasIndex |= header.AsSpan(4, 4).SequenceEqual("moov"u8);
        endless = size == 0; // To the end of the file.
        broken = !endless && size < headerNeeded;
        remaining = Math.Max(0, size - headerNeeded);
        headerCount = 0;
        headerNeeded = 8;
    }
}
