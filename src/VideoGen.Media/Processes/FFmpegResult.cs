namespace VideoGen.Media.Processes;

/// <summary>A run that succeeded.</summary>
/// <param name="ExitCode">Always 0; kept for reports.</param>
/// <param name="StandardErrorTail">The last 64 KB of what ffmpeg wrote at level info, with [level] marks.</param>
/// <param name="CpuTime">User and system time of ffmpeg.</param>
/// <param name="PeakMemoryBytes">Highest resident size of ffmpeg.</param>
/// <param name="Elapsed">Wall time.</param>
/// <param name="LastProgress">The final progress report.</param>
public sealed record FFmpegResult(
    int ExitCode, string StandardErrorTail, TimeSpan CpuTime, long PeakMemoryBytes, TimeSpan Elapsed, FFmpegProgress LastProgress);
