using VideoGen.Composition.Painting.Mattes;

namespace VideoGen.Composition.Graphs;

/// <summary>Puts a layer's picture in its place on the canvas: corners, transitions, opacity, size, angle, position and blending.</summary>
internal static class Placement
{
    public static Picture Lay(Scope scope, Picture canvas, Shot shot)
    {
        var (w, h) = (shot.Width.With(shot.Scale, Times), shot.Height.With(shot.Scale, Times));
        if (w.Max <= 0 || h.Max <= 0) return canvas;
        var (boxWidth, boxHeight) = (Whole(w.Max), Whole(h.Max));
        var picture = LayerPicture.Draw(scope, shot, boxWidth, boxHeight);
        picture = Corners(scope, shot, picture, w.Max / Math.Max(1e-9, shot.Width.Max));
        picture = Mattes(scope, shot, picture);
        picture = Opacity(scope, shot, picture);
        var sized = Geometry.Size(scope, shot, picture, w.Map(v => v / w.Max), h.Map(v => v / h.Max));
        var turned = Geometry.Turn(scope, shot, sized);
        return Geometry.Put(scope, canvas, shot, turned, w, h);
    }

    private static double Times(double a, double b) => a * b;

    private static int Whole(double length) => Math.Max(1, (int)Math.Round(length, MidpointRounding.AwayFromZero));

    private static Picture Corners(Scope scope, Shot shot, Picture picture, double scale)
    {
        var radius = shot.Layer.CornerRadius;
        if (radius.Keys.All(k => k.Value <= 0)) return picture;
        var masks = Masks.RoundedCorners(picture.Width, picture.Height, radius.Map(v => v * scale));
        if (radius.IsConstant) return Filters.Mask(scope, picture, PaintedSource.Gray(scope, masks, 0));
        return Filters.Mask(scope, Filters.Hold(scope, picture, shot.Count, shot.From), PaintedSource.Frames(scope, masks, shot.First, shot.Count, shot.From).Pad);
    }

    private static Picture Mattes(Scope scope, Shot shot, Picture picture)
    {
        foreach (var matte in shot.Mattes)
        {
            picture = Filters.Hold(scope, picture, shot.Count, shot.From);
            var first = Math.Max(0, -matte.At);
            // One frame more: the last one of a stream stays, and that has to be the state after the transition.
            var count = Math.Min(matte.Transition.Frames + 1, (long)shot.Count - matte.At) - first;
            // Soft edges survive being painted at half the size; those of small pictures are too fine for it.
            var part = Math.Min(picture.Width, picture.Height) >= 480 ? 2 : 1;
            var (width, height) = (picture.Width / part, picture.Height / part);
            var painter = TransitionMattes.For(matte.Transition.Kind, width, height, matte.Transition.Frames, matte.Transition.Easing, matte.Of);
            var frames = PaintedSource.Frames(scope, painter, first, (int)count, shot.From + Math.Max(0, matte.At));
            var gray = part == 1 ? frames.Pad : scope.Graph.Chain(frames.Pad, Filters.Scale(picture.Width, picture.Height, "bilinear"));
            picture = Filters.Mask(scope, picture, gray);
        }

        return picture;
    }

    private static Picture Opacity(Scope scope, Shot shot, Picture picture)
    {
        if (shot.Opacity.All(v => v >= 1)) return picture;
        if (!shot.Opacity.IsConstant)
        {
            picture = Filters.Hold(scope, picture, shot.Count, shot.From);
            return Filters.Mask(scope, picture, Levels.Of(scope, shot.Opacity, shot.From, picture.Width, picture.Height, single: false));
        }

        return picture with
        {
            Pad = scope.Graph.Chain(Filters.ToAlpha(scope, picture).Pad, new Filter("lutyuv").With("a", Expr.Of($"floor(val*{shot.Opacity.First:0.######}+0.5)"))),
            Alpha = true,
        };
    }
}
