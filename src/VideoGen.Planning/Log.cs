using Microsoft.Extensions.Logging;

namespace VideoGen.Planning;

/// <summary>Everything this project logs. No prompts, no keys.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Warning, "Provider {Provider} did not plan a film: {Reason}")]
    internal static partial void NotPlanned(this ILogger logger, string provider, string reason);
}
