using VideoGen.Composition.Layers;
using VideoGen.Composition.Layouts;
using VideoGen.Composition.Painting;
using VideoGen.Composition.Scenes;

namespace VideoGen.Composition.Graphs;

/// <summary>Scenes whose ground is pictures and films: those first, then what is painted over them, then the words.</summary>
internal static class ScenePictures
{
    private const double Stagger = 0.13;
    private const double Appear = 0.4;
    private const double CornerRadius = 14;

    // A view moves as fast in a short scene as in a long one.
    private const double ZoomPerSecond = 0.022;
    private const double MostZoom = 0.16;

    public static Picture Draw(Scope scope, Shot shot, SceneLayer layer, int width, int height)
    {
        var frame = new FrameSize(Even(width), Even(height));
        var drawing = SceneDrawing.Of(layer.Card, frame, scope.Rate, layer.Frames, scope.Context.Fonts, scope.Context.FFmpegMajor);
        var inner = scope with { Timeline = Beneath(scope.Timeline, layer, frame, drawing.Ground), Start = shot.First, Count = shot.Count };
        var painter = new OverlayPainter(drawing.Key, frame.Width, frame.Height, scope.Rate, drawing.Ground, drawing.Layers);
        var painted = PaintedSource.Frames(inner, painter, shot.First, shot.Count, 0);
        var over = new Filter("overlay").With("format", "yuv420").With("eof_action", "pass").With("repeatlast", 0);
        var both = scope.Graph.Join(Canvas.Draw(inner).Pad, painted.Pad, over);
        var pad = scope.Graph.Chain(both, [.. scope.Clock(checked((int)shot.First)), AssRuns.File(scope, drawing.Ass(), drawing.Fonts), .. scope.Clock(shot.From)]);
        return PaintedSource.Cut(scope, new Picture(pad, frame.Width, frame.Height, Alpha: false, Single: false), width, height);
    }

    /// <summary>The pictures as a timeline of their own, whose clock is the scene's.</summary>
    private static ResolvedTimeline Beneath(ResolvedTimeline film, SceneLayer layer, FrameSize frame, Design.Rgb ground)
    {
        var pictures = layer.Card.Pictures;
        var places = PictureGrid.Places(frame, pictures.Count);
        return film with
        {
            Width = frame.Width, Height = frame.Height, Frames = layer.Frames, Background = ground.ToRgba(), Captions = [], Sounds = [],
            Layers = [.. pictures.Zip(places, (picture, place) => (picture, place)).Select((p, i) => Dress(Layer(film, layer, p.picture, p.place), pictures.Count, i, film.Rate, frame))],
        };
    }

    private static Layer Layer(ResolvedTimeline film, SceneLayer layer, ScenePicture picture, Box place)
    {
        var source = film.Sources[picture.Source];
        var facts = source.Video ?? throw new InvalidOperationException($"{layer.Path} has no picture.");
        var covers = picture.Fit == Fit.Cover;
        if (!source.IsStill)
        {
            return new VideoLayer
            {
                Path = layer.Path, Start = 0, Frames = layer.Frames, X = place.CentreX, Y = place.CentreY, Width = place.Width, Height = place.Height,
                Source = picture.Source, Trim = picture.Trim, Loop = picture.Loop, Fit = picture.Fit, Crop = covers ? View(facts, picture, place) : Crop.None,
            };
        }

        return new ImageLayer
        {
            Path = layer.Path, Start = 0, Frames = layer.Frames, X = place.CentreX, Y = place.CentreY, Width = place.Width, Height = place.Height,
            Source = picture.Source, Fit = picture.Fit, KenBurns = covers ? Move(picture, film.Rate.SecondsAt(layer.Frames)) : null,
        };
    }

    /// <summary>Pictures that share the frame come one after the other, with rounded corners.</summary>
    private static Layer Dress(Layer layer, int count, int index, FrameRate rate, FrameSize frame)
    {
        if (count == 1) return layer;
        var (from, to) = (rate.PerSecond * Stagger * index, rate.PerSecond * ((Stagger * index) + Appear));
        return layer with
        {
            CornerRadius = CornerRadius * frame.Unit,
            Opacity = index == 0 ? 1 : Curve.Of([new Keyframe(from, 0, Easing.Linear), new Keyframe(to, 1, Easing.InOut)]),
        };
    }

    private static KenBurns Move(ScenePicture picture, double seconds)
    {
        var near = 1 + Math.Min(MostZoom, ZoomPerSecond * seconds);
        var (x, y) = (picture.FocusX, picture.FocusY);
        // Half of what a nearer view leaves to either side.
        var aside = (1 - (1 / near)) / 2;
        return picture.Motion switch
        {
            VisualMotion.In => new KenBurns(1, near, x, y, x, y, Easing.Linear),
            VisualMotion.Out => new KenBurns(near, 1, x, y, x, y, Easing.Linear),
            VisualMotion.Left => new KenBurns(near, near, x + aside, y, x - aside, y, Easing.Linear),
            VisualMotion.Right => new KenBurns(near, near, x - aside, y, x + aside, y, Easing.Linear),
            _ => new KenBurns(1, 1, x, y, x, y, Easing.Linear),
        };
    }

    /// <summary>The part of a film that covers its place, around the point that stays in view.</summary>
    private static Crop View(VideoFacts facts, ScenePicture picture, Box place)
    {
        var shape = facts.Width * place.Height / (facts.Height * place.Width);
        var (width, height) = shape > 1 ? (1 / shape, 1.0) : (1.0, shape);
        return new Crop(Math.Clamp(picture.FocusX - (width / 2), 0, 1 - width), Math.Clamp(picture.FocusY - (height / 2), 0, 1 - height), width, height);
    }

    private static int Even(int length) => length + (length & 1);
}
