using System.Globalization;
using System.Numerics;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Fills;

/// <summary>
/// Colours and gradients. All frames are equal, so one is enough. Gradients are dithered by less than a step, so that eight bits do not
/// band; single colours are exact.
/// </summary>
public sealed class FillPainter : IFramePainter
{
    private readonly Lazy<Gradient> _gradient;
    private readonly bool _flat;

    /// <summary>A painter of a fill.</summary>
    /// <param name="fill">What fills the frame.</param>
    /// <param name="width">Pixels; even for a format with chroma at half the size.</param>
    /// <param name="height">Pixels; even for a format with chroma at half the size.</param>
    /// <param name="format">Any but gray; one without alpha shows the fill before black.</param>
    public FillPainter(Fill fill, int width, int height, FrameFormat format)
    {
        if (format == FrameFormat.Gray) throw new ArgumentOutOfRangeException(nameof(format), format, "A fill has colour.");
        (Width, Height, Format) = (width, height, format);
        _flat = fill is Fill.Solid;
        _gradient = new(() => new Gradient(fill, width, height));
        Key = string.Create(CultureInfo.InvariantCulture, $"fill {width}x{height} {format} {Text(fill)}");
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public FrameFormat Format { get; }

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public void Paint(long frame, Span<byte> buffer)
    {
        if (Format == FrameFormat.Rgba) PaintRgba(buffer);
        else PaintYuv(buffer);
    }

    private void PaintRgba(Span<byte> buffer)
    {
        for (var (y, i) = (0, 0); y < Height; y++)
        {
            for (var x = 0; x < Width; x++, i += 4)
            {
                var colour = Straight(_gradient.Value.At(x + 0.5f, y + 0.5f));
                buffer[i] = Byte(colour.X * 255, x, y, 0);
                buffer[i + 1] = Byte(colour.Y * 255, x, y, 1);
                buffer[i + 2] = Byte(colour.Z * 255, x, y, 2);
                buffer[i + 3] = Byte(colour.W * 255, x, y, 3);
            }
        }
    }

    private void PaintYuv(Span<byte> buffer)
    {
        var (half, rows) = ((Width + 1) / 2, (Height + 1) / 2);
        var luma = buffer[..(Width * Height)];
        var u = buffer.Slice(luma.Length, half * rows);
        var v = buffer.Slice(luma.Length + u.Length, half * rows);
        var alpha = buffer[(luma.Length + u.Length + v.Length)..];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var colour = Colour(x + 0.5f, y + 0.5f);
                luma[(y * Width) + x] = Byte(Bt709.Of(colour.X, colour.Y, colour.Z).Y, x, y, 0);
                if (alpha.Length > 0) alpha[(y * Width) + x] = Byte(colour.W * 255, x, y, 3);
            }
        }

        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < half; x++)
            {
                var colour = Colour((2 * x) + 1, (2 * y) + 1);
                var (_, cb, cr) = Bt709.Of(colour.X, colour.Y, colour.Z);
                u[(y * half) + x] = Byte(cb, x, y, 1);
                v[(y * half) + x] = Byte(cr, x, y, 2);
            }
        }
    }

    private Vector4 Colour(float x, float y)
    {
        var colour = _gradient.Value.At(x, y);
        return Format == FrameFormat.Yuva420p ? Straight(colour) : colour;
    }

    private static Vector4 Straight(Vector4 colour) => colour.W <= 0 ? Vector4.Zero : new Vector4(colour.AsVector3() / colour.W, colour.W);

    private byte Byte(float value, int x, int y, int plane)
    {
        if (_flat) return (byte)(value + 0.5f);
        // Interleaved gradient noise: even, and without the pattern of an ordered matrix. Whole values stay as they are.
        var (px, py) = (x + (plane * 17), y + (plane * 31));
        var inner = (0.06711056f * px) + (0.00583715f * py);
        var noise = 52.9829189f * (inner - MathF.Floor(inner));
        return (byte)Math.Clamp(value + (noise - MathF.Floor(noise)), 0, 255);
    }

    private static string Text(Fill fill) => fill switch
    {
        Fill.Solid solid => PainterKeys.Of(solid.Colour),
        Fill.Linear linear => string.Create(CultureInfo.InvariantCulture, $"linear {linear.Degrees:R} {Text(linear.Stops)}"),
        Fill.Radial radial => string.Create(CultureInfo.InvariantCulture, $"radial {radial.X:R} {radial.Y:R} {radial.Radius:R} {Text(radial.Stops)}"),
        _ => throw new ArgumentOutOfRangeException(nameof(fill)),
    };

    private static string Text(IEnumerable<GradientStop> stops) =>
        string.Join(' ', stops.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.At:R}:{PainterKeys.Of(s.Colour)}")));
}
