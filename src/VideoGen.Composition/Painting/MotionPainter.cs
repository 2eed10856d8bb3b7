using System.Globalization;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting;

/// <summary>Draws a moving background. A frame depends on its time alone, so the same second looks the same at every rate.</summary>
public sealed class MotionPainter : IFramePainter
{
    private readonly LayerPainter _painter;

    /// <summary>A painter of a background.</summary>
    /// <param name="motif">What moves.</param>
    /// <param name="palette">Name of one of <see cref="Palettes"/>.</param>
    /// <param name="seed">Chooses among equal ones.</param>
    /// <param name="width">Pixels, even.</param>
    /// <param name="height">Pixels, even.</param>
    /// <param name="rate">Frames per second.</param>
    public MotionPainter(Motif motif, string palette, long seed, int width, int height, FrameRate rate)
    {
        var colours = Palettes.Named(palette);
        _painter = new LayerPainter(
            string.Create(CultureInfo.InvariantCulture, $"motion {motif} {palette} {seed} {width}x{height} {rate}"), width, height, rate,
            () => Backdrop.Layers(new Stage(width, height, colours, 0, seed), motif, 0, []));
    }

    /// <inheritdoc/>
    public int Width => _painter.Width;

    /// <inheritdoc/>
    public int Height => _painter.Height;

    /// <inheritdoc/>
    public FrameFormat Format => _painter.Format;

    /// <inheritdoc/>
    public string Key => _painter.Key;

    /// <inheritdoc/>
    public void Paint(long frame, Span<byte> buffer) => _painter.Paint(frame, buffer);
}
