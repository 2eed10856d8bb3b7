using VideoGen.Composition.Layers;

namespace VideoGen.Media.Rendering;

/// <summary>What a segment's file says of itself.</summary>
public sealed record SegmentFile
{
    /// <summary>Ticks per second of its track.</summary>
    public required int Timescale { get; init; }

    /// <summary>When each frame shows, in ticks, in the order in which they are decoded.</summary>
    public required IReadOnlyList<long> ShowAt { get; init; }

    /// <summary>Whether it begins with a picture before which nothing is needed, with its parameter sets.</summary>
    public required bool StartsAnew { get; init; }

    /// <summary>Whether every picture is a whole one.</summary>
    public required bool IsProgressive { get; init; }

    /// <summary>Number of its frames.</summary>
    public int Frames => ShowAt.Count;

    /// <summary>By how many frames decoding has to begin before showing.</summary>
    /// <param name="ticksPerFrame">Length of a frame.</param>
    public int Delay(int ticksPerFrame) => ShowAt.Select((at, i) => i - (int)(at / ticksPerFrame)).DefaultIfEmpty(0).Max();

    /// <summary>Whether it is a segment of so many frames, each in its place and none missing.</summary>
    /// <param name="rate">The film's rate.</param>
    /// <param name="frames">How many it must have.</param>
    public bool IsExact(FrameRate rate, long frames) =>
        StartsAnew && IsProgressive && Timescale == rate.Timescale && Frames == frames
        && ShowAt.Order().Select((at, i) => at == (long)i * rate.TicksPerFrame).All(fits => fits);
}
