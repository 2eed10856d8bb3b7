using VideoGen.Composition.Layers;

namespace VideoGen.Media.Rendering;

/// <summary>The files that clips use, on this machine.</summary>
/// <param name="Facts">What is known of them, by the name that clips use.</param>
/// <param name="Paths">Where they are, by the name that clips use; only those that the segment at hand needs.</param>
public sealed record SourceFiles(IReadOnlyDictionary<string, SourceMedia> Facts, IReadOnlyDictionary<string, string> Paths);
