using Microsoft.Extensions.Logging;

namespace VideoGen.Media.Rendering;

internal static partial class Log
{
    [LoggerMessage(EventId = 4101, Level = LogLevel.Information, Message = "Segment {Index} is drawn instead of copied: {Reason}")]
    public static partial void NotCopied(this ILogger log, int index, string reason);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Information, Message = "The tool complained, but its {Inputs} inputs decode without fault from their start")]
    public static partial void HarmlessComplaint(this ILogger log, int inputs);
}
