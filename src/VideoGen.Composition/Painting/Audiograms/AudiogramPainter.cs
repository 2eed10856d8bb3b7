using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Audiograms;

/// <summary>Draws levels as bars, around a circle, or the wave as a line.</summary>
internal sealed class AudiogramPainter(AudiogramLayer layer, SoundLevels levels, int width, int height, string key) : IFramePainter
{
    // Seconds of sound that the wave shows, and how far a full-scale one goes.
    private const double WaveSeconds = 0.03, WaveHeight = 0.9;

    public int Width => width;

    public int Height => height;

    public FrameFormat Format => FrameFormat.Rgba;

    public string Key => key;

    public void Paint(long frame, Span<byte> buffer)
    {
        var colour = layer.Colour;
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(buffer).Fill(
            BitConverter.IsLittleEndian ? colour.R | ((uint)colour.G << 8) | ((uint)colour.B << 16) : ((uint)colour.R << 24) | ((uint)colour.G << 16) | ((uint)colour.B << 8));
        switch (layer.Kind)
        {
            case AudiogramKind.Wave: Wave(frame, buffer); break;
            case AudiogramKind.Circle: Circle(levels.At(frame), buffer); break;
            default: Bars(levels.At(frame), buffer); break;
        }
    }

    private void Bars(float[] values, Span<byte> buffer)
    {
        var pitch = (double)width / values.Length;
        var radius = Math.Min(0.3 * pitch, height / 2.0);
        for (var i = 0; i < values.Length; i++)
        {
            var (x, reach) = ((i + 0.5) * pitch, values[i] * ((height / 2.0) - radius));
            Capsule(buffer, x, (height / 2.0) - reach, x, (height / 2.0) + reach, radius);
        }
    }

    private void Circle(float[] values, Span<byte> buffer)
    {
        double size = Math.Min(width, height), inner = 0.28 * size;
        var radius = Math.Min(0.3 * Math.Tau * inner / values.Length, 0.02 * size);
        for (var i = 0; i < values.Length; i++)
        {
            // From the top clockwise, low tones at the top on both sides: no step where the ends meet.
            var band = values[i < (values.Length + 1) / 2 ? Math.Min(2 * i, values.Length - 1) : (2 * (values.Length - i)) - 1];
            var (sin, cos) = Math.SinCos(Math.Tau * i / values.Length);
            var outer = inner + (band * ((size / 2) - inner - radius - 1));
            Capsule(buffer, (width / 2.0) + (inner * sin), (height / 2.0) - (inner * cos), (width / 2.0) + (outer * sin), (height / 2.0) - (outer * cos), radius);
        }
    }

    private void Wave(long frame, Span<byte> buffer)
    {
        var wave = new float[(int)(WaveSeconds * PaintingMaterial.Sound.Rate)];
        levels.Wave(frame, wave);
        var radius = Math.Max(0.8, Math.Min(width, height) / 90.0);
        double Place(double share)
        {
            var at = share * (wave.Length - 1);
            var i = Math.Min((int)at, wave.Length - 2);
            var value = wave[i] + ((wave[i + 1] - wave[i]) * (at - i));
            // Comes out of a still line at both ends.
            return (height / 2.0) - (Math.Clamp(value, -1, 1) * WaveHeight * ((height / 2.0) - radius) * Math.Sin(Math.PI * share));
        }

        for (var x = 0; x < width; x++) Capsule(buffer, x, Place((double)x / width), x + 1, Place((x + 1.0) / width), radius);
    }

    /// <summary>A line with round ends; where several lie over each other the strongest counts.</summary>
    private void Capsule(Span<byte> buffer, double x0, double y0, double x1, double y1, double radius)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var perLength = 1 / Math.Max(1e-9, (dx * dx) + (dy * dy));
        var (left, right) = ((int)Math.Max(0, Math.Min(x0, x1) - radius - 1), (int)Math.Min(width, Math.Max(x0, x1) + radius + 2));
        var (top, bottom) = ((int)Math.Max(0, Math.Min(y0, y1) - radius - 1), (int)Math.Min(height, Math.Max(y0, y1) + radius + 2));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var (px, py) = (x + 0.5 - x0, y + 0.5 - y0);
                var along = Math.Clamp(((px * dx) + (py * dy)) * perLength, 0, 1);
                var (ex, ey) = (px - (along * dx), py - (along * dy));
                var cover = Math.Clamp(radius - Math.Sqrt((ex * ex) + (ey * ey)) + 0.5, 0, 1);
                ref var alpha = ref buffer[(((y * width) + x) * 4) + 3];
                alpha = Math.Max(alpha, (byte)((cover * layer.Colour.A) + 0.5));
            }
        }
    }
}
