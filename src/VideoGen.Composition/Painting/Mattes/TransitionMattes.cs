using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Mattes;

/// <summary>Mattes of transitions: gray frames that say where which of two pictures shows.</summary>
public static class TransitionMattes
{
    /// <summary>Whether a transition is drawn by a matte; the others move, dim or blur whole pictures, see <see cref="TransitionSteps"/>.</summary>
    public static bool Has(TransitionKind kind) => kind is TransitionKind.Fade or TransitionKind.Dissolve
        or TransitionKind.WipeLeft or TransitionKind.WipeRight or TransitionKind.WipeUp or TransitionKind.WipeDown or TransitionKind.WipeDiagonal
        or TransitionKind.CircleOpen or TransitionKind.CircleClose or TransitionKind.RectangleOpen or TransitionKind.Clock
        or TransitionKind.Blinds or TransitionKind.Checker;

    /// <summary>A painter of a transition's frames; before them it paints the old picture's state and after them the new one's.</summary>
    /// <param name="kind">One for which <see cref="Has"/> is true.</param>
    /// <param name="width">
    /// Width of the matte. It may be smaller than the pictures and be scaled up: edges are as soft in relation to the size at every size,
    /// so half the size is good for all kinds, and 2 by 2 for <see cref="TransitionKind.Fade"/>.
    /// </param>
    /// <param name="height">Height of the matte.</param>
    /// <param name="frames">Length of the transition, at least 1.</param>
    /// <param name="easing">Its speed; what goes beyond 0 or 1 is cut off.</param>
    /// <param name="of">Whose share is painted white.</param>
    public static IFramePainter For(TransitionKind kind, int width, int height, long frames, Easing easing, MatteOf of = MatteOf.NewPicture)
    {
        if (!Has(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "This transition has no matte.");
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        return new MattePainter(kind, width, height, frames, easing, of);
    }
}

/// <summary>Whose share a matte shows.</summary>
public enum MatteOf
{
    /// <summary>255 where the new picture shows: for drawing it over the old one.</summary>
    NewPicture,

    /// <summary>255 where the old picture shows: for drawing it over the new one.</summary>
    OldPicture,
}
