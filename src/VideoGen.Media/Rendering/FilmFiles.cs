namespace VideoGen.Media.Rendering;

/// <summary>A finished segment.</summary>
/// <param name="Path">Its file.</param>
/// <param name="CpuTime">CPU time of ffmpeg.</param>
/// <param name="PeakMemoryBytes">Highest resident size of ffmpeg.</param>
public sealed record RenderedSegment(string Path, TimeSpan CpuTime, long PeakMemoryBytes);
