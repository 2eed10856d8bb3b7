using System.Security.Cryptography;

namespace VideoGen.Api.Features.Streams.Mp4;

/// <summary>
/// The front of a stored segment: ftyp, moov, one moof, and where its mdat lies. What follows the mdat is an index that players of
/// a stream have no use for.
/// </summary>
internal sealed record SegmentHead
{
    /// <summary>Far above any segment's: 20 bytes for each frame of some seconds.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>What a player needs before the first fragment: the file up to the end of moov.</summary>
    public required byte[] Init { get; init; }

    /// <summary>Tells apart segments that need different <see cref="Init"/>.</summary>
    public required string InitHash { get; init; }

    public required TrackFacts Track { get; init; }

    public required Fragment Fragment { get; init; }

    /// <summary>Where the mdat begins in the stored object.</summary>
    public required long MediaStart { get; init; }

    /// <summary>Length of the mdat with its header.</summary>
    public required long MediaBytes { get; init; }

    /// <summary>Reads the front of a segment; null when more of it is needed.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static SegmentHead? TryRead(ReadOnlySpan<byte> data)
    {
        Mp4Box? moov = null;
        Mp4Box? moof = null;
        var at = 0;
        while (Mp4Box.TryRead(data, at) is { } box)
        {
            Expect(box, at == 0, moov is not null, moof is not null);
            if (box.Type == Mp4Box.Mdat && moof is not null)
                return Make(data, moov!.Value, moof.Value, box);
            if (box.End > MaxBytes)
                throw new InvalidDataException("The head of a segment is longer than any of ours.");
            if (box.End > data.Length)
                return null;
            if (box.Type == Mp4Box.Moov)
                moov = box;
            else if (box.Type == Mp4Box.Moof)
                moof = box;
            at = (int)box.End;
        }

        return null;
    }

    private static void Expect(Mp4Box box, bool first, bool described, bool begun)
    {
        var fits = box.Type == Mp4Box.Ftyp ? first
            : box.Type == Mp4Box.Moov ? !first && !described
            : box.Type == Mp4Box.Moof ? described && !begun
            : box.Type == Mp4Box.Mdat ? begun
            : !begun && !first && (box.Type == Mp4Box.Styp || box.Type == Mp4Box.Sidx || box.Type == Mp4Box.Free);
        if (!fits)
            throw new InvalidDataException("A segment's boxes are not in the order of a fragmented MP4 file.");
    }

    private static SegmentHead Make(ReadOnlySpan<byte> data, Mp4Box moov, Mp4Box moof, Mp4Box mdat)
    {
        var track = TrackFacts.Read(data, moov);
        var init = data[..(int)moov.End].ToArray();
        return new()
        {
            Init = init,
            InitHash = Convert.ToHexStringLower(SHA256.HashData(init))[..16],
            Track = track,
            Fragment = Fragment.Read(data[moof.Start..(int)moof.End].ToArray(), track),
            MediaStart = mdat.Start,
            MediaBytes = mdat.Bytes,
        };
    }
}
