using VideoGen.Composition.Layers;
using VideoGen.Composition.Titles;

namespace VideoGen.Composition.Captions;

/// <summary>Words that are on screen together, set in lines.</summary>
/// <param name="From">First frame of the film.</param>
/// <param name="To">Frame after the last.</param>
/// <param name="Starts">Frame on which each word begins to be spoken; one for each of the layer's runs.</param>
/// <param name="Layer">The words as a layer, one run each.</param>
/// <param name="Block">Its lines.</param>
/// <param name="Fits">False when even the smallest size leaves the safe area.</param>
internal sealed record CaptionPage(long From, long To, IReadOnlyList<long> Starts, TextLayer Layer, TextBlock Block, bool Fits)
{
    /// <summary>The word that is spoken on a frame; −1 before the first.</summary>
    public int Spoken(long frame)
    {
        var spoken = -1;
        for (var i = 0; i < Starts.Count && Starts[i] <= frame; i++) spoken = i;
        return spoken;
    }
}
