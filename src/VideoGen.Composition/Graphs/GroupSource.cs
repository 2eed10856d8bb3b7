using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>A timeline within the timeline: its frames are drawn on a canvas of their own and then are a source like others.</summary>
internal static class GroupSource
{
    public static Picture Draw(Scope scope, Shot shot, GroupLayer layer, int width, int height)
    {
        var inner = layer.Inner;
        var first = Math.Clamp(layer.TrimFrames + shot.First, 0, Math.Max(0, inner.Frames - 1));
        var count = (int)Math.Clamp(inner.Frames - first, 1, shot.Count);
        var canvas = Canvas.Draw(scope with { Timeline = inner, Start = first, Count = count });
        var facts = new VideoFacts
        {
            Codec = "rawvideo", CodedWidth = inner.Width, CodedHeight = inner.Height, Matrix = "bt709", Range = "tv",
            PixelFormat = canvas.Alpha ? "yuva420p" : "yuv420p", HasAlpha = canvas.Alpha,
        };
        var fitted = FitPlan.Of(facts, layer.Fit, Crop.None, width, height).Draw(scope, canvas.Pad, facts, still: false);
        Filter[] hold = count < shot.Count ? [new Filter("tpad").With("stop", shot.Count - count).With("stop_mode", "clone")] : [];
        return fitted with { Pad = scope.Graph.Chain(fitted.Pad, [.. hold, .. scope.Clock(shot.From)]) };
    }
}
