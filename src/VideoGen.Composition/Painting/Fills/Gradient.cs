using System.Numerics;
using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Fills;

/// <summary>Colours of a fill by place: gamma-coded, alpha premultiplied, as CSS mixes them, 0 to 1 each (x is red, w is alpha).</summary>
internal sealed class Gradient
{
    private readonly Vector4[] _colours;
    private readonly float[] _stops;
    private readonly Func<float, float, float> _place;

    /// <param name="fill">What fills.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public Gradient(Fill fill, int width, int height)
    {
        var (stops, place) = fill switch
        {
            Fill.Solid solid => ([new GradientStop(0, solid.Colour)], (_, _) => 0),
            Fill.Linear linear => (linear.Stops, Along(linear.Degrees, width, height)),
            Fill.Radial radial => (radial.Stops, Around(radial, width, height)),
            _ => throw new ArgumentOutOfRangeException(nameof(fill)),
        };
        _colours = [.. stops.Select(s => Premultiplied(s.Colour))];
        _stops = [.. stops.Select(s => (float)s.At)];
        _place = place;
    }

    /// <summary>Colour at a place.</summary>
    /// <param name="x">Pixels from the left; the centre of the first pixel is 0.5.</param>
    /// <param name="y">Pixels from the top.</param>
    public Vector4 At(float x, float y)
    {
        var place = _place(x, y);
        if (place <= _stops[0]) return _colours[0];
        for (var i = 1; i < _stops.Length; i++)
        {
            if (place < _stops[i]) return Vector4.Lerp(_colours[i - 1], _colours[i], (place - _stops[i - 1]) / (_stops[i] - _stops[i - 1]));
        }

        return _colours[^1];
    }

    // The corners that the line points at and comes from have the last and the first colour, as in CSS.
    private static Func<float, float, float> Along(double degrees, int width, int height)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var length = Math.Max(1e-6, (Math.Abs(cos) * width) + (Math.Abs(sin) * height));
        var (dx, dy) = ((float)(cos / length), (float)(sin / length));
        var start = 0.5f - (dx * width / 2) - (dy * height / 2);
        return (x, y) => start + (dx * x) + (dy * y);
    }

    private static Func<float, float, float> Around(Fill.Radial radial, int width, int height)
    {
        var (cx, cy) = ((float)(radial.X * width), (float)(radial.Y * height));
        var perPixel = (float)(1 / Math.Max(1e-6, radial.Radius * Math.Max(width, height)));
        return (x, y) => MathF.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) * perPixel;
    }

    private static Vector4 Premultiplied(Rgba colour)
    {
        var alpha = colour.A / 255f;
        return new Vector4(colour.R / 255f * alpha, colour.G / 255f * alpha, colour.B / 255f * alpha, alpha);
    }
}
