using Microsoft.Extensions.Logging;

namespace VideoGen.Media.Fonts;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Warning, "Typeface {Wanted} is not installed; {Used} takes its place")]
    public static partial void Substituted(this ILogger log, string wanted, string used);
}
