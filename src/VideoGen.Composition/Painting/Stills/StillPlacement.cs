using VideoGen.Composition.Layers;
using VideoGen.Composition.Painting.Mattes;

namespace VideoGen.Composition.Painting.Stills;

/// <summary>Where an image layer stands on a frame.</summary>
/// <param name="X">Centre of the drawn picture on the canvas.</param>
/// <param name="Y">Centre of the drawn picture on the canvas.</param>
/// <param name="HalfWidth">Half its width before turning, in pixels of the canvas.</param>
/// <param name="HalfHeight">Half its height before turning.</param>
/// <param name="Turn">Radians clockwise.</param>
/// <param name="Shown">Part of the picture that is drawn, as fractions.</param>
/// <param name="Opacity">0 to 1.</param>
/// <param name="Radius">Of its corners, in pixels of the canvas.</param>
internal readonly record struct StillPlacement(
    double X, double Y, double HalfWidth, double HalfHeight, double Turn, Crop Shown, double Opacity, double Radius)
{
    /// <summary>Whether rows stay rows.</summary>
    public bool IsUpright => Math.Abs(Math.IEEERemainder(Turn, Math.Tau)) < 1e-7;

    /// <summary>A layer on one of its frames, with what its transitions do to it apart from mattes and blur.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="picture">Facts of its picture.</param>
    /// <param name="frame">Frame of the layer.</param>
    /// <param name="canvasWidth">How far it goes to slide out of sight.</param>
    /// <param name="canvasHeight">How far it goes to slide out of sight.</param>
    public static StillPlacement Of(ImageLayer layer, VideoFacts picture, long frame, double canvasWidth, double canvasHeight)
    {
        var (comes, leaves) = (Coming(layer, frame, canvasWidth, canvasHeight), Leaving(layer, frame, canvasWidth, canvasHeight));
        var (width, height, scale) = (Math.Max(0, layer.Width.At(frame)), Math.Max(0, layer.Height.At(frame)), Math.Max(0, layer.Scale.At(frame)));
        var turn = layer.Rotation.At(frame) * Math.PI / 180;
        var (sin, cos) = Math.SinCos(turn);
        var (dx, dy) = ((0.5 - layer.AnchorX) * width * scale, (0.5 - layer.AnchorY) * height * scale);
        var (drawnWidth, drawnHeight, shown) = Fitted(layer, picture, width, height);
        scale *= comes.Scale * leaves.Scale;
        return new StillPlacement(
            layer.X.At(frame) + (cos * dx) - (sin * dy) + comes.X + leaves.X, layer.Y.At(frame) + (sin * dx) + (cos * dy) + comes.Y + leaves.Y,
            drawnWidth * scale / 2, drawnHeight * scale / 2, turn, shown,
            Math.Clamp(layer.Opacity.At(frame), 0, 1) * comes.Opacity * leaves.Opacity, Math.Max(0, layer.CornerRadius.At(frame)) * scale);
    }

    /// <summary>Left, top, right and bottom of all that it covers.</summary>
    public (double Left, double Top, double Right, double Bottom) Bounds
    {
        get
        {
            var (sin, cos) = Math.SinCos(Turn);
            var (across, down) = ((Math.Abs(cos) * HalfWidth) + (Math.Abs(sin) * HalfHeight), (Math.Abs(sin) * HalfWidth) + (Math.Abs(cos) * HalfHeight));
            return (X - across, Y - down, X + across, Y + down);
        }
    }

    private static (double Width, double Height, Crop Shown) Fitted(ImageLayer layer, VideoFacts picture, double width, double height)
    {
        var crop = layer.Crop;
        if (layer.Fit == Fit.Stretch || width <= 0 || height <= 0) return (width, height, crop);
        var shape = picture.Width * crop.Width / (picture.Height * crop.Height) / (width / height);
        if (layer.Fit != Fit.Cover) return shape > 1 ? (width, height / shape, crop) : (width * shape, height, crop);
        var (keepWidth, keepHeight) = shape > 1 ? (1 / shape, 1.0) : (1.0, shape);
        return (width, height, new Crop(
            crop.Left + (crop.Width * (1 - keepWidth) / 2), crop.Top + (crop.Height * (1 - keepHeight) / 2), crop.Width * keepWidth, crop.Height * keepHeight));
    }

    private static PicturePlace Coming(ImageLayer layer, long frame, double width, double height) =>
        layer.In is not { } t ? PicturePlace.Rest
        : t.Paired ? TransitionSteps.At(t.Kind, frame, t.Frames, t.Easing, width, height).New
        : TransitionSteps.Coming(t.Kind, frame, t.Frames, t.Easing, width, height);

    private static PicturePlace Leaving(ImageLayer layer, long frame, double width, double height) =>
        layer.Out is not { } t ? PicturePlace.Rest
        : t.Paired ? TransitionSteps.At(t.Kind, frame - (layer.Frames - t.Frames), t.Frames, t.Easing, width, height).Old
        : TransitionSteps.Leaving(t.Kind, frame - (layer.Frames - t.Frames), t.Frames, t.Easing, width, height);
}
