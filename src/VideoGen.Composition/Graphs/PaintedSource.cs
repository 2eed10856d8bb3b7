using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Painting.Audiograms;
using VideoGen.Composition.Painting.Stills;
using VideoGen.Composition.Scenes;

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

    /// <summary>A background that moves. Its clock is the layer's.</summary>
    public static Picture Motion(Scope scope, Shot shot, MotionLayer layer, int width, int height) => Cut(
        scope, Frames(scope, new MotionPainter(layer.Motif, layer.Palette, layer.Seed, Even(width), Even(height), scope.Rate), shot.First, shot.Count, shot.From), width, height);

    /// <summary>A scene: painted, and its text over it, whose clock is the scene's wherever the stretch begins.</summary>
    public static Picture Scene(Scope scope, Shot shot, SceneLayer layer, int width, int height)
    {
        var drawing = SceneDrawing.Of(layer.Card, new FrameSize(Even(width), Even(height)), scope.Rate, layer.Frames, scope.Context.Fonts, scope.Context.FFmpegMajor);
        var painter = new LayerPainter(drawing.Key, Even(width), Even(height), scope.Rate, drawing.Layers);
        var pad = scope.Graph.Chain(
            scope.Graph.Input(new GraphInput.Painted(painter, shot.First, shot.Count)),
            [.. scope.Clock(checked((int)shot.First)), AssRuns.File(scope, drawing.Ass(), drawing.Fonts), .. scope.Clock(shot.From)]);
        return Cut(scope, new Picture(pad, painter.Width, painter.Height, Alpha: false, Single: false), width, height);
    }

    /// <summary>A slow move over a still.</summary>
    public static Picture KenBurns(Scope scope, Shot shot, ImageLayer layer, KenBurns move, VideoFacts facts, int width, int height)
    {
        var painting = new KenBurnsPainting(layer.Source, facts, layer.Crop, move, layer.Frames, Even(width), Even(height));
        var pad = scope.Graph.Chain(scope.Graph.Input(new GraphInput.Drawn(painting, shot.First, shot.Count)), scope.Clock(shot.From));
        return Cut(scope, new Picture(pad, painting.Width, painting.Height, painting.Format == FrameFormat.Yuva420p, Single: false), width, height);
    }

    /// <summary>Sound made visible.</summary>
    public static Picture Audiogram(Scope scope, Shot shot, AudiogramLayer layer, int width, int height)
    {
        var painting = new AudiogramPainting(layer, scope.Timeline, width, height);
        var pad = scope.Graph.Chain(
            scope.Graph.Input(new GraphInput.Drawn(painting, shot.First, shot.Count)),
            [new Filter("scale").With("out_color_matrix", "bt709").With("out_range", "tv"), Filters.Format(alpha: true), .. scope.Clock(shot.From)]);
        return new Picture(pad, width, height, Alpha: true, Single: false);
    }

    /// <summary>One frame of a painter.</summary>
    public static Pad Gray(Scope scope, IFramePainter painter, long frame) => scope.Graph.Input(new GraphInput.Painted(painter, frame, 1));

    /// <summary>A picture that was drawn on even sides, at its size.</summary>
    public static Picture Cut(Scope scope, Picture picture, int width, int height) => (picture.Width, picture.Height) == (width, height)
        ? picture
        : picture with { Pad = scope.Graph.Chain(picture.Pad, Filters.Crop(width, height, 0, 0)), Width = width, Height = height };

    private static int Even(int length) => length + (length & 1);
}
