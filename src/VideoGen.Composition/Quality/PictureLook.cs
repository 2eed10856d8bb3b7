using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoGen.Composition.Quality;

/// <summary>
/// What a stretch of picture looks like: where it is black and where it stands still. Made from tiny pictures while the stretch is
/// rendered, kept with it, and joined over a film; so an edit costs a look at what changed only.
/// </summary>
public sealed record PictureLook
{
    /// <summary>Width of a tiny picture in pixels.</summary>
    public const int Width = 64;

    /// <summary>Height of a tiny picture in pixels.</summary>
    public const int Height = 36;

    private const int Cells = Width * Height;

    // Luma of limited range: 16 is black, and two hundredths of the way to white is still black to the eye.
    private const int BlackLuma = 20;
    private const double BlackShare = 0.98;
    private const int StillDifference = 2;

    /// <summary>Frames of the stretch.</summary>
    public required long Frames { get; init; }

    /// <summary>Black frames; ranges in order, apart.</summary>
    public required IReadOnlyList<FrameRange> Black { get; init; }

    /// <summary>Frames that look like the first of their range; ranges of two frames or more, in order, apart.</summary>
    public required IReadOnlyList<FrameRange> Still { get; init; }

    /// <summary>The first tiny picture.</summary>
    public required byte[] First { get; init; }

    /// <summary>The tiny picture that the last frames still looked like.</summary>
    public required byte[] Last { get; init; }

    /// <summary>First frame that looks like <see cref="Last"/>.</summary>
    public required long LastFrom { get; init; }

    /// <summary>Looks at a stretch.</summary>
    /// <param name="luma">Tiny pictures of luma alone, one after the other; limited range.</param>
    /// <returns>Null when there is no whole picture.</returns>
    public static PictureLook? Of(ReadOnlySpan<byte> luma)
    {
        var frames = luma.Length / Cells;
        if (frames == 0)
            return null;
        var (black, still) = (new List<FrameRange>(), new List<FrameRange>());
        var reference = 0;
        for (var i = 0; i < frames; i++)
        {
            var frame = luma.Slice(i * Cells, Cells);
            if (IsBlack(frame))
                Extend(black, i);
            if (i > 0 && !Alike(luma.Slice(reference * Cells, Cells), frame))
                Close(still, ref reference, i);
        }

        var last = reference;
        Close(still, ref reference, frames);
        return new PictureLook
        {
            Frames = frames, Black = black, Still = still,
            First = luma[..Cells].ToArray(), Last = luma.Slice(last * Cells, Cells).ToArray(), LastFrom = last,
        };
    }

    /// <summary>Puts stretches one after the other; ranges go on across the seams.</summary>
    /// <param name="stretches">In the film's order.</param>
    /// <returns>Black and still ranges of the film.</returns>
    public static (IReadOnlyList<FrameRange> Black, IReadOnlyList<FrameRange> Still) Join(IEnumerable<PictureLook> stretches)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        var (black, still) = (new List<FrameRange>(), new List<FrameRange>());
        var at = 0L;
        (byte[] Picture, long From)? before = null;
        foreach (var stretch in stretches)
        {
            foreach (var range in stretch.Black)
                Add(black, range.From + at, range.To + at);
            var goesOn = before is { } open && Alike(open.Picture, stretch.First);
            if (goesOn)
                Add(still, before!.Value.From, at + 1, joins: still.Count > 0 && still[^1].From == before.Value.From);
            foreach (var range in stretch.Still)
                Add(still, range.From + at, range.To + at, joins: goesOn && range.From == 0);
            before = goesOn && stretch.LastFrom == 0 ? before : (stretch.Last, at + stretch.LastFrom);
            at += stretch.Frames;
        }

        return (black, still);
    }

    /// <summary>As it is stored: snake_case JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LookJson.Default.PictureLook);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static PictureLook? FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, LookJson.Default.PictureLook);

    private static void Close(List<FrameRange> still, ref int reference, int end)
    {
        if (end - reference > 1)
            still.Add(new FrameRange(reference, end));
        reference = end;
    }

    private static void Extend(List<FrameRange> ranges, long frame) => Add(ranges, frame, frame + 1);

    private static void Add(List<FrameRange> ranges, long from, long to, bool joins = true)
    {
        if (joins && ranges.Count > 0 && ranges[^1].To >= from)
            ranges[^1] = ranges[^1] with { To = Math.Max(ranges[^1].To, to) };
        else
            ranges.Add(new FrameRange(from, to));
    }

    private static bool IsBlack(ReadOnlySpan<byte> frame)
    {
        var dark = 0;
        foreach (var luma in frame)
            dark += luma <= BlackLuma ? 1 : 0;
        return dark >= Cells * BlackShare;
    }

    private static bool Alike(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (Math.Abs(a[i] - b[i]) > StillDifference)
                return false;
        }

        return true;
    }
}

/// <summary>Frames from one to before another.</summary>
/// <param name="From">First frame.</param>
/// <param name="To">First frame that is no longer in it.</param>
public readonly record struct FrameRange(long From, long To)
{
    /// <summary>What is left of ranges when others are taken out.</summary>
    /// <param name="ranges">In order, apart.</param>
    /// <param name="without">In order, apart.</param>
    public static IEnumerable<FrameRange> Subtract(IEnumerable<FrameRange> ranges, IReadOnlyList<FrameRange> without)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        foreach (var range in ranges)
        {
            var from = range.From;
            foreach (var hole in without.Where(w => w.To > range.From && w.From < range.To))
            {
                if (hole.From > from)
                    yield return new FrameRange(from, hole.From);
                from = Math.Max(from, hole.To);
            }

            if (from < range.To)
                yield return range with { From = from };
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PictureLook))]
internal sealed partial class LookJson : JsonSerializerContext;
