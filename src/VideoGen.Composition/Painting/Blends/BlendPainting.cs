using System.Globalization;
using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting.Mattes;

namespace VideoGen.Composition.Painting.Blends;

/// <summary>One full-frame painting that gives way to another, so that both need one input of a graph only.</summary>
public sealed class BlendPainting : IPainting
{
    private readonly Half _old;
    private readonly Half _new;
    private readonly TransitionKind _kind;
    private readonly Easing _easing;
    private readonly long _start;
    private readonly long _frames;

    /// <summary>A painting of a transition and of what lies around it.</summary>
    /// <param name="old">What shows before; yuv420p.</param>
    /// <param name="oldShift">Its frame on this painting's frame 0.</param>
    /// <param name="new">What shows afterwards; of the same size and format.</param>
    /// <param name="newShift">Its frame on this painting's frame 0; mostly negative or zero.</param>
    /// <param name="kind">One with a matte.</param>
    /// <param name="easing">Speed of the transition.</param>
    /// <param name="start">First frame of the transition. Before it only the old painting is drawn.</param>
    /// <param name="frames">Length of the transition, at least 1. From its end on only the new painting is drawn.</param>
    public BlendPainting(IPainting old, long oldShift, IPainting @new, long newShift, TransitionKind kind, Easing easing, long start, long frames)
    {
        if (!TransitionMattes.Has(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "This transition has no matte.");
        if ((old.Width, old.Height, old.Format, @new.Format) != (@new.Width, @new.Height, FrameFormat.Yuv420p, FrameFormat.Yuv420p))
            throw new ArgumentException("Both paintings must be yuv420p of one size.", nameof(@new));
        (_old, _new, _kind, _easing, _start, _frames) = (new(old, oldShift), new(@new, newShift), kind, easing, start, frames);
        Key = string.Create(
            CultureInfo.InvariantCulture, $"blend {kind} {PainterKeys.Of(easing)} {start} {frames} [{oldShift} {old.Key}] [{newShift} {@new.Key}]");
    }

    /// <inheritdoc/>
    public int Width => _old.Painting.Width;

    /// <inheritdoc/>
    public int Height => _old.Painting.Height;

    /// <inheritdoc/>
    public FrameFormat Format => FrameFormat.Yuv420p;

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public IReadOnlyList<PaintingMaterial> Materials(long first, long count) => [.. Old(first, count).Materials, .. New(first, count).Materials];

    /// <inheritdoc/>
    public IFramePainter Open(long first, long count, IReadOnlyList<DecodedMaterial> decoded)
    {
        var (old, fresh) = (Old(first, count), New(first, count));
        var split = old.Materials.Count;
        return new BlendPainter(
            old.Open([.. decoded.Take(split)]), fresh.Open([.. decoded.Skip(split)]),
            TransitionMattes.For(_kind, Width, Height, _frames, _easing), _start, _frames, _old.Shift, _new.Shift, Key);
    }

    // What a stretch does not show need not be decoded.
    private Part Old(long first, long count) => new(_old, first, Math.Clamp(_start + _frames - first, 0, count));

    private Part New(long first, long count)
    {
        var from = Math.Clamp(_start, first, first + count);
        return new(_new, from, first + count - from);
    }

    private readonly record struct Half(IPainting Painting, long Shift);

    private readonly record struct Part(Half Half, long First, long Count)
    {
        public IReadOnlyList<PaintingMaterial> Materials => Count == 0 ? [] : Half.Painting.Materials(First + Half.Shift, Count);

        public IFramePainter? Open(IReadOnlyList<DecodedMaterial> decoded) => Count == 0 ? null : Half.Painting.Open(First + Half.Shift, Count, decoded);
    }
}
