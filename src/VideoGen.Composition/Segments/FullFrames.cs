using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Segments;

/// <summary>Tells which layers fill the picture.</summary>
internal static class FullFrames
{
    private const double Slack = 0.01;

    /// <summary>Whether a clip fills the picture when it begins: then its start is a cut of the film.</summary>
    public static bool Opens(Layer layer, ResolvedTimeline timeline)
    {
        if (layer is not (VideoLayer or ImageLayer or FillLayer or MotionLayer or SceneLayer or GroupLayer)) return false;
        if (layer.Rotation.At(0) % 360 != 0) return false;
        var (left, top, width, height) = Box(layer);
        return left <= Slack && top <= Slack && left + width >= timeline.Width - Slack && top + height >= timeline.Height - Slack;
    }

    /// <summary>Whether a clip's box is the picture, throughout.</summary>
    public static bool IsCanvas(Layer layer, ResolvedTimeline timeline)
    {
        if (!layer.X.IsConstant || !layer.Y.IsConstant || !layer.Width.IsConstant || !layer.Height.IsConstant || !layer.Scale.IsConstant) return false;
        if (!layer.Rotation.IsConstant || layer.Rotation.At(0) != 0) return false;
        var (left, top, width, height) = Box(layer);
        return Math.Abs(left) <= Slack && Math.Abs(top) <= Slack && Math.Abs(width - timeline.Width) <= Slack && Math.Abs(height - timeline.Height) <= Slack;
    }

    private static (double Left, double Top, double Width, double Height) Box(Layer layer)
    {
        var scale = layer.Scale.At(0);
        var (width, height) = (layer.Width.At(0) * scale, layer.Height.At(0) * scale);
        return (layer.X.At(0) - (layer.AnchorX * width), layer.Y.At(0) - (layer.AnchorY * height), width, height);
    }
}
