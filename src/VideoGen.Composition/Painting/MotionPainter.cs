using System.Globalization;
using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting;

/// <summary>Draws a moving background. A frame depends on its time alone, so the same second looks the same at every rate.</summary>
public sealed class MotionPainter : IFramePainter
{
    // Grain changes so many times a second: it hides banding and costs the encoder little.
    private const double GrainsPerSecond = 7.5;
    private readonly FrameRate _rate;
    private readonly Lazy<Drawing> _drawing;

    /// <summary>A painter of a background.</summary>
    /// <param name="motif">What moves.</param>
    /// <param name="palette">Name of one of <see cref="Palettes"/>.</param>
    /// <param name="seed">Chooses among equal ones.</param>
    /// <param name="width">Pixels, even.</param>
    /// <param name="height">Pixels, even.</param>
    /// <param name="rate">Frames per second.</param>
    public MotionPainter(Motif motif, string palette, long seed, int width, int height, FrameRate rate)
    {
        if (((width | height) & 1) != 0) throw new ArgumentException("A background has an even size.", nameof(width));
        var colours = Palettes.All.FirstOrDefault(p => p.Name == palette) ?? throw new ArgumentException($"There is no palette {palette}.", nameof(palette));
        (Width, Height, _rate) = (width, height, rate);
        _drawing = new(() => new Drawing(new Stage(width, height, colours, 0, seed), motif));
        Key = string.Create(CultureInfo.InvariantCulture, $"motion {motif} {palette} {seed} {width}x{height} {rate}");
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public FrameFormat Format => FrameFormat.Yuv420p;

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public void Paint(long frame, Span<byte> buffer)
    {
        var seconds = _rate.SecondsAt(frame);
        _drawing.Value.Paint((float)seconds, (int)Math.Floor((seconds * GrainsPerSecond) + 1e-6), buffer);
    }

    private sealed class Drawing(Stage stage, Motif motif)
    {
        private readonly IReadOnlyList<ILayer> _layers = Backdrop.Layers(stage, motif, 0, []);
        private readonly RowCanvas _upper = new(stage.Width);
        private readonly RowCanvas _lower = new(stage.Width);
        private readonly YuvRows _rows = new(stage.Width, stage.Height, grain: 0.9f);

        public void Paint(float time, int grain, Span<byte> picture)
        {
            foreach (var layer in _layers) layer.Begin(time);
            for (var y = 0; y < stage.Height; y += 2)
            {
                foreach (var layer in _layers) layer.Paint(y, _upper);
                foreach (var layer in _layers) layer.Paint(y + 1, _lower);
                _rows.Write(_upper, _lower, y, grain, picture);
            }
        }
    }
}
