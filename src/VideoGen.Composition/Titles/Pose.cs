using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Titles;

/// <summary>Where a layer's box lies on one frame, and how much of it shows.</summary>
internal readonly record struct Pose
{
    private readonly double _x, _y, _originX, _originY, _sin, _cos;

    private Pose(double x, double y, double originX, double originY, double degrees)
    {
        (_x, _y, _originX, _originY, Degrees) = (x, y, originX, originY, degrees);
        (_sin, _cos) = Math.SinCos(degrees * Math.PI / 180);
    }

    public double Width { get; private init; }

    public double Height { get; private init; }

    public double Scale { get; private init; }

    public double Degrees { get; }

    /// <summary>0 to 1, with its comings and goings.</summary>
    public double Opacity { get; private init; }

    /// <summary>The pose on a frame.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="frame">From the start of the layer.</param>
    public static Pose Of(Layer layer, double frame)
    {
        var (width, height) = (Math.Max(0, layer.Width.At(frame)), Math.Max(0, layer.Height.At(frame)));
        return new Pose(layer.X.At(frame), layer.Y.At(frame), width * layer.AnchorX, height * layer.AnchorY, layer.Rotation.At(frame))
        {
            Width = width,
            Height = height,
            Scale = layer.Scale.At(frame),
            Opacity = Math.Clamp(layer.Opacity.At(frame), 0, 1) * Fade(layer, frame),
        };
    }

    /// <summary>The same, grown around a point of the box.</summary>
    public Pose Grown(double factor, double x, double y)
    {
        var (dx, dy) = ((x - _originX) * (1 - factor) * Scale, (y - _originY) * (1 - factor) * Scale);
        return new Pose(_x + (dx * _cos) - (dy * _sin), _y + (dx * _sin) + (dy * _cos), _originX, _originY, Degrees)
        {
            Width = Width, Height = Height, Scale = Scale * factor, Opacity = Opacity,
        };
    }

    /// <summary>The same, more transparent.</summary>
    public Pose Dimmed(double share) => this with { Opacity = Opacity * share };

    /// <summary>A point of the box on the canvas.</summary>
    public (double X, double Y) Map(double x, double y)
    {
        var (dx, dy) = ((x - _originX) * Scale, (y - _originY) * Scale);
        return (_x + (dx * _cos) - (dy * _sin), _y + (dx * _sin) + (dy * _cos));
    }

    // On its first and last frame of a fade a layer shows a little: one that has gone altogether would make the fade a frame shorter.
    private static double Fade(Layer layer, double frame)
    {
        var share = 1.0;
        if (layer.In is { } come && frame < come.Frames) share = come.Easing.Apply((frame + 1) / (come.Frames + 1));
        if (layer.Out is { } go && layer.Frames - 1 - frame is var left && left < go.Frames) share *= 1 - go.Easing.Apply((go.Frames - left) / (go.Frames + 1));
        return Math.Clamp(share, 0, 1);
    }
}
