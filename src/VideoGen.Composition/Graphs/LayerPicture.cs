using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Graphs;

/// <summary>A layer's own picture: source, fit and effects, before it is placed.</summary>
internal static class LayerPicture
{
    /// <summary>A layer that hides the canvas, one picture per frame.</summary>
    public static Picture Base(Scope scope, Shot shot) =>
        Filters.Hold(scope, Draw(scope, shot, scope.Width, scope.Height), shot.Count, shot.From);

    /// <summary>
    /// A layer in a box. A picture that is to be seen whole may be smaller than the box; it belongs in its middle.
    /// What comes per frame is numbered by the stretch's frames.
    /// </summary>
    public static Picture Draw(Scope scope, Shot shot, int width, int height)
    {
        var picture = shot.Layer switch
        {
            VideoLayer video => VideoSource.Draw(scope, shot, video, width, height),
            ImageLayer image => ImageSource.Draw(scope, shot, image, width, height),
            FillLayer fill => Fills.Of(scope, fill.Fill, width, height),
            MotionLayer motion => PaintedSource.Motion(scope, shot, motion, width, height),
            SceneLayer { Card.Pictures.Count: > 0 } scene => ScenePictures.Draw(scope, shot, scene, width, height),
            SceneLayer scene => PaintedSource.Scene(scope, shot, scene, width, height),
            AudiogramLayer audiogram => PaintedSource.Audiogram(scope, shot, audiogram, width, height),
            GroupLayer group => GroupSource.Draw(scope, shot, group, width, height),
            _ => throw new NotSupportedException($"{shot.Layer.GetType().Name} cannot be drawn as a picture."),
        };
        return Effects.Tint(scope, shot, Effects.Apply(scope, shot, picture));
    }
}
