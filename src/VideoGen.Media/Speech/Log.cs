using Microsoft.Extensions.Logging;

namespace VideoGen.Media.Speech;

internal static partial class Log
{
    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "Speech failed for {Lines} lines: exit {ExitCode}, {Detail}")]
    public static partial void SpeechFailed(this ILogger log, int lines, int exitCode, string detail);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Information, Message = "No speech engine: {Reason}")]
    public static partial void NoEngine(this ILogger log, string reason);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Information, Message = "No voices of flite, espeak-ng speaks instead: {Reason}")]
    public static partial void NoFlite(this ILogger log, string reason);
}
