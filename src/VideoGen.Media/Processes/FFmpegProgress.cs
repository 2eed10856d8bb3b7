namespace VideoGen.Media.Processes;

/// <summary>How far a run has come.</summary>
/// <param name="Frame">Video frames written; 0 for sound alone.</param>
/// <param name="OutputTime">Length of what was written.</param>
/// <param name="Speed">Output seconds per second; 0 while unknown.</param>
public readonly record struct FFmpegProgress(long Frame, TimeSpan OutputTime, double Speed);
