using System.Numerics;
using VideoGen.Composition.Design;

namespace VideoGen.Composition.Painting;

/// <summary>One row of pixels in gamma-coded RGB, 0 to 1, and a mask to draw through. Layers paint onto it from back to front.</summary>
internal sealed class RowCanvas(int width)
{
    public int Width { get; } = width;

    public float[] R { get; } = new float[width];

    public float[] G { get; } = new float[width];

    public float[] B { get; } = new float[width];

    /// <summary>Coverage by pixel; layers fill the part that they then draw.</summary>
    public float[] Mask { get; } = new float[width];

    /// <summary>Moves pixels toward a colour by a row of shares times a factor.</summary>
    public void Blend(Rgb colour, ReadOnlySpan<float> share, float factor, int from, int to)
    {
        from = Math.Max(from, 0);
        to = Math.Min(to, Width);
        if (from >= to) return;
        Blend(R.AsSpan(from, to - from), share[from..to], colour.R, factor);
        Blend(G.AsSpan(from, to - from), share[from..to], colour.G, factor);
        Blend(B.AsSpan(from, to - from), share[from..to], colour.B, factor);
    }

    /// <summary>Moves pixels toward a colour through the mask.</summary>
    public void BlendMask(Rgb colour, float factor, int from, int to) => Blend(colour, Mask, factor, from, to);

    /// <summary>Moves pixels toward a colour by one share.</summary>
    public void BlendFlat(Rgb colour, float share, int from, int to)
    {
        from = Math.Max(from, 0);
        to = Math.Min(to, Width);
        if (from >= to || share <= 0) return;
        BlendFlat(R.AsSpan(from, to - from), colour.R, share);
        BlendFlat(G.AsSpan(from, to - from), colour.G, share);
        BlendFlat(B.AsSpan(from, to - from), colour.B, share);
    }

    /// <summary>Adds light through the mask.</summary>
    public void AddMask(Rgb colour, float factor, int from, int to)
    {
        from = Math.Max(from, 0);
        to = Math.Min(to, Width);
        if (from >= to) return;
        var mask = Mask.AsSpan(from, to - from);
        Add(R.AsSpan(from, to - from), mask, colour.R * factor);
        Add(G.AsSpan(from, to - from), mask, colour.G * factor);
        Add(B.AsSpan(from, to - from), mask, colour.B * factor);
    }

    private static void Blend(Span<float> pixels, ReadOnlySpan<float> share, float colour, float factor)
    {
        var i = 0;
        var (c, f) = (new Vector<float>(colour), new Vector<float>(factor));
        for (; i <= pixels.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var p = new Vector<float>(pixels[i..]);
            (p + ((c - p) * (new Vector<float>(share[i..]) * f))).CopyTo(pixels[i..]);
        }

        for (; i < pixels.Length; i++) pixels[i] += (colour - pixels[i]) * share[i] * factor;
    }

    private static void BlendFlat(Span<float> pixels, float colour, float share)
    {
        var i = 0;
        var (c, s) = (new Vector<float>(colour), new Vector<float>(share));
        for (; i <= pixels.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var p = new Vector<float>(pixels[i..]);
            (p + ((c - p) * s)).CopyTo(pixels[i..]);
        }

        for (; i < pixels.Length; i++) pixels[i] += (colour - pixels[i]) * share;
    }

    private static void Add(Span<float> pixels, ReadOnlySpan<float> mask, float amount)
    {
        var i = 0;
        var a = new Vector<float>(amount);
        for (; i <= pixels.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(pixels[i..]) + (new Vector<float>(mask[i..]) * a)).CopyTo(pixels[i..]);
        for (; i < pixels.Length; i++) pixels[i] += mask[i] * amount;
    }
}
