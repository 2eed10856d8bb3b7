using Microsoft.Extensions.Logging;

namespace VideoGen.Media.Processes;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "Media processes run at sandbox level {Level}. {Note}")]
    public static partial void Probed(this ILogger log, SandboxLevel level, string note);

    [LoggerMessage(4002, LogLevel.Debug, "ffmpeg wrote {Frames} frames in {Elapsed} with {Cpu} of CPU time")]
    public static partial void Finished(this ILogger log, long frames, TimeSpan elapsed, TimeSpan cpu);

    [LoggerMessage(4003, LogLevel.Warning, "ffmpeg failed with {Code} (exit {Exit}) after {Elapsed}: {Tail}")]
    public static partial void Failed(this ILogger log, string code, int exit, TimeSpan elapsed, string tail);
}
