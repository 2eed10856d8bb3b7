namespace VideoGen.Composition.Painting.Stills;

/// <summary>A plane of a still, with smaller copies of itself for showing it much smaller.</summary>
internal sealed class Plane
{
    /// <summary>Bytes behind the last row that may be read.</summary>
    public const int Slack = 32;

    private readonly byte[] _samples;
    private Plane? _half;

    /// <param name="width">Samples in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="samples">Rows without gaps.</param>
    public Plane(int width, int height, ReadOnlySpan<byte> samples)
    {
        (Width, Height) = (width, height);
        _samples = new byte[(width * height) + Slack];
        samples[..(width * height)].CopyTo(_samples);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>A row and what follows it, at least <see cref="Slack"/> bytes.</summary>
    public ReadOnlySpan<byte> RowAndMore(int y) => _samples.AsSpan(y * Width);

    /// <summary>A copy of half the size.</summary>
    public Plane Half => _half ??= Halved();

    /// <summary>Value between four samples.</summary>
    public byte Between(double x, double y)
    {
        x = Math.Clamp(x, 0, Width - 1);
        y = Math.Clamp(y, 0, Height - 1);
        var (column, row) = ((int)x, (int)y);
        var (fx, fy) = ((int)((x - column) * 256), (int)((y - row) * 256));
        var at = (row * Width) + column;
        // At the last column or row the share of what lies beyond is zero; below the last row there is only slack.
        var below = row + 1 < Height ? at + Width : at;
        var upper = (_samples[at] * (256 - fx)) + (_samples[at + 1] * fx);
        var lower = (_samples[below] * (256 - fx)) + (_samples[below + 1] * fx);
        return (byte)(((upper * (256 - fy)) + (lower * fy) + (1 << 15)) >> 16);
    }

    /// <summary>Planes of a picture: Y, U, V and alpha if there is one.</summary>
    public static Plane[] Of(DecodedMaterial.Still still)
    {
        var (width, height) = (still.Width, still.Height);
        var pixels = still.Pixels.Span;
        var (halfWidth, halfHeight) = ((width + 1) / 2, (height + 1) / 2);
        var (luma, chroma) = (width * height, halfWidth * halfHeight);
        Plane[] planes = [new(width, height, pixels), new(halfWidth, halfHeight, pixels[luma..]), new(halfWidth, halfHeight, pixels[(luma + chroma)..])];
        return still.Format switch
        {
            FrameFormat.Yuv420p => planes,
            FrameFormat.Yuva420p => [.. planes, new(width, height, pixels[(luma + (2 * chroma))..])],
            _ => throw new ArgumentException($"A still comes as planes, not as {still.Format}.", nameof(still)),
        };
    }

    private Plane Halved()
    {
        var (width, height) = (Math.Max(1, Width / 2), Math.Max(1, Height / 2));
        var samples = new byte[width * height];
        new PlaneScaler(width, height).Draw(this, new Axis(0.5, 2), new Axis(0.5, 2), samples);
        return new Plane(width, height, samples);
    }
}
