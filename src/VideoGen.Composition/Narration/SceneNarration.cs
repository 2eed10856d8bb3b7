namespace VideoGen.Composition.Narration;

/// <summary>The spoken text of one scene with the time of each word, relative to the start of the speech.</summary>
/// <param name="SceneId">The scene's id.</param>
/// <param name="Duration">Length of the speech.</param>
/// <param name="Words">Words in order; empty for a silent scene.</param>
public sealed record SceneNarration(string SceneId, TimeSpan Duration, IReadOnlyList<SpokenWord> Words);

/// <summary>One word as it is spoken.</summary>
/// <param name="Text">The word with the punctuation that clings to it, as captions show it.</param>
/// <param name="Start">When it starts, from the start of the scene's speech.</param>
/// <param name="End">When it ends.</param>
public sealed record SpokenWord(string Text, TimeSpan Start, TimeSpan End);
