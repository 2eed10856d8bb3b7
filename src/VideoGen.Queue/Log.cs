using Microsoft.Extensions.Logging;

namespace VideoGen.Queue;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A message on {Channel} was not understood")]
    public static partial void NotUnderstood(this ILogger logger, string channel, Exception exception);

    [LoggerMessage(2, LogLevel.Debug, "A message on {Channel} was not sent: {Reason}")]
    public static partial void NotSent(this ILogger logger, string channel, string reason);
}
