using VideoGen.Composition.Narration;

namespace VideoGen.Composition.Captions;

/// <summary>Words that are on screen together.</summary>
/// <param name="Start">When they appear, from the start of the scene or film that the words count from.</param>
/// <param name="End">When they go; later than <paramref name="Start"/>.</param>
/// <param name="Words">One to four words.</param>
public sealed record CaptionGroup(TimeSpan Start, TimeSpan End, IReadOnlyList<SpokenWord> Words)
{
    /// <summary>The words as one line.</summary>
    public string Text => WordJoin.Join(Words.Select(w => w.Text));
}
