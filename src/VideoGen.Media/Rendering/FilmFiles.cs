using VideoGen.Composition.Quality;

namespace VideoGen.Media.Rendering;

/// <summary>A finished segment.</summary>
/// <param name="Path">Its file.</param>
/// <param name="CpuTime">CPU time of ffmpeg.</param>
/// <param name="PeakMemoryBytes">Highest resident size of ffmpeg.</param>
/// <param name="Look">What its picture looks like; to be kept with the file, for the film's report. Null where nobody looked.</param>
public sealed record RenderedSegment(string Path, TimeSpan CpuTime, long PeakMemoryBytes, PictureLook? Look = null);
