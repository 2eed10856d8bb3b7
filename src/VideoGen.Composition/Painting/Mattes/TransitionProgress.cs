using VideoGen.Composition.Layers;

namespace VideoGen.Composition.Painting.Mattes;

/// <summary>How far a transition is.</summary>
public static class TransitionProgress
{
    /// <summary>
    /// Progress on a frame: the easing of (frame + 1) / (frames + 1). So none of its frames repeats the one before the transition or the
    /// one after it, where progress is 0 and 1.
    /// </summary>
    /// <param name="frame">From 0; before it progress is 0, from <paramref name="frames"/> on it is 1.</param>
    /// <param name="frames">Length of the transition.</param>
    /// <param name="easing">Its speed.</param>
    /// <returns>Mostly 0 to 1; easings that swing go beyond.</returns>
    public static double At(long frame, long frames, Easing easing) =>
        frame < 0 ? 0 : frame >= frames ? 1 : easing.Apply((frame + 1.0) / (frames + 1.0));
}
