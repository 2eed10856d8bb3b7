using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Mattes;

/// <summary>
/// Transitions that move, dim or blur whole pictures, as numbers for each frame. The new picture lies above the old one. For those that
/// are drawn by a matte both pictures stay as they are.
/// </summary>
public static class TransitionSteps
{
    /// <summary>Strongest blur of <see cref="TransitionKind.Blur"/>, as a share of the shorter side.</summary>
    private const double Blur = 0.03;

    /// <summary>What a kind does on a frame when both pictures are there.</summary>
    /// <param name="kind">Any kind.</param>
    /// <param name="frame">From 0; before and after the transition its end states hold.</param>
    /// <param name="frames">Its length.</param>
    /// <param name="easing">Its speed.</param>
    /// <param name="width">Way in pixels that a picture goes to be out of sight sideways; mostly the canvas's width.</param>
    /// <param name="height">The same upwards.</param>
    public static TransitionStep At(TransitionKind kind, long frame, long frames, Easing easing, double width, double height)
    {
        var p = TransitionProgress.At(frame, frames, easing);
        var share = Math.Clamp(p, 0, 1);
        var (x, y) = Direction(kind);
        return kind switch
        {
            TransitionKind.SlideLeft or TransitionKind.SlideRight or TransitionKind.SlideUp or TransitionKind.SlideDown =>
                new(PicturePlace.Rest, Moved(x * width * (p - 1), y * height * (p - 1))),
            TransitionKind.PushLeft or TransitionKind.PushRight or TransitionKind.PushUp or TransitionKind.PushDown =>
                new(Moved(x * width * p, y * height * p), Moved(x * width * (p - 1), y * height * (p - 1))),
            // Both fly toward the viewer; the old one stays opaque, so that nothing shines through.
            TransitionKind.Zoom => new(PicturePlace.Rest with { Scale = 1 + (0.5 * p) }, PicturePlace.Rest with { Scale = 0.5 + (0.5 * p), Opacity = Math.Min(1, share / 0.6) }),
            TransitionKind.FadeThroughBlack or TransitionKind.FadeThroughWhite =>
                new(PicturePlace.Rest with { Opacity = Math.Max(0, 1 - (2 * share)) }, PicturePlace.Rest with { Opacity = Math.Max(0, (2 * share) - 1) }),
            // Over the middle third the new one appears, where neither can be made out.
            TransitionKind.Blur => new(
                PicturePlace.Rest with { Blur = Hill(share) * Blur * Math.Min(width, height) },
                PicturePlace.Rest with { Blur = Hill(share) * Blur * Math.Min(width, height), Opacity = Math.Clamp((3 * share) - 1, 0, 1) }),
            TransitionKind.Fade => new(PicturePlace.Rest, PicturePlace.Rest with { Opacity = share }),
            _ => new(PicturePlace.Rest, PicturePlace.Rest),
        };
    }

    /// <summary>What a kind does to a picture that comes in where nothing leaves.</summary>
    /// <inheritdoc cref="At"/>
    public static PicturePlace Coming(TransitionKind kind, long frame, long frames, Easing easing, double width, double height)
    {
        // Without a picture that goes first, a dip would only wait.
        var plain = kind is TransitionKind.FadeThroughBlack or TransitionKind.FadeThroughWhite ? TransitionKind.Fade : kind;
        return At(plain, frame, frames, easing, width, height).New;
    }

    /// <summary>What a kind does to a picture that leaves where nothing comes.</summary>
    /// <inheritdoc cref="At"/>
    public static PicturePlace Leaving(TransitionKind kind, long frame, long frames, Easing easing, double width, double height)
    {
        var share = Math.Clamp(TransitionProgress.At(frame, frames, easing), 0, 1);
        return kind switch
        {
            TransitionKind.SlideLeft => At(TransitionKind.PushLeft, frame, frames, easing, width, height).Old,
            TransitionKind.SlideRight => At(TransitionKind.PushRight, frame, frames, easing, width, height).Old,
            TransitionKind.SlideUp => At(TransitionKind.PushUp, frame, frames, easing, width, height).Old,
            TransitionKind.SlideDown => At(TransitionKind.PushDown, frame, frames, easing, width, height).Old,
            TransitionKind.Zoom or TransitionKind.Blur => At(kind, frame, frames, easing, width, height).Old with { Opacity = 1 - share },
            TransitionKind.Fade or TransitionKind.FadeThroughBlack or TransitionKind.FadeThroughWhite => PicturePlace.Rest with { Opacity = 1 - share },
            _ => At(kind, frame, frames, easing, width, height).Old,
        };
    }

    private static PicturePlace Moved(double x, double y) => PicturePlace.Rest with { X = x, Y = y };

    private static double Hill(double share) => Math.Sin(Math.PI * share);

    private static (int X, int Y) Direction(TransitionKind kind) => kind switch
    {
        TransitionKind.SlideLeft or TransitionKind.PushLeft => (-1, 0),
        TransitionKind.SlideRight or TransitionKind.PushRight => (1, 0),
        TransitionKind.SlideUp or TransitionKind.PushUp => (0, -1),
        TransitionKind.SlideDown or TransitionKind.PushDown => (0, 1),
        _ => (0, 0),
    };
}

/// <summary>Two pictures on a frame of a transition.</summary>
/// <param name="Old">The one that leaves; below.</param>
/// <param name="New">The one that comes; above.</param>
public readonly record struct TransitionStep(PicturePlace Old, PicturePlace New);

/// <summary>How a picture stands in relation to its place outside of the transition.</summary>
/// <param name="X">Pixels to the right.</param>
/// <param name="Y">Pixels down.</param>
/// <param name="Scale">Size around its centre, 1 as is.</param>
/// <param name="Opacity">0 to 1.</param>
/// <param name="Blur">Standard deviation in pixels.</param>
public readonly record struct PicturePlace(double X, double Y, double Scale, double Opacity, double Blur)
{
    /// <summary>As outside of transitions.</summary>
    public static PicturePlace Rest => new(0, 0, 1, 1, 0);
}
