using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>Text and shapes whose pixels are changed after drawing become a group of one, which is treated like a video with alpha.</summary>
internal static class PixelLayers
{
    public static Layer Wrap(Layer layer, ResolvedTimeline timeline)
    {
        if (layer is not (TextLayer or ShapeLayer) || AssRuns.Takes(layer)) return layer;
        var (left, top, width, height) = Area(layer, timeline);
        var drawn = layer with
        {
            Start = 0, X = layer.X.Map(v => v - left), Y = layer.Y.Map(v => v - top), In = null, Out = null, Blend = BlendMode.Normal, Effects = [],
        };
        return new GroupLayer
        {
            Path = layer.Path, Start = layer.Start, Frames = layer.Frames, Fit = Fit.Stretch,
            X = left + (width / 2.0), Y = top + (height / 2.0), Width = width, Height = height,
            Blend = layer.Blend, Effects = layer.Effects, In = layer.In, Out = layer.Out,
            Inner = timeline with { Width = width, Height = height, Frames = layer.Frames, Background = default, Layers = [drawn], Captions = [], Sounds = [] },
        };
    }

    // What moves needs the whole canvas; else the box, so that a wipe passes over the text and not over the film, with room for what sticks out.
    private static (int Left, int Top, int Width, int Height) Area(Layer layer, ResolvedTimeline timeline)
    {
        Curve[] curves = [layer.X, layer.Y, layer.Width, layer.Height, layer.Scale, layer.Rotation];
        if (!curves.All(c => c.IsConstant) || layer.Rotation.At(0) != 0) return (0, 0, timeline.Width, timeline.Height);
        var (w, h) = (layer.Width.At(0) * layer.Scale.At(0), layer.Height.At(0) * layer.Scale.At(0));
        var (x, y) = (layer.X.At(0) - (w * layer.AnchorX), layer.Y.At(0) - (h * layer.AnchorY));
        var room = Math.Max(8, timeline.Height * 0.04);
        var (left, top) = (Even(Math.Max(0, x - room)), Even(Math.Max(0, y - room)));
        var (right, bottom) = (Even(Math.Min(timeline.Width, x + w + room)), Even(Math.Min(timeline.Height, y + h + room)));
        return right - left < 2 || bottom - top < 2 ? (0, 0, timeline.Width, timeline.Height) : (left, top, right - left, bottom - top);
    }

    private static int Even(double value) => 2 * (int)Math.Round(value / 2);
}
