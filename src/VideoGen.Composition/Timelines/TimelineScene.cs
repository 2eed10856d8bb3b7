using VideoGen.Composition.Narration;
using VideoGen.Composition.Storyboards;

namespace VideoGen.Composition.Timelines;

/// <summary>One scene with its place in the film.</summary>
/// <param name="Scene">What it says and shows.</param>
/// <param name="Index">Its number, from 0.</param>
/// <param name="StartFrame">Its first frame in the film.</param>
/// <param name="Frames">How many frames it lasts, at least 1.</param>
/// <param name="SpeechStart">When its speech begins, from the start of the scene.</param>
/// <param name="Words">Its spoken words with times from the start of the scene, all within the scene; empty when it is silent.</param>
public sealed record TimelineScene(
    Scene Scene, int Index, int StartFrame, int Frames, TimeSpan SpeechStart, IReadOnlyList<SpokenWord> Words);
