namespace VideoGen.Media.Rendering;

/// <summary>A finished segment.</summary>
/// <param name="Path">Its file.</param>
/// <param name="CpuTime">CPU time of ffmpeg.</param>
/// <param name="PeakMemoryBytes">Highest resident size of ffmpeg.</param>
/// <param name="View">What was drawn beside it; to be kept with the file.</param>
public sealed record RenderedSegment(string Path, TimeSpan CpuTime, long PeakMemoryBytes, SegmentView View);
