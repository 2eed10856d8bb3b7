using VideoGen.Composition.Painting;

namespace VideoGen.Composition.Graphs;

/// <summary>Frames that VideoGen draws itself.</summary>
internal static class PaintedSource
{
    /// <summary>Frames of a painter from a frame of its own on, one per frame of the stretch.</summary>
    public static Picture Frames(Scope scope, IFramePainter painter, long first, int count, int at)
    {
        var pad = scope.Graph.Input(new GraphInput.Painted(painter, first, count));
        return new Picture(scope.Graph.Chain(pad, scope.Clock(at)), painter.Width, painter.Height, painter.Format is FrameFormat.Yuva420p, Single: false);
    }

    /// <summary>One frame of a painter.</summary>
    public static Pad Gray(Scope scope, IFramePainter painter, long frame) => scope.Graph.Input(new GraphInput.Painted(painter, frame, 1));
}
