using System.Buffers.Binary;
using System.Text.Json;
using VideoGen.Composition.Quality;
using VideoGen.Composition.Segments;
using VideoGen.Core.Errors;
using VideoGen.Media.Processes;

namespace VideoGen.Media.Rendering;

/// <summary>What was drawn beside a segment. It is kept as one piece of bytes: a length, the look as JSON, and the JPEGs one after the other.</summary>
/// <param name="Look">What the segment looks like, for the film's report.</param>
/// <param name="Poster">A still as wide as the film, as JPEG.</param>
/// <param name="Preview">The same frame to be shown while the film is made.</param>
/// <param name="Thumbnail">The same frame for lists.</param>
/// <param name="Tiles">Pictures for sprite sheets, as JPEGs.</param>
public sealed record SegmentView(
    PictureLook Look, ReadOnlyMemory<byte> Poster, ReadOnlyMemory<byte> Preview, ReadOnlyMemory<byte> Thumbnail, IReadOnlyList<ReadOnlyMemory<byte>> Tiles)
{
    private const int Stills = 3;
    private const int LengthBytes = sizeof(int);

    // The start of a JPEG: a marker that stands nowhere else in pictures of ours.
    private static ReadOnlySpan<byte> Start => [0xFF, 0xD8, 0xFF];

    /// <summary>As it is kept.</summary>
    public byte[] ToBytes()
    {
        var look = Look.ToJson();
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteInt32LittleEndian(length, look.Length);
        bytes.Write(length);
        bytes.Write(look);
        foreach (var picture in (ReadOnlyMemory<byte>[])[Poster, Preview, Thumbnail, .. Tiles]) bytes.Write(picture.Span);
        return bytes.ToArray();
    }

    /// <summary>Reads what was kept.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave.</param>
    /// <param name="view">What belongs beside the segment.</param>
    /// <returns>Null when it is something else, or not all.</returns>
    public static SegmentView? TryRead(ReadOnlyMemory<byte> bytes, ViewArguments view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (bytes.Length < LengthBytes) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span);
        if (length < 0 || length > bytes.Length - LengthBytes) return null;
        try
        {
            var look = PictureLook.FromJson(bytes.Span.Slice(LengthBytes, length));
            var pictures = Split(bytes[(LengthBytes + length)..]);
            return look?.Frames == view.Frames && pictures.Count == Stills + view.Tiles.Count
                ? new SegmentView(look, pictures[0], pictures[1], pictures[2], [.. pictures.Skip(Stills)])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads what a run left in its folder.</summary>
    /// <exception cref="MediaException">That is not all (<c>output_invalid</c>).</exception>
    internal static async Task<SegmentView> TakeAsync(string folder, ViewArguments view, CancellationToken ct)
    {
        Task<byte[]> Read(string name) => File.ReadAllBytesAsync(Path.Combine(folder, name), ct);
        try
        {
            var look = PictureLook.Of(await Read(ViewArguments.LookFile));
            var stills = new[] { await Read(ViewArguments.PosterFile), await Read(ViewArguments.PreviewFile), await Read(ViewArguments.ThumbnailFile) };
            var tiles = Split(await Read(ViewArguments.TilesFile));
            if (look?.Frames == view.Frames && tiles.Count >= view.Tiles.Count && stills.All(s => s.AsSpan().StartsWith(Start)))
                return new SegmentView(look, stills[0], stills[1], stills[2], [.. tiles.TakeLast(view.Tiles.Count)]);
            throw Incomplete($"{look?.Frames} of {view.Frames} frames, {tiles.Count} of {view.Tiles.Count} pictures.", null);
        }
        catch (FileNotFoundException e)
        {
            throw Incomplete(e.Message, e);
        }
    }

    private static MediaException Incomplete(string detail, Exception? cause) => new(ErrorCodes.OutputInvalid, "A segment did not pass its check.", detail, cause);

    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> pictures)
    {
        List<ReadOnlyMemory<byte>> parts = [];
        var rest = pictures;
        while (rest.Length > Start.Length)
        {
            var next = rest.Span[1..].IndexOf(Start);
            parts.Add(next < 0 ? rest : rest[..(next + 1)]);
            rest = next < 0 ? default : rest[(next + 1)..];
        }

        return parts;
    }
}
