using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>Tells which pictures hide all that lies beneath them.</summary>
internal static class Opaque
{
    private const double Slack = 0.01;

    /// <summary>Whether a shot covers the canvas exactly, hides it, and stands still over some of its frames.</summary>
    public static bool IsBase(Shot shot, Scope scope, int from, int to)
    {
        if (shot.From > from || shot.To < to || !FillsCanvas(shot.Layer, scope)) return false;
        for (var f = from - shot.From; f < to - shot.From; f++)
        {
            if (shot.Opacity[f] < 1 || Math.Abs(shot.Rotation[f]) > Slack) return false;
            var (w, h) = (shot.Width[f] * shot.Scale[f], shot.Height[f] * shot.Scale[f]);
            var (x, y) = (shot.X[f] - (w * shot.Layer.AnchorX), shot.Y[f] - (h * shot.Layer.AnchorY));
            if (Math.Abs(x) > Slack || Math.Abs(y) > Slack || Math.Abs(w - scope.Width) > Slack || Math.Abs(h - scope.Height) > Slack) return false;
        }

        return !shot.Mattes.Exists(m => m.Touches(from - shot.From, to - shot.From));
    }

    /// <summary>Whether a layer's own pixels are opaque, fill its box and are laid on plainly.</summary>
    public static bool FillsCanvas(Layer layer, Scope scope)
    {
        if (layer.Blend != BlendMode.Normal || !layer.CornerRadius.IsConstant || layer.CornerRadius.At(0) > 0) return false;
        return layer switch
        {
            VideoLayer v => v.ChromaKey is null && IsOpaque(scope.Timeline.Sources[v.Source], v.Fit, v.Crop, scope),
            ImageLayer i => i.ChromaKey is null && IsOpaque(scope.Timeline.Sources[i.Source], i.KenBurns is null ? i.Fit : Fit.Cover, i.Crop, scope),
            FillLayer f => IsOpaque(f.Fill),
            MotionLayer or SceneLayer => true,
            GroupLayer g => g.Inner.Background.IsOpaque && (g.Fit != Fit.Contain || SameShape(g.Inner.Width, g.Inner.Height, scope)),
            _ => false,
        };
    }

    private static bool IsOpaque(SourceMedia source, Fit fit, Crop crop, Scope scope) => source.Video is { HasAlpha: false } video
        && (fit != Fit.Contain || SameShape(video.Width * crop.Width, video.Height * crop.Height, scope));

    private static bool IsOpaque(Fill fill) => fill switch
    {
        Fill.Solid s => s.Colour.IsOpaque,
        Fill.Linear l => l.Stops.All(s => s.Colour.IsOpaque),
        Fill.Radial r => r.Stops.All(s => s.Colour.IsOpaque),
        _ => false,
    };

    // Nearer than a pixel of border.
    private static bool SameShape(double width, double height, Scope scope) =>
        Math.Abs((width * scope.Height) - (height * scope.Width)) < Math.Max(width, height) / 2;
}
