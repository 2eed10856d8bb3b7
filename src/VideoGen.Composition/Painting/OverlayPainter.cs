using VideoGen.Composition.Design;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting;

/// <summary>
/// Draws layers that something shines through. They are painted on black and on white: what differs is what shines through, and with that
/// known the colours follow from the black one. Layers that add light rather than cover can't be drawn so.
/// </summary>
internal sealed class OverlayPainter : IFramePainter
{
    private readonly FrameRate _rate;
    private readonly Lazy<Drawing> _drawing;

    /// <param name="key">Names everything that its pixels depend on.</param>
    /// <param name="width">Pixels, even.</param>
    /// <param name="height">Pixels, even.</param>
    /// <param name="rate">Frames per second.</param>
    /// <param name="ground">Colour of pixels through which all shines.</param>
    /// <param name="layers">Sets the layers up, from back to front; asked when the first frame is drawn.</param>
    public OverlayPainter(string key, int width, int height, FrameRate rate, Rgb ground, Func<IReadOnlyList<ILayer>> layers)
    {
        (Key, Width, Height, _rate) = (key, width, height, rate);
        _drawing = new(() => new Drawing(width, height, ground, layers()));
    }

    public int Width { get; }

    public int Height { get; }

    public FrameFormat Format => FrameFormat.Yuva420p;

    public string Key { get; }

    public void Paint(long frame, Span<byte> buffer) => _drawing.Value.Paint((float)_rate.SecondsAt(frame), buffer);

    private sealed class Drawing(int width, int height, Rgb ground, IReadOnlyList<ILayer> layers)
    {
        private readonly ILayer[] _layers = [.. layers];
        private readonly RowCanvas _upper = new(width);
        private readonly RowCanvas _lower = new(width);
        private readonly RowCanvas _white = new(width);
        private readonly YuvRows _rows = new(width, height, grain: 0);

        public void Paint(float time, Span<byte> picture)
        {
            foreach (var layer in _layers) layer.Begin(time);
            var alpha = picture[YuvRows.FrameBytes(width, height)..];
            for (var y = 0; y < height; y += 2)
            {
                Row(y, _upper, alpha.Slice(y * width, width));
                Row(y + 1, _lower, alpha.Slice((y + 1) * width, width));
                _rows.Write(_upper, _lower, y, 0, picture);
            }
        }

        private void Row(int y, RowCanvas row, Span<byte> alpha)
        {
            row.BlendFlat(new Rgb(0, 0, 0), 1, 0, width);
            _white.BlendFlat(new Rgb(1, 1, 1), 1, 0, width);
            foreach (var layer in _layers)
            {
                layer.Paint(y, row);
                layer.Paint(y, _white);
            }

            for (var x = 0; x < width; x++)
            {
                var cover = Math.Clamp(1 - (_white.G[x] - row.G[x]), 0, 1);
                alpha[x] = (byte)((cover * 255) + 0.5f);
                if (cover < 1f / 512) (row.R[x], row.G[x], row.B[x]) = (ground.R, ground.G, ground.B);
                else (row.R[x], row.G[x], row.B[x]) = (Math.Min(1, row.R[x] / cover), Math.Min(1, row.G[x] / cover), Math.Min(1, row.B[x] / cover));
            }
        }
    }
}
