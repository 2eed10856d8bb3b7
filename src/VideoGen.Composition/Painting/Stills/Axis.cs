namespace VideoGen.Composition.Painting.Stills;

/// <summary>Where output samples of a row (or column) come from.</summary>
/// <param name="First">Place of output sample 0 among the source's samples: 0 is the middle of the first one.</param>
/// <param name="Step">Source samples per output sample, above 0.</param>
internal readonly record struct Axis(double First, double Step)
{
    /// <summary>An axis that shows a stretch of the source.</summary>
    /// <param name="start">Where the output's left edge lies on the source, in source pixels from its left edge.</param>
    /// <param name="length">How much of the source it shows, in source pixels.</param>
    /// <param name="count">Output samples.</param>
    public static Axis Over(double start, double length, int count) => new(start + (0.5 * length / count) - 0.5, length / count);

    /// <summary>The same for a source of half the size.</summary>
    public Axis OnHalf => new((First - 0.5) / 2, Step / 2);

    /// <summary>The same for chroma at half the size whose samples lie on every other luma sample: how 4:2:0 lies horizontally.</summary>
    public Axis OnCositedChroma => new(First / 2, Step);

    /// <summary>The same for chroma at half the size whose samples lie between two luma samples: how 4:2:0 lies vertically.</summary>
    public Axis OnCentredChroma => new((First + (0.5 * Step) - 0.5) / 2, Step);
}
