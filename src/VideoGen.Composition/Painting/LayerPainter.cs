using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting;

/// <summary>Draws layers over each other. A frame depends on its time alone, so the same second looks the same at every rate.</summary>
internal sealed class LayerPainter : IFramePainter
{
    // Grain changes so many times a second: it hides banding and costs the encoder little.
    private const double GrainsPerSecond = 7.5;
    private readonly FrameRate _rate;
    private readonly Lazy<Drawing> _drawing;

    /// <param name="key">Names everything that its pixels depend on.</param>
    /// <param name="width">Pixels, even.</param>
    /// <param name="height">Pixels, even.</param>
    /// <param name="rate">Frames per second.</param>
    /// <param name="layers">Sets the layers up, from back to front; asked when the first frame is drawn.</param>
    public LayerPainter(string key, int width, int height, FrameRate rate, Func<IReadOnlyList<ILayer>> layers)
    {
        if (((width | height) & 1) != 0) throw new ArgumentException("A background has an even size.", nameof(width));
        (Key, Width, Height, _rate) = (key, width, height, rate);
        _drawing = new(() => new Drawing(width, height, layers()));
    }

    public int Width { get; }

    public int Height { get; }

    public FrameFormat Format => FrameFormat.Yuv420p;

    public string Key { get; }

    public void Paint(long frame, Span<byte> buffer)
    {
        var seconds = _rate.SecondsAt(frame);
        _drawing.Value.Paint((float)seconds, (int)Math.Floor((seconds * GrainsPerSecond) + 1e-6), buffer);
    }

    private sealed class Drawing(int width, int height, IReadOnlyList<ILayer> layers)
    {
        private readonly ILayer[] _layers = [.. layers];
        private readonly RowCanvas _upper = new(width);
        private readonly RowCanvas _lower = new(width);
        private readonly YuvRows _rows = new(width, height, grain: 0.9f);

        public void Paint(float time, int grain, Span<byte> picture)
        {
            foreach (var layer in _layers) layer.Begin(time);
            for (var y = 0; y < height; y += 2)
            {
                foreach (var layer in _layers) layer.Paint(y, _upper);
                foreach (var layer in _layers) layer.Paint(y + 1, _lower);
                _rows.Write(_upper, _lower, y, grain, picture);
            }
        }
    }
}
