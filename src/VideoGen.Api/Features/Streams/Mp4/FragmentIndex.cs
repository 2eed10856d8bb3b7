namespace VideoGen.Api.Features.Streams.Mp4;

/// <summary>A fragment's place in a file with many.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="Bytes">Its length, head and media.</param>
/// <param name="Start">Ticks at which it begins.</param>
/// <param name="Duration">Ticks that it lasts.</param>
internal readonly record struct FragmentPlace(long Offset, long Bytes, long Start, long Duration);

/// <summary>Where the fragments of a file lie. Media is passed over, heads alone are read.</summary>
internal sealed record FragmentIndex
{
    private const int MaxHeadBytes = 4 * 1024 * 1024;
    private const int MaxFragments = 100_000;

    public required byte[] Init { get; init; }

    public required TrackFacts Track { get; init; }

    public required IReadOnlyList<FragmentPlace> Fragments { get; init; }

    /// <summary>Walks a file from its start to its end.</summary>
    public static async Task<FragmentIndex> ReadAsync(Stream file, CancellationToken ct)
    {
        var init = new MemoryStream();
        TrackFacts? track = null;
        Fragment? open = null;
        var fragments = new List<FragmentPlace>();
        var header = new byte[16];
        long at = 0;
        long opened = 0;
        while (await ReadHeaderAsync(file, header, ct) is { } box)
        {
            if (box.Type == Mp4Box.Mdat && open is not null)
            {
                fragments.Add(new(opened, at + box.Bytes - opened, open.Start, open.Duration));
                open = null;
            }
            else if (open is not null || (box.Type == Mp4Box.Moof && track is null) || fragments.Count > MaxFragments)
            {
                throw new InvalidDataException("A file's boxes are not in the order of a fragmented MP4 file.");
            }

            if (box.Type == Mp4Box.Ftyp || box.Type == Mp4Box.Moov || box.Type == Mp4Box.Moof)
            {
                var bytes = await ReadBoxAsync(file, header, box, ct);
                if (box.Type == Mp4Box.Moof)
                    (open, opened) = (Fragment.Read(bytes, track!), at);
                else if (track is null)
                    init.Write(bytes);
                if (box.Type == Mp4Box.Moov)
                    track = TrackFacts.Read(bytes, box);
            }
            else
            {
                await SkipAsync(file, box.Bytes - box.HeaderBytes, ct);
            }

            at += box.Bytes;
        }

        return track is not null && fragments.Count > 0 && open is null
            ? new() { Init = init.ToArray(), Track = track, Fragments = fragments }
            : throw new InvalidDataException("A file has no fragments.");
    }

    private static async Task<Mp4Box?> ReadHeaderAsync(Stream file, byte[] header, CancellationToken ct)
    {
        var read = await file.ReadAtLeastAsync(header.AsMemory(0, 8), 8, throwOnEndOfStream: false, ct);
        if (read == 0)
            return null;
        if (read < 8)
            throw new InvalidDataException("An MP4 file is cut off.");
        if (Mp4Box.TryRead(header.AsSpan(0, 8), 0) is { } box)
            return box;
        await file.ReadExactlyAsync(header.AsMemory(8, 8), ct);
        return Mp4Box.TryRead(header, 0);
    }

    private static async Task<byte[]> ReadBoxAsync(Stream file, byte[] header, Mp4Box box, CancellationToken ct)
    {
        if (box.Bytes > MaxHeadBytes)
            throw new InvalidDataException("The head of a file is longer than any of ours.");
        var bytes = new byte[box.Bytes];
        header.AsSpan(0, box.HeaderBytes).CopyTo(bytes);
        await file.ReadExactlyAsync(bytes.AsMemory(box.HeaderBytes), ct);
        return bytes;
    }

    private static async Task SkipAsync(Stream file, long bytes, CancellationToken ct)
    {
        var scrap = new byte[(int)Math.Min(bytes, 64 * 1024)];
        while (bytes > 0)
        {
            var read = await file.ReadAsync(scrap.AsMemory(0, (int)Math.Min(bytes, scrap.Length)), ct);
            bytes -= read > 0 ? read : throw new InvalidDataException("An MP4 file is cut off.");
        }
    }
}
