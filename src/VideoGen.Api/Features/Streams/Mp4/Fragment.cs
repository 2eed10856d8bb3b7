using System.Buffers.Binary;

namespace VideoGen.Api.Features.Streams.Mp4;

/// <summary>
/// The head of a fragment (moof) with one track. Addresses inside must count from the fragment itself: then it means the same in a
/// file of its own as in the one it was cut from.
/// </summary>
internal sealed record Fragment
{
    private const uint OwnBase = 0x020000;
    private const uint AbsoluteBase = 0x000001;
    private int _sequenceAt;
    private int _startAt;
    private bool _wideStart;

    /// <summary>The moof as it stands in the file.</summary>
    public required byte[] Head { get; init; }

    /// <summary>Ticks at which it begins.</summary>
    public required long Start { get; init; }

    /// <summary>Ticks that its samples last in all.</summary>
    public required long Duration { get; init; }

    public required int Samples { get; init; }

    /// <param name="head">Exactly the bytes of the moof.</param>
    /// <param name="track">What the file's own head says.</param>
    public static Fragment Read(byte[] head, TrackFacts track)
    {
        ReadOnlySpan<byte> data = head;
        if (Mp4Box.TryRead(data, 0) is not { } moof || moof.Type != Mp4Box.Moof || moof.Bytes != head.Length)
            throw new InvalidDataException("An MP4 fragment does not begin with its head.");
        var sequence = moof.Only(data, "mfhd");
        sequence.Content(data, 8);
        var run = moof.Only(data, "traf");
        var perSample = DefaultDuration(run.Only(data, "tfhd").Content(data, 8), track.DefaultDuration);
        var time = run.Only(data, "tfdt");
        var wide = time.Content(data, 8)[0] == 1;
        var start = wide
            ? BinaryPrimitives.ReadInt64BigEndian(time.Content(data, 12)[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(time.Content(data, 8)[4..]);
        var (duration, samples) = CountSamples(data, run, perSample);
        return new()
        {
            Head = head,
            Start = start,
            Duration = duration,
            Samples = samples,
            _sequenceAt = sequence.Body + 4,
            _startAt = time.Body + 4,
            _wideStart = wide,
        };
    }

    /// <summary>The same head for another place in a film.</summary>
    /// <param name="sequence">Number of the fragment, from 1.</param>
    /// <param name="start">Ticks at which it begins there.</param>
    public byte[] At(uint sequence, long start)
    {
        var head = (byte[])Head.Clone();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(_sequenceAt), sequence);
        if (_wideStart)
            BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(_startAt), start);
        else
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(_startAt), checked((uint)start));
        return head;
    }

    private static uint DefaultDuration(ReadOnlySpan<byte> header, uint fallback)
    {
        var flags = BinaryPrimitives.ReadUInt32BigEndian(header) & 0xFFFFFF;
        if ((flags & AbsoluteBase) != 0 || (flags & OwnBase) == 0)
            throw new InvalidDataException("An MP4 fragment counts its addresses from the start of the file.");
        if ((flags & 0x8) == 0)
            return fallback;
        var at = (flags & 0x2) != 0 ? 12 : 8;
        return header.Length >= at + 4
            ? BinaryPrimitives.ReadUInt32BigEndian(header[at..])
            : throw new InvalidDataException("An MP4 fragment's defaults are cut off.");
    }

    private static (long Duration, int Samples) CountSamples(ReadOnlySpan<byte> data, Mp4Box run, uint perSample)
    {
        var type = Mp4Box.Code("trun"u8);
        long duration = 0;
        var samples = 0;
        foreach (var box in run.Children(data).Where(b => b.Type == type))
        {
            var content = box.Content(data, 8);
            var flags = BinaryPrimitives.ReadUInt32BigEndian(content) & 0xFFFFFF;
            var count = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
            var first = 8 + ((flags & 0x1) != 0 ? 4 : 0) + ((flags & 0x4) != 0 ? 4 : 0);
            var stride = 4 * System.Numerics.BitOperations.PopCount(flags & 0xF00);
            if (first + ((long)count * stride) != content.Length)
                throw new InvalidDataException("An MP4 fragment's table of samples has the wrong length.");
            samples = checked(samples + (int)count);
            duration += (flags & 0x100) == 0 ? (long)count * perSample : Sum(content[first..], stride);
        }

        return samples > 0 ? (duration, samples) : throw new InvalidDataException("An MP4 fragment has no samples.");
    }

    // The duration comes first in each row.
    private static long Sum(ReadOnlySpan<byte> rows, int stride)
    {
        long sum = 0;
        for (var at = 0; at < rows.Length; at += stride)
            sum += BinaryPrimitives.ReadUInt32BigEndian(rows[at..]);
        return sum;
    }
}
