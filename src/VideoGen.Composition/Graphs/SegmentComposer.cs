using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>Draws up the picture of one stretch of a timeline.</summary>
public static class SegmentComposer
{
    /// <summary>The graph of a stretch.</summary>
    /// <param name="timeline">The film.</param>
    /// <param name="start">First frame of the stretch.</param>
    /// <param name="frames">Length of the stretch, at least 1.</param>
    /// <param name="context">What is known of the machine.</param>
    /// <exception cref="KeyNotFoundException">A layer names a source that the timeline lacks.</exception>
    public static SegmentGraph Compose(ResolvedTimeline timeline, long start, long frames, GraphContext context)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        var graph = new GraphBuilder();
        var scope = new Scope(graph, timeline, context, start, checked((int)frames));
        var canvas = Canvas.Draw(scope);
        var result = graph.Chain(
            canvas.Pad,
            new Filter("format").With("pix_fmts", canvas.Alpha ? "yuva420p" : "yuv420p"),
            new Filter("setsar").With("sar", 1),
            new Filter("setparams").With("range", "tv").With("color_primaries", "bt709").With("color_trc", "bt709").With("colorspace", "bt709"));
        return graph.Build(frames, result);
    }
}
