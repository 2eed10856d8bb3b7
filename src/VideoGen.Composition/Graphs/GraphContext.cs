using VideoGen.Composition.Design;
using VideoGen.Composition.Typography;

namespace VideoGen.Composition.Graphs;

/// <summary>What drawing needs to know of the machine.</summary>
/// <param name="Fonts">Finds a typeface that is at hand.</param>
/// <param name="FFmpegMajor">Major version of ffmpeg: before 7, libass text is blended by BT.601.</param>
public sealed record GraphContext(Func<FontName, FontFace> Fonts, int FFmpegMajor);
